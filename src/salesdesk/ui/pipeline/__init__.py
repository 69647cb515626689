"""The pipeline: the table with the gap bar above it, and the page of one deal."""
