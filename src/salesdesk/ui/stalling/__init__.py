"""Deals that stand still and deals without a next step: touched again from one page."""
