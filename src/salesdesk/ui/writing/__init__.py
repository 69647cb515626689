"""Letters: written from templates, read over, kept as drafts that people send themselves."""
