"""Pictures as pages need them: turned, without what cameras write into them, in several widths."""
