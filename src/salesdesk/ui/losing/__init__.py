"""The page on won and lost deals."""
