"""Citations and reference lists: rich text made from references by the rules of a style."""
