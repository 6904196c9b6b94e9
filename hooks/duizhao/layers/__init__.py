"""The layers: each one a function from a text to what it says about that text.

No layer knows another; `duizhao.annotator` puts them together.
"""
