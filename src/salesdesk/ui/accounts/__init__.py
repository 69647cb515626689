"""Accounts: the list of them, and everything about one."""
