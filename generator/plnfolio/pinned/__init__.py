"""How a site gets the plnfolio that builds it: the same one, wherever it is cloned, for years."""
