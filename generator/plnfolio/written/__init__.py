"""What a person writes becomes plain data with the place of every value, then a frozen model."""
