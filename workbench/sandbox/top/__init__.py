"""TOP's router, for Taobao and Tmall, as the sandbox speaks it."""
