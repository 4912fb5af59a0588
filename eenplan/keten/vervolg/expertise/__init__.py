"""Thinking along by a GGZ expert, early in an investigation (S2, diagnostisch onderzoek-model; row 8)."""
