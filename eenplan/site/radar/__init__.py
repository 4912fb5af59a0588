"""The radar on a file: load persons into a space of their own, look queries up in it, measure it on your own data."""
