"""Households over time: who lives where from when until when (a child can have two homes), and relations (S2)."""
