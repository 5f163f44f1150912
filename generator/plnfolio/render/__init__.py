"""Markdown becomes a Document, and a Document becomes a Body."""
