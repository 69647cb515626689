"""The sweep: what outlived the wins is closed, given back or kept, by hand, on one page."""
