"""The pages of the glossary: an entry for each concept, indexes, and what weighs where."""
