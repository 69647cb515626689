"""The round trip of a whole desk (B20): everything out into a folder that any program reads, and back again."""
