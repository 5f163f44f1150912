"""What is made leaves the house: outputs, one file each, and the folder they go to."""
