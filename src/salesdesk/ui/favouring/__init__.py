"""Favours both ways, goodwill, and the thank-yous that are owed (1.5, 1.7, 1.18)."""
