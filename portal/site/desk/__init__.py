"""What the desk adds to Django's admin: its menu, the way to a row, how a row stands with residents, the start page."""
