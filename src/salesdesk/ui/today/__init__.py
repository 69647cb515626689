"""The first page of the day: meetings, follow-ups due, proposals that wait, the gap."""
