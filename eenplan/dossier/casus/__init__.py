"""The case: one household, one organisation with sight on safety at every moment, its team and who may look.

From the first report until closing a responsible organisation and person are never absent (domain 3.2).
"""
