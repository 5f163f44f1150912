"""A tidy text as the Markdown that a person would have written."""
