"""Exchange: a glossary in the formats of other tools, and back."""
