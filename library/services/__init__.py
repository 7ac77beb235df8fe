"""What is done with messages and with the shelf."""
