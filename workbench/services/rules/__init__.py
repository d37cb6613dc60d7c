"""Rules in words, the packs in force, and what the seller tells of both."""
