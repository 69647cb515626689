"""Walkers over a window: can everything be reached, read, and is it drawn in our colours."""
