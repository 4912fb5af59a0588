"""Logging in through one's own organisation (OpenID Connect, code flow), for accounts that exist already.

Nobody signs himself up: the subject of the provider is bound to an account once, with a code of the functional manager.
"""
