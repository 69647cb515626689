"""The log: logging in a few keys, the list of what was done, histories, and the call that is running."""
