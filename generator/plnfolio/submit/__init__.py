"""A text as it is handed in: a folder of files, and a receipt to check them by later."""
