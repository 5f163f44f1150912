"""A finished site on its way to the web: hosts, and what all of them need."""
