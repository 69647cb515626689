"""The tables of a desk, private to the store: what each kind of record keeps, and which columns are personal."""
