"""文明社区门户: the site as a whole, and the workshops that every app uses. See docs/ARCHITECTURE.md."""
