"""What a DOI, an ISBN, an address, a file or an author says of a work, as CSL-JSON."""
