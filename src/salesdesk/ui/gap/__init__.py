"""What is missing in a period and what can still be done about it: the plays, the plan with names, the call lists."""
