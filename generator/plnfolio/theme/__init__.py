"""How a page looks: the chain of theme folders, their templates, words and assets."""
