"""Tables of a text that are networks: told from ordinary ones, and read as a person would."""
