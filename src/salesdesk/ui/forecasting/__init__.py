"""The page of the forecast: what is likely, what people say of it, what would change it."""
