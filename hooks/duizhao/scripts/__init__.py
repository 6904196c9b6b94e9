"""Scripts: what is known of how words are written in Traditional script, as data."""
