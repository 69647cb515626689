"""What the pest guard says before a call, and what it offers instead of one (B4)."""
