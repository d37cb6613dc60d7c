"""Small widgets that all views share; every text in them is plain."""
