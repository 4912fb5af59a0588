"""They were two people after all: both records as they were, and what came in between where a human can follow it."""

import json
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.crypto.zegel import unseal
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock_all
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.rules import EERST_LATER, REDEN, SHORTEST_REASON
from eenplan.dossier.dubbelen.samenvoegen import casussen_van, schrijf_op
from eenplan.dossier.dubbelen.schilden import geheim, verborgen_sinds, weer_te_lezen
from eenplan.dossier.dubbelen.terug import zet_terug
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.radar.besluiten import na_losmaken

VERB = "persoon.maak_los"


def maak_ongedaan(
    samenvoeging_id: int, reden: str, *, by: Viewer, at: datetime, ground: str = "Wmo 5.1.6 (juiste gegevens)"
) -> Persoonsamenvoeging:
    """Two records again, each with what was its own. Refused without a reason, or when one was joined again later."""
    with act(VERB, by=by, at=at, ground=ground, system=True) as a:
        row, cases = te_schrijven(by, samenvoeging_id)
        if len(reden.strip()) < SHORTEST_REASON:
            raise Refused(REDEN)
        if Persoonsamenvoeging.objects.filter(
            blijft_id=row.blijft_id, ongedaan_op__isnull=True, pk__gt=row.pk
        ).exists():
            raise Refused(EERST_LATER)
        lock_all(*cases)
        trace = json.loads(unseal(row.verzegeld, organisation_id=row.bronhouder_id))
        hidden = verborgen_sinds(row.blijft_id, trace["geheim"])
        # what was hidden meanwhile was hidden for who reads it now: then no shield is loosened (R6)
        zet_terug(trace, schilden=set(geheim(row.casussen)) <= set(trace["geheim"]))
        weer_te_lezen(trace, row.op)
        Adres.objects.filter(persoon__in=[row.blijft_id, row.weg_id], zoekadres__in=hidden).update(geheim=True)
        na_losmaken(row.blijft_id, row.weg_id, row.bronhouder_id, reden.strip(), by=by, at=at)
        row.ongedaan_op, row.ongedaan_door_id, row.reden = at, by.account_id, reden.strip()
        row.save(update_fields=["ongedaan_op", "ongedaan_door", "reden"])
        schrijf_op(a, row, cases)
    return row


def te_schrijven(by: Viewer, samenvoeging_id: int) -> tuple[Persoonsamenvoeging, list[int]]:
    """What was joined, locked, and the cases that it touched or in which who stayed is by now.

    NotVisible to who may not write in every one of them.
    """
    rows = Persoonsamenvoeging.objects.select_for_update().filter(pk=samenvoeging_id, ongedaan_op__isnull=True)
    row = rows.first()
    if row is None:
        raise NotVisible(
            Line(VERB, object_type="persoonsamenvoeging", object_id=samenvoeging_id, rule="R0", allowed=False)
        )
    cases = sorted({*row.casussen, *casussen_van(row.blijft_id)})
    for casus_id in cases:
        facts = may_write(by, casus_id, DataClass.IDENTITEIT, what=VERB)
        if not (facts.own_organisation or by.system):
            raise NotVisible(Line(VERB, casus_id=casus_id, rule="R5", allowed=False))
    return row, cases
