"""Bringing in what a company already has: a file is read, understood, held against the desk, and kept or taken back."""
