"""The editor's review: what an edition is in doubt about, and what has been judged."""
