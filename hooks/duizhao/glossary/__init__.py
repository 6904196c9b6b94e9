"""The glossary: concepts, protected names and house rulings, and how they are read from YAML."""
