"""The chain on one page: what must follow what, by law or protocol, within the same transaction.

Each handler reads "after this, that". Nothing else in the chain starts a later step by itself.
"""
