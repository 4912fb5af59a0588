"""Persons: names with the tussenvoegsel apart, birth date possibly partial, BSN sealed, addresses over time.

Recorded by any organisation about people of a household (Wmo 5.1.6); the recording organisation is bronhouder.
"""
