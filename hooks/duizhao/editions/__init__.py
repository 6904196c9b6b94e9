"""Editions: what a publication is made into: pages in each script, their data, the bundle.

Knows nothing of MkDocs: it is handed texts and addresses, and gives texts back.
"""
