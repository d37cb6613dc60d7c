"""The notification panel (通知): the record that desktop notifications only point to."""
