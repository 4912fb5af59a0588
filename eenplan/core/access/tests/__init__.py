"""Tests of the access policy: every cell, every row code, every mutant, the page."""
