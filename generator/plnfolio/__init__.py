"""plnfolio turns a folder of reflections into a portfolio that can be handed in."""

__version__ = "0.1.0"
