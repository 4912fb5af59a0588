"""Organisations, people and the roles they hold there; partner tokens; on-duty person (access.md, Words)."""
