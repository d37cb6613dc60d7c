"""Looking after a profile: backups, recovery, privacy, checks, help for whoever helps."""
