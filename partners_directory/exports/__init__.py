"""What others read of the directory, made by pure functions."""
