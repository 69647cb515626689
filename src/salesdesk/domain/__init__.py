"""What the trade means: frozen values and pure functions, standard library only."""
