"""The view of freight and figures (运费与指标)."""
