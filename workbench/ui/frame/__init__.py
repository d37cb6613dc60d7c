"""The frame around the views: rail, window, detail beside the list."""
