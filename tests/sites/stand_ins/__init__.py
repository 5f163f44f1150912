"""Modules that stand in for others which are slow, where no test is about what those make."""
