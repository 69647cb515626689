"""Catching up in order: customers, stalled deals, the network; one person at a time."""
