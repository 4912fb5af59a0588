"""Explainable proposals for triage out of what a reporter sends and what the region already knows.

Plain, switchable rules: no learning, no score, no order of severity. Every value comes with a Dutch reason,
its source in domain.md and the words that gave rise to it; a person decides. Pure: no Django, no clock.
"""
