"""Address cards: people out of vCard files and into them, duplicates merged field by field (1.13)."""
