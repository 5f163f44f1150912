"""Small sites for tests, written as text, built for real, and read the way a browser reads them."""
