"""Citations in the text by the rules of APA 7, chapters 8 and 11."""
