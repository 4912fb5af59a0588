"""Dated rule table for terms, ages and retention: a region edits it without a release (domain 0, version warning)."""
