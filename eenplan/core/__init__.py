"""Machinery without domain: workflow, calendar, deadlines, audit, access, sockets, accounts. Imports nothing of ours."""
