"""duizhao 对照: annotated bilingual editions of Chinese documents.

The order in which to learn the names: Span, Passage, Piece, Annotator, Glossary, Problem.
"""

__version__ = "0.1.0"
