"""Charts over time in the window: lines of amounts, and pairs of what was said and what came."""
