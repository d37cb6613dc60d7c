"""The view of what must be done today: deadlines on the left, figures on the right."""
