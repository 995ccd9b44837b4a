"""Stories and how they get published."""
