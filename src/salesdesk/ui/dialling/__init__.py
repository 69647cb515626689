"""What is to be known before the clock of a call runs."""
