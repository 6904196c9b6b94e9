"""Figures in Chinese and English, and whether those of one text stand in the other."""
