"""What an author already has elsewhere, brought into a site; nothing lost without a word."""
