"""What a page keeps of a text: furniture dropped, and its structure made regular."""
