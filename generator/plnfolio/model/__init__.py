"""The types that flow through the house; no module here reads, writes or formats."""
