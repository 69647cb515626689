"""What a person can do with a desk: use cases over small ports, no framework."""
