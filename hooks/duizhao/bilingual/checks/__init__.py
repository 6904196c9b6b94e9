"""What a translator's tools look for: each rule in a module of its own."""
