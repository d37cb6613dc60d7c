"""What the program does, as plain calls: no Qt, no threads, clocks and stores handed in."""
