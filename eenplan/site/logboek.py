"""``eenplan logboek controleer``: did anybody change the log? 0 when not, 1 with the first break on top when so."""

import argparse
from datetime import date
from pathlib import Path

from eenplan.core import clock
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.controle import controleer
from eenplan.core.audit.zegels import achter
from eenplan.site.screen import say

MEEST = 20


def main(arguments: list[str]) -> int:
    """Read the options, verify, tell."""
    parser = argparse.ArgumentParser("eenplan logboek", description="Nagaan dat niemand het logboek veranderde.")
    parser.add_argument("wat", choices=["controleer"])
    parser.add_argument("--vanaf", type=date.fromisoformat, help="alleen de regels vanaf deze dag narekenen")
    parser.add_argument("--bestand", type=Path, help="map met een kopie van de zegelbestanden, van een andere plek")
    given = parser.parse_args(arguments)
    found = controleer(given.vanaf, given.bestand)
    say(f"{found.zegels} zegels en {found.regels} regels nagerekend; {achter(clock.now())} dagen zonder zegel.")
    if not found.breuken:
        say("Het logboek is heel.")
        return 0
    names = {str(row.pk): row.naam for row in Organisation.objects.all()}
    say(f"Het logboek is NIET heel: {len(found.breuken)} breuken. De eerste:")
    for row in found.breuken[:MEEST]:
        say(f"  {row.dag:%d-%m-%Y}, {names.get(row.organisatie, 'Eenplan zelf en bezoekers')}: {row.wat}")
    return 1
