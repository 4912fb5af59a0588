"""Deadlines as rows with the version of their rule, and an idempotent tick that raises alarms (domain 5)."""
