"""Places and what is true about them: district → street → community, sources, facts, awards."""
