"""回看: controls that turn a view to a past instant."""
