"""Machinery without domain: workflow, calendar, deadlines, audit, access, sockets. Imports nothing of ours."""
