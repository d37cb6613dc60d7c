"""抖店 (Douyin shop): orders, refunds, and the traces of its own e-waybills (platform-apis 3)."""
