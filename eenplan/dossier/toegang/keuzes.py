"""Who can be chosen on a page about access; asked by a page that passed the gate."""

from datetime import datetime

from eenplan.dossier.toegang import herverdelen, schilden
from eenplan.dossier.toegang.lezen import Beeld
from eenplan.dossier.toegang.mensen import conflicten, in_dienst, te_noemen
from eenplan.dossier.toegang.rules import TEAMROLLEN


def voor_team(found: Beeld, now: datetime) -> dict[int, str]:
    """Colleagues who could come into the team: not in it, and no conflict."""
    out = {lid.account_id for lid in found.team} | conflicten(found.casus.pk)
    staff = in_dienst(found.casus.bronhouder_id, now, *TEAMROLLEN)
    return _namen({pk: f"{who.naam}, {functie}" for pk, (who, functie) in staff.items() if pk not in out})


def voor_schilden(found: Beeld, now: datetime) -> dict[str, dict[int, str]]:
    """Per shield who could become a reader."""
    return {
        item.soort: _namen(_nog_niet(schilden.kandidaten(found.casus, item.soort, now), item.lezers))
        for item in found.schilden
        if item.mag
    }


def lezers(found: Beeld, now: datetime) -> dict[int, str]:
    """Who can be named on a new shield."""
    return _namen({pk: f"{who.naam}, {functie}" for pk, (who, functie) in te_noemen(found.casus, now).items()})


def opvolgers(found: Beeld, now: datetime) -> dict[int, str]:
    """Who could take the case over."""
    return herverdelen.opvolgers(found.casus, now)


def _nog_niet(people: dict[int, str], there: tuple[tuple[int, str, bool], ...]) -> dict[int, str]:
    return {pk: naam for pk, naam in people.items() if pk not in {reader[0] for reader in there}}


def _namen(people: dict[int, str]) -> dict[int, str]:
    return dict(sorted(people.items(), key=lambda item: item[1]))
