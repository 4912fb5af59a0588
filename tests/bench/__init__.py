"""Measures CPU, wall time and queries per request against a database of realistic size (`make bench`)."""
