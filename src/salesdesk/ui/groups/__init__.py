"""Chambers and groups, and what happens there (1.14)."""
