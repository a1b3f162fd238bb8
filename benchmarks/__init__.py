"""What is measured, side by side with other tools, by one command: `make bench`."""
