"""The page of leads: who waits for a first talk, what marketing has, what sales heard."""
