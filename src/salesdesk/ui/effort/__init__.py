"""The page on activity: how much it takes, what is planned and done, what works."""
