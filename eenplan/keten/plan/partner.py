"""What a partner with a task in the plan answers: one click and one line (S2, integraal werken). Pure Python."""

from datetime import date
from enum import StrEnum


class Hoe(StrEnum):
    """How it goes with the task."""

    GOED = "goed"
    MOEIZAAM = "moeizaam"
    LUKT_NIET = "lukt_niet"


HOE_WOORDEN = {Hoe.GOED: "Het loopt", Hoe.MOEIZAAM: "Het gaat moeizaam", Hoe.LUKT_NIET: "Het lukt niet"}


def wacht_op_antwoord(controle_op: date, geantwoord_op: date | None, gecontroleerd_op: date | None, nu: date) -> bool:
    """Whether the partner is late: the agreed day passed and nothing was heard since the check before it."""
    if controle_op >= nu:
        return False
    return geantwoord_op is None or (gecontroleerd_op is not None and geantwoord_op < gecontroleerd_op)
