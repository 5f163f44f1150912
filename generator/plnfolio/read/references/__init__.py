"""Reference libraries become `Reference`s: CSL, BibTeX and tagged formats.

Whoever wants a part of it imports that: the readers take longer to load than all other reading, and
only a library that has changed needs them.
"""
