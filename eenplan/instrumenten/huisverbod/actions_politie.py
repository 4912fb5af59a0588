"""The police begin from their own door: one form at the kitchen table makes the report and the order (D6, D1)."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.aanleg import Begin, leg_aan
from eenplan.instrumenten.huisverbod.delen import deel_met, termijn
from eenplan.instrumenten.huisverbod.gang import nodig
from eenplan.instrumenten.huisverbod.genodigden import beslist, mogelijke
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.politie import PolitieBegin, melding_van
from eenplan.instrumenten.huisverbod.rules import GROND, Herkomst
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import GenoemdePersoon, Melding

ALLEEN_POLITIE = "Hier begint de politie. Bel Veilig Thuis: dag en nacht bereikbaar, 0800-2000."
GEEN_NAAM = "Vul de naam in van wie het huis uit moet, zoals op een identiteitsbewijs."


@dataclass(frozen=True, slots=True)
class Begonnen:
    """What the police get: the order, and the number of the report that came with it."""

    huisverbod_id: int
    meldingsnummer: str


def begin_politie(gegeven: PolitieBegin, *, by: Viewer, at: datetime) -> Begonnen:
    """A report and an order in one transaction; the same key twice gives the same order.

    The case is a new one: whether the family is known is for Veilig Thuis to say, and the order goes along then.
    """
    with act("huisverbod.begin_politie", by=by, at=at, ground=GROND, system=True) as a:
        korps = Organisation.objects.filter(pk=by.organisation_id or 0, soort="politie").first()
        if korps is None:
            raise Refused(ALLEEN_POLITIE)
        for text, why in ((gegeven.pleger.naam, GEEN_NAAM), (gegeven.adres, "Vul het adres van de woning in.")):
            nodig(text, why)
        bewijs = neem_aan(melding_van(gegeven, by, korps.naam), by=by, at=at, ground=GROND)
        enter(by, system=True)  # taking in a report ends with the eyes of who sent it
        casus = lock(Melding.objects.get(pk=bewijs.melding_id).casus_id)
        known = Huisverbod.objects.filter(casus=casus, begonnen_door_id=by.account_id).order_by("pk").first()
        if known is None:
            _laat_lezen(casus, by, at)
            known = leg_aan(a, casus, _begin(gegeven, bewijs.melding_id, casus, by, at))
    return Begonnen(known.pk, bewijs.nummer)


def _laat_lezen(casus: Casus, by: Viewer, at: datetime) -> None:
    """Who begins takes part; Veilig Thuis on duty answers for that share, as for every other."""
    with act("huisverbod.deel", by=SYSTEM, at=at, ground=GROND) as a:
        deel_met(a, casus, int(by.organisation_id or 0), int(by.account_id or 0), termijn("huisverbod_delen", at))


def _begin(gegeven: PolitieBegin, melding_id: int, casus: Casus, by: Viewer, at: datetime) -> Begin:
    rows = GenoemdePersoon.objects.filter(melding_id=melding_id, persoon__isnull=False).order_by("volgnummer")
    first, *others = rows.values_list("volgnummer", "persoon_id")
    if first[0] != 1:
        raise Refused(GEEN_NAAM)
    asked = [row for row in mogelijke(casus, at) if beslist(row)]
    own = [row.account_id for row in asked if row.organisation_id == by.organisation_id]
    town = [row.account_id for row in asked if row.organisation.soort == "gemeente" and casus.gemeente]
    return Begin(
        Herkomst.POLITIE, gegeven.aanleiding, int(first[1] or 0), gegeven.adres, [int(pk or 0) for _, pk in others],
        [pk for pk in (*own, *town) if pk != by.account_id], kindermishandeling=gegeven.kindermishandeling,
    )  # fmt: skip
