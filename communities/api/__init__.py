"""The communities' part of the read-only JSON, by noun, as promised in docs/INTERFACES.md."""
