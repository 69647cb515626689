"""The tables that the planning workspace brought."""
