"""Papier: one document as data, written as PDF for who must have it in the hand. No domain; no network, no browser.

The page on the screen is the accessible twin of every document (ADR 0012).
"""
