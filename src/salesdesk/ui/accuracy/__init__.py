"""How near forecasts come: pace, what changed since last week, accuracy, the try on the past, the look back."""
