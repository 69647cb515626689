"""What stands in the way of a deal: noted, changed and taken out of the way where it is shown."""
