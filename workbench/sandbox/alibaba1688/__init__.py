"""1688's gateway as the sandbox speaks it."""
