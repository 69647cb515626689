"""Bringing a file in from the window: choose, look, import, take back."""
