"""Exported courses: with which page they open, and those in a zip file, judged and unpacked."""
