"""Read models: small rows for lists by column selects, archived records left out."""
