"""Values of what looks after a profile: copies, recovery, privacy, versions."""
