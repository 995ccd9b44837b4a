"""The stories' part of the read-only JSON, as promised in docs/INTERFACES.md."""
