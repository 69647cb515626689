"""Call plans: the list of them, and the plan itself in three columns."""
