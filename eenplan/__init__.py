"""Eenplan: one family, one plan, one director. See docs/architecture.md for the house."""
