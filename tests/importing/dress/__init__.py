"""Articles dressed as platforms dress them: the shapes of real pages around texts of our own."""
