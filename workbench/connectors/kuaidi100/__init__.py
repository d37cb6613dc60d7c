"""Kuaidi100: traces of single parcels (``poll/query.do``)."""
