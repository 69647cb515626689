"""How many examples a property is tried with where each of them is dear."""

from __future__ import annotations

from hypothesis import settings

FEWER = settings(max_examples=max(10, settings().max_examples // 3))
"""For a property that is tried for each of dozens of kinds: a third of what the profile in use asks for."""
