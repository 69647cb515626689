"""The tables that the proposal builder brought."""
