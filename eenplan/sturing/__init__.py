"""Steering. Imports feiten, netwerk and core; never dossier, keten or instrumenten."""
