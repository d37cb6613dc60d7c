"""Group robots in the window: what they are told, and the form in which they are set up."""
