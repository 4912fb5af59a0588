"""Invented families in any number: drawn from the figures of domain 9 (pure), written in bulk (COPY).

`trek` draws what happened to each family, without a database. `maak` writes it as the steps of the chain would have:
owner, terms, log, facts. Everybody in it is invented.
"""
