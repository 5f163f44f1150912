"""Typed citations found: each work's own forms, and where a text has one of them."""
