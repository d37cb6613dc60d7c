"""Douyin's open platform as the sandbox speaks it."""
