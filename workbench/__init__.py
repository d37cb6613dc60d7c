"""Fulfilment workbench (履约工作台): which parcels run late, and until when."""

__version__ = "0.1.0"
