"""What an author is told of a site as a whole, by whom everything of it is known."""
