"""Rounds of polling: orders, refunds, messages and traces, politely."""
