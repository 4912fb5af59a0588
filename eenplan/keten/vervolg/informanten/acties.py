"""Asking an informant, and keeping what he said as statements with their source (domain 10.1, 10.4)."""

import json
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.crypto.zegel import seal
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.bron import Bron
from eenplan.dossier.casus.models import Uitspraak
from eenplan.dossier.casus.rules import SoortUitspraak, Stand
from eenplan.dossier.casus.uitspraken import Gezegd, zeg
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.triage.rules import alleen_vt
from eenplan.keten.vervolg.actions import GROUND, Ongeldig, locked
from eenplan.keten.vervolg.informanten.lezen import naam_van
from eenplan.keten.vervolg.informanten.rules import BEROEPSMATIG, SHORTEST, NieuweInformant
from eenplan.keten.vervolg.models import Informant

NA_AFLOOP = "Na afloop van het onderzoek: "


def vraag_informant(
    dienst_id: int, invoer: NieuweInformant, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Informant:  # fmt: skip
    """Note whom we ask, what, and on what ground. His name is sealed: it may have to stay hidden from the family."""
    with act("vervolg.vraag_informant", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, versie, "vervolg.vraag_informant")
        alleen_vt(by.role)
        if row.soort != Soort.OZ:
            raise Refused("Informanten horen bij een onderzoek. Leg bij voorwaarden en vervolg een contact vast.")
        if row.afgerond_op:
            raise Refused("Dit onderzoek is afgerond. Vraag het bij wat nu loopt.")
        if fouten := invoer.fouten():
            raise Ongeldig(fouten)
        name = json.dumps({"naam": invoer.naam.strip()}).encode()
        found = Informant.objects.create(
            dienst=row, soort=invoer.soort,
            verzegeld=seal(name, organisation_id=casus.bronhouder_id, kind="melder", casus_id=casus.pk),
            grond=invoer.grond, afgeschermd=invoer.afgeschermd, afschermgrond=invoer.afschermgrond,
            vraag=invoer.vraag.strip(), gevraagd_op=at, gevraagd_door_id=by.account_id,
        )  # fmt: skip
        leg_vast(
            "informant_gevraagd", at=at, casus_id=casus.pk, gemeente=casus.gemeente, soort=invoer.soort,
            grond=invoer.grond,
        )  # fmt: skip
        a.log(casus_id=casus.pk, object_type="informant", object_id=found.pk)
    return found


def leg_antwoord(
    informant_id: int, soort: str, tekst: str, *, by: Viewer, at: datetime, ground: str = GROUND
) -> Uitspraak:
    """Keep what an informant said as a statement; a hidden source is not named in it. He may say more later.

    What comes after the investigation has ended is kept as such, and who carries the case now hears that it came.
    """
    with act("vervolg.leg_antwoord", by=by, at=at, ground=ground) as a:
        dienst_id = Informant.objects.filter(pk=informant_id).values_list("dienst_id", flat=True).first() or 0
        casus, dienst = locked(by, dienst_id, None, "vervolg.leg_antwoord")
        alleen_vt(by.role)
        if casus.stand == Stand.AFGESLOTEN:
            raise Refused("Deze casus is afgesloten. Is er nieuwe zorg? Neem dan een nieuwe melding aan.")
        row = Informant.objects.select_for_update().get(pk=informant_id)
        if soort not in set(SoortUitspraak):
            raise Ongeldig({"soort": "Kies feit, waarneming, mening of van horen zeggen."})
        if len(tekst.strip()) < SHORTEST:
            raise Ongeldig({"tekst": "Schrijf op wat deze persoon zei."})
        late = NA_AFLOOP if dienst.afgerond_op else ""
        said = zeg(a, casus, Gezegd(
            naam_van(row, casus.bronhouder_id), f"{late}{tekst.strip()}", soort, at, row.soort == BEROEPSMATIG,
            Bron.AFGESCHERMD if row.afgeschermd else Bron.OPEN, row.afschermgrond,
        ))  # fmt: skip
        row.uitspraken.add(said)
        row.beantwoord_op = row.beantwoord_op or at
        row.save(update_fields=["beantwoord_op"])
        a.log(casus_id=casus.pk, object_type="informant", object_id=row.pk)
        if dienst.afgerond_op and casus.verantwoordelijke_id != by.account_id:
            put(Kind.ANTWOORD, object_type="casus", object_id=casus.pk, at=at, account_id=casus.verantwoordelijke_id)
    return said
