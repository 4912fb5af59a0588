"""The chain in order: advies, melding, triage, vervolg, overdracht, regie, plan, nameting; route.py binds them."""
