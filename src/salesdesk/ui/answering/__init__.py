"""What came back from a customer: dropped or chosen, looked at, taken as the answer (B1)."""
