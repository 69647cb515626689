"""Which period is looked at and whose: chosen once for all pages of the forecast."""
