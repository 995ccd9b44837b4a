"""Rows by the hundred thousand, believable and the same for the same seed, so that lists are tried at size."""
