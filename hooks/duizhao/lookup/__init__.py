"""Lookup: a glossary on the command line, ready as soon as it is asked."""
