"""Who is in the casusteam (R4): added and taken out by who is responsible or leads; nobody goes who has work here.

A person who is taken out looks no further at his next click (R11), also not at what is shielded.
"""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import running_for
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team
from eenplan.dossier.casus.models import Schild, Teamlid
from eenplan.dossier.toegang.mensen import conflicten, in_dienst
from eenplan.dossier.toegang.poort import GROND, leg_vast, moet_beslissen, neem
from eenplan.dossier.toegang.rules import TEAMROLLEN, Soort
from eenplan.dossier.toegang.woorden import SCHILDEN


def voeg_toe(casus_id: int, account_id: int, *, by: Viewer, at: datetime) -> None:
    """A colleague who works there now comes into the team. Refused for a stranger, and for who knows the family."""
    with act("toegang.team_erbij", by=by, at=at, ground=GROND) as a:
        casus, _ = neem(by, casus_id, "toegang.team_erbij")
        moet_beslissen(by, casus)
        if account_id not in in_dienst(casus.bronhouder_id, at, *TEAMROLLEN):
            raise Refused("Kies een collega die hier nu werkt.")
        if account_id in conflicten(casus_id):
            raise Refused("Deze collega heeft hier een belangenconflict. Kies iemand anders.")
        secluded = Schild.objects.filter(casus=casus, soort="besloten")
        if casus.besloten and not secluded.filter(lezers=account_id).exists():
            raise Refused("Deze casus is besloten. Maak deze collega eerst lezer van de hele casus.")
        if casus.team.filter(account_id=account_id, tot__isnull=True).exists():
            raise Refused("Deze collega zit al in het casusteam.")
        add_to_team(a, casus, account_id)
        leg_vast(a, casus, Soort.TEAM_ERBIJ, account_id=account_id, rule="R4")


def haal_weg(casus_id: int, account_id: int, *, by: Viewer, at: datetime) -> None:
    """He looks no further. Refused for who is responsible, who still has a term here, and the last reader or member."""
    with act("toegang.team_eraf", by=by, at=at, ground=GROND) as a:
        casus, _ = neem(by, casus_id, "toegang.team_eraf")
        moet_beslissen(by, casus)
        live = casus.team.filter(tot__isnull=True)
        if not live.filter(account_id=account_id).exists():
            raise Refused("Deze collega zit niet meer in het casusteam.")
        if account_id == casus.verantwoordelijke_id:
            raise Refused("Deze collega is verantwoordelijk voor de casus. Geef de casus eerst aan iemand anders.")
        if account_id in running_for(casus_id, casus.bronhouder_id):
            raise Refused("Op naam van deze collega loopt nog een termijn in deze casus. Rond die eerst af.")
        if live.count() == 1:
            raise Refused("Dit is de laatste in het casusteam. Voeg eerst iemand anders toe.")
        _leest_niet_meer(casus_id, account_id)
        Teamlid.objects.filter(casus=casus, account_id=account_id, tot__isnull=True).update(tot=at)
        leg_vast(a, casus, Soort.TEAM_ERAF, account_id=account_id, rule="R11")


def _leest_niet_meer(casus_id: int, account_id: int) -> None:
    """Out of the team is out of every shield; a shield is never without a reader."""
    for row in Schild.objects.filter(casus_id=casus_id, lezers=account_id).prefetch_related("lezers"):
        if len(row.lezers.all()) == 1:
            what = SCHILDEN[row.soort].lower()
            raise Refused(f"Deze collega is de enige lezer van: {what}. Maak eerst iemand anders lezer.")
        row.lezers.remove(account_id)
