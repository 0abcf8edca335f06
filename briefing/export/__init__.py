"""A corpus as data for other programs."""
