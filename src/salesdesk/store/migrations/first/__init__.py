"""The tables of the first schema, as they were released; never changed, whatever becomes of the records."""
