"""APA Style, 7th edition."""
