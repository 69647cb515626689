"""A whole desk out of the window and back into one."""
