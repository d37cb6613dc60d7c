"""Fulfilment workbench (履约工作台): which orders and parcels run late, by which clock, until when."""

__version__ = "0.1.0"
