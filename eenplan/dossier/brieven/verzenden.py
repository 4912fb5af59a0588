"""A letter leaves: made ready or held, posted or given with who did it when, read in Eenplan with the moment."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import finish
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.papier.rules import Papier
from eenplan.dossier.brieven.actions import GROND, open_rij, stap
from eenplan.dossier.brieven.inhoud import bestand, gekeurd, papier
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import kring
from eenplan.dossier.brieven.rules import TERMIJN, Kanaal, Stand
from eenplan.dossier.brieven.veilig import (
    eis_dat_het_mag,
    eis_plek,
    eis_volledig,
    nog_goed,
    waarom_niet,
    zoals_klaar,
)


def maak_klaar(brief_id: int, *, by: Viewer, at: datetime, versie: int | None = None) -> Brief:
    """Make the file and put it in the queue; held when post is not safe; to an organisation in Eenplan it goes at once.

    Refused when something is in it that the recipient may not know, or when nobody was chosen.
    """
    with act("brief.maak_klaar", by=by, at=at, ground=GROND) as a:
        row = open_rij(brief_id, versie, by=by, what="brief.maak_klaar")
        eis_volledig(row)
        eis_dat_het_mag(row, at)
        people = kring(row.casus, at)
        if why := waarom_niet(row, people):
            row.ophouden, row.pdf, row.sha256, row.klaar_op, row.klaar_door = why, None, "", None, None
            stap(a, row, "houd_op")
            return row
        eis_plek(by, row, people)
        letter = gekeurd(row, people, papier(row, people, at, by.naam))
        row.klaar_op, row.klaar_door_id, row.ophouden = at, by.account_id, ""
        bestand(row, letter)
        stap(a, row, "maak_klaar")
        if row.kanaal == Kanaal.DIGITAAL:
            _weg(a, row)
    return row


def verstuur(brief_id: int, *, by: Viewer, at: datetime, versie: int | None = None) -> Brief:
    """It was put in the post, or given in a conversation: who did it and when is the proof. Refused when stale."""
    with act("brief.verstuur", by=by, at=at, ground=GROND) as a:
        row = open_rij(brief_id, versie, by=by, what="brief.verstuur")
        people = kring(row.casus, at)
        if row.stand == Stand.KLAAR:
            eis_plek(by, row, people)
            nog_goed(row, people, at)
        _weg(a, row)
    return row


def _weg(a: Act, row: Brief) -> None:
    row.verzonden_op, row.verzonden_door_id = a.at, a.by.account_id
    stap(a, row, "verstuur")
    finish([TERMIJN], "brief", row.pk, a.at)
    if row.kanaal == Kanaal.DIGITAAL:
        put(Kind.TERUGKOPPELING, object_type="brief", object_id=row.pk, at=a.at, organisation_id=row.organisatie_id)
    a.event(
        "brief.verzonden", casus_id=row.casus_id, brief_id=row.pk, soort=row.soort, bron_id=row.bron_id,
        persoon_id=row.over_id or row.persoon_id, nummer=row.nummer, kanaal=row.kanaal,
    )  # fmt: skip


def lees(brief_id: int, *, by: Viewer, at: datetime) -> tuple[Brief, Papier]:
    """A letter in the inbox of one's own organisation; the first look is the proof that it arrived.

    NotVisible for another organisation. The machinery writes the moment: the reader may write nothing in the case.
    """
    with act("brief.lees", by=by, at=at, system=True) as a:
        rows = Brief.objects.select_for_update(of=("self",)).select_related("casus__bronhouder", "klaar_door")
        row = rows.filter(
            pk=brief_id, organisatie_id=by.organisation_id or 0, kanaal=Kanaal.DIGITAAL, verzonden_op__isnull=False
        ).first()  # fmt: skip
        if row is None:
            raise NotVisible(Line("brief.lees", object_type="brief", object_id=brief_id, rule="R0", allowed=False))
        if row.gelezen_op is None:
            row.gelezen_op, row.gelezen_door_id = at, by.account_id
            row.save(update_fields=["gelezen_op", "gelezen_door"])
        a.log(object_type="brief", object_id=row.pk, rule="eigen brief")
        letter = zoals_klaar(row, kring(row.casus, row.klaar_op or at))
    return row, letter
