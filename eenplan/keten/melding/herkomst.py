"""Who told it, and whether that may be known: the shield of a reporter, per report (UB 4.1.8-3; domain 10.4).

A citizen is hidden unless he consents; a professional is named unless one of three grounds holds. A change needs a
reason, is kept for ever, and only who may know the reporter can make it.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from eenplan.core.access.gate import ask, require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.crypto.zegel import seal
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.actions import lock, shield
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.personen.rules import plain
from eenplan.keten.melding.access import casus_of
from eenplan.keten.melding.models import Afschermwisseling, Melder, Melding
from eenplan.keten.melding.queries import Gelezen, open_melder
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, fout_in_afscherming

SERIES = 3


@dataclass(frozen=True, slots=True)
class Afscherming:
    """What the shield of a reporter should become, and why."""

    afschermen: bool
    reden: str
    grond: str = ""
    toestemming: bool = False


def wijzig_afscherming(melding_id: int, nieuw: Afscherming, *, by: Viewer, at: datetime) -> Melder:
    """Name or hide the reporter from now on. Refused without reason, ground (professional) or consent (citizen)."""
    with act("melding.wijzig_afscherming", by=by, at=at, ground="UB 4.1.8-3") as a:
        casus_id = casus_of(melding_id)
        may_write(by, casus_id, DataClass.MELDER, what="melding.wijzig_afscherming")
        casus = lock(casus_id)
        row = Melder.objects.select_for_update(of=("self",)).select_related("melding__casus").get(melding_id=melding_id)
        why = fout_in_afscherming(row.soort, nieuw.afschermen, nieuw.grond, nieuw.toestemming, nieuw.reden)
        if why:
            raise Refused(why)
        if row.afgeschermd == nieuw.afschermen:
            raise Refused("Dat is al zo. Ververs de bladzijde om de nieuwe stand te zien.")
        grond = nieuw.grond if nieuw.afschermen else ""
        told = replace(
            open_melder(row), wil_afgeschermd_blijven=nieuw.afschermen, afschermgrond=grond,
            toestemming_naam_noemen=not nieuw.afschermen,
        )  # fmt: skip
        row.afgeschermd = nieuw.afschermen
        row.verzegeld = seal(
            json.dumps(asdict(told)).encode(), organisation_id=casus.bronhouder_id, kind="melder", casus_id=casus_id
        )
        row.save(update_fields=["afgeschermd", "verzegeld"])
        Afschermwisseling.objects.create(
            melding_id=melding_id, op=at, door_id=by.account_id, afgeschermd=nieuw.afschermen, grond=grond,
            reden=nieuw.reden.strip(),
        )  # fmt: skip
        _shield_of_case(a, casus)
        a.log(casus_id=casus_id, object_type="melding", object_id=melding_id, classes=frozenset({DataClass.MELDER}))
    return row


def _shield_of_case(a: Act, casus: Casus) -> None:
    """The shield of the case stands as long as one reporter in it is hidden."""
    if Melder.objects.filter(melding__casus=casus, afgeschermd=True).exists():
        shield(a, casus, "melder", list(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True)))
    else:
        Schild.objects.filter(casus=casus, soort="melder").delete()


def soort_melder(viewer: Viewer, melding_id: int) -> tuple[str, bool]:
    """Which group the reporter is in and whether he is hidden, for the form. NotVisible for who may not know him."""
    casus_id = casus_of(melding_id)
    require(viewer, facts_of(viewer, casus_id), DataClass.MELDER, what="melder.lees")
    row = Melder.objects.get(melding_id=melding_id)
    return row.soort, row.afgeschermd


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What the page of a report says of its origin; empty for who may not know the reporter."""

    wisselingen: tuple[Afschermwisseling, ...] = ()
    reeks: int = 0


def herkomst(viewer: Viewer, gelezen: Gelezen, now: datetime) -> Herkomst:
    """The changes of the shield, and a series by one citizen; what was read tells whether he may know."""
    if gelezen.melder is None:
        return Herkomst()
    key, citizen = gelezen.melding.pk, gelezen.melder.soort in NIET_BEROEPSMATIG
    series = aantal_van_melder(viewer, key, now) if citizen else 0
    changed = gelezen.melder.toestemming_naam_noemen is not None  # a change always says yes or no to that
    return Herkomst(tuple(_wisselingen(key)) if changed else (), series)


def _wisselingen(melding_id: int) -> list[Afschermwisseling]:
    return list(Afschermwisseling.objects.filter(melding_id=melding_id).select_related("door").order_by("op", "pk"))


def wisselingen(viewer: Viewer, melding_id: int) -> list[Afschermwisseling]:
    """Every change of the shield with its reason, oldest first; nothing for who may not know the reporter."""
    if not ask(viewer, facts_of(viewer, casus_of(melding_id)), DataClass.MELDER):
        return []
    return _wisselingen(melding_id)


def aantal_van_melder(viewer: Viewer, melding_id: int, now: datetime) -> int:
    """How many reports this citizen made on this household of late, from three on; else 0 (access.md misuse 18).

    A fact and no verdict: nothing is closed, ordered or escalated by it. For who may know the reporter only.
    """
    row = Melding.objects.select_related("casus", "melder").filter(pk=melding_id).first()
    if row is None or row.melder.soort not in NIET_BEROEPSMATIG:
        return 0
    term = rule("patroon_melder", now.date())
    rows = Melder.objects.filter(
        melding__casus__huishouden_id=row.casus.huishouden_id, soort__in=NIET_BEROEPSMATIG,
        melding__ontvangen_op__lte=row.ontvangen_op,
    ).select_related("melding__casus")  # fmt: skip
    recent = [item for item in rows if end_of(term, item.melding.ontvangen_op) >= row.ontvangen_op]
    open_cases = {key for key in {item.melding.casus_id for item in recent} if _may_know(viewer, key)}
    who = [_wie(item) for item in recent if item.melding.casus_id in open_cases]
    mine = _wie(row.melder) if row.casus_id in open_cases else ""
    count = who.count(mine) if mine else 0
    return count if count >= SERIES else 0


def _may_know(viewer: Viewer, casus_id: int) -> bool:
    return bool(ask(viewer, facts_of(viewer, casus_id), DataClass.MELDER))


def _wie(row: Melder) -> str:
    """The reporter as he can be compared: his number or address, else his name; empty when he gave neither."""
    told = open_melder(row)
    return plain(told.contact) or plain(told.naam)
