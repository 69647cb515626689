"""One room per aggregate: how its value is read from its tables and written to them."""
