"""Pictures of a learning network: the map and the hours, laid out and written as SVG."""
