"""Evidence packets on disk: one ZIP with a PDF, the files and a manifest."""
