"""Checking: what is wrong with how a publication uses its glossary, and what could be better."""
