"""Two languages side by side: what belongs together, and the checks that a translator runs."""
