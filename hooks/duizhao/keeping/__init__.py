"""Keeping: what is kept between builds, so that cost grows with what has changed.

A store on disk holds passages and whole pages by their content. `touching` says what of a lexicon
can matter to a text, so that a change of one entry leaves alone all texts it does not stand in.
"""
