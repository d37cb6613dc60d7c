"""Copies, recovery, erasing, and the trail of what weakens privacy."""
