"""Proposals: the list of them, and the form in which two options stand side by side."""
