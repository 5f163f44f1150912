"""Citations in the text by the rules of APA 7, chapter 8."""
