"""The log that somebody reads: search it, ask why a look was allowed, go after what is odd (access.md R10, 7 to 10).

The privacy officer sees who looked, never at whom: keys and case numbers, no name and no content (R0).
"""
