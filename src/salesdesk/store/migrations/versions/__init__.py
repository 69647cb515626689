"""One module per step, named after the schema it leads to."""
