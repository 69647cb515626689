"""Is the target in reach, and what can be done if not: use cases over one ground."""
