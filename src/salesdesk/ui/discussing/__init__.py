"""What was discussed: the talk and the options that were raised in it."""
