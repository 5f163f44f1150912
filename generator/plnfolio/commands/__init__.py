"""The verbs of the command line: one file each, with a ``command`` that click can run."""
