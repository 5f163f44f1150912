"""What becomes of every address that was ever public."""
