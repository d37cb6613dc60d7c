"""Tests of the set-up and of what is shipped."""
