"""Use cases: what a person can do with a desk, over small ports."""
