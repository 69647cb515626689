"""Calendars: invitations out, replies and events in, the desk's own calendar on disk."""
