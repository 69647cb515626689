"""The window over a desk, and the tour that drives it without a screen."""
