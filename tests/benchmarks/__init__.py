"""What `make bench` measures. Ratios and scores of one run; nothing here is a timed unit test."""
