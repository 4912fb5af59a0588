"""Composition root: settings, urls, command line, embedded PostgreSQL. Imports all; nobody imports it."""
