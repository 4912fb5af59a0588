"""Sealing what must not be read from a stolen disk or backup (access.md misuse 24, ADR 0021).

An envelope in three layers: the head key lies outside the database (`hoofd`), wraps the data keys in it (`bos`), and
those seal the values (`envelop`). One data key per organisation and kind, and one more per case for what dies with it.
"""
