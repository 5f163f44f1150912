"""What a programme asks of a portfolio, line by line: ready, missing, or for a person to judge."""
