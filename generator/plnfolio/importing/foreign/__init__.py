"""Texts of other programs, from text to text: what plnfolio understands stays as it is."""
