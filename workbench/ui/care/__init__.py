"""What helps when something is wrong or old: the check, the support bundle, newer versions."""
