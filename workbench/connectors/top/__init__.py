"""Taobao and Tmall open platform (TOP): trades, traces, refunds, messages and shipping."""
