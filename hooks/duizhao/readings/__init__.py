"""Readings: what is known of how Chinese characters are read, as data and as rules."""
