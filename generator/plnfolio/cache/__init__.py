"""What is kept between builds, and how it is told that something is still the same.

Knows no sites: digests, stamps of files, a store of bytes, and calls that are made only when what
they are given has changed.
"""
