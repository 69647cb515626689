"""Whether a target can be reached with own rates, and the talk with the manager about it."""
