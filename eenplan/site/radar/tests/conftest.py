"""The situations of the record, for what the command does with it."""

from eenplan.dossier.conftest import persoon

__all__ = ["persoon"]
