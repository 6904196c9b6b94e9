"""The Markdown of both sides: where a block's source stands, how it is written, and put back."""
