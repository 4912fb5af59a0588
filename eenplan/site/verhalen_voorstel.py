"""What the product itself proposes for a report, from the report and the region's record as it stands (no truth)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.clock import AMSTERDAM
from eenplan.core.deadlines.queries import of_object
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.queries import Bekend as Treffer
from eenplan.dossier.radar.queries import bekend
from eenplan.keten.melding.dubbel import Gemeld, dubbel_van
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.queries import Gelezen, meldingen_van
from eenplan.keten.regie.queries import geschiedenis
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.opvallend import als_invoer
from eenplan.keten.triage.signalen.publiek import Bekend, Eerdere, Schoolkalender, beoordeel
from eenplan.site.verhalen_radar import STERK, Gezien
from eenplan.site.verhalen_regio import Regio, alles_zien

BURGER = ("Burger", "Onbekend")


@dataclass(slots=True)
class Voorstel:
    """The proposal in the layout of `verwacht`, with ids of this database."""

    velden: dict[str, Any]
    casussen: list[int] = field(default_factory=list)
    meldingen: list[int] = field(default_factory=list)
    dubbel: int | None = None
    radar: list[Gezien] = field(default_factory=list)
    genoemd: list[int | None] = field(default_factory=list)


def stel_voor(regio: Regio, melding_id: int, school: Schoolkalender) -> Voorstel:
    """The proposal for a report that came in just now."""
    with alles_zien():
        row = Melding.objects.select_related("casus").get(pk=melding_id)
        gelezen = next(item for item in meldingen_van(regio.intake, row.casus_id) if item.melding.pk == melding_id)
        hits = bekend(regio.intake, row.casus_id)
        treffers = [hit for hit in hits if hit.band in STERK]
        eerdere = _huishoudens(treffers, row.casus_id)
        reports = _reports(regio, eerdere)
        dubbel = dubbel_van(_gemeld(gelezen), [_gemeld(item) for item in reports])
        known = _bekend(eerdere, reports, gelezen, treffers, dubbel, school)
        found = beoordeel(als_invoer(gelezen), known, school)
        velden = found.als_dict() | _termijnen(row, found.soort_contact)
        seen = [_gezien(hit) for hit in hits]
    return Voorstel(
        velden, [item.pk for item in eerdere], [item.melding.pk for item in reports], dubbel, seen,
        [who.persoon_id for who in gelezen.genoemd],
    )  # fmt: skip


def _gezien(hit: Treffer) -> Gezien:
    """A proposal with all reports of that household."""
    home = Casus.objects.filter(pk=hit.casus_id).values("huishouden_id")
    reports = Melding.objects.filter(casus__huishouden_id__in=home).values_list("pk", flat=True)
    pairs = tuple((item.genoemd_id, item.persoon_id, item.band) for item in hit.treffers)
    return Gezien(hit.band, frozenset(reports), pairs)


def _huishoudens(treffers: Iterable[Treffer], own: int) -> list[Casus]:
    """Every earlier case of the households that the radar points at."""
    homes = Casus.objects.filter(pk__in=[hit.casus_id for hit in treffers]).values("huishouden_id")
    rows = Casus.objects.filter(huishouden_id__in=homes).exclude(pk=own).exclude(sluitreden="samengevoegd")
    return list(rows.order_by("geopend_op", "pk"))


def _reports(regio: Regio, eerdere: Iterable[Casus]) -> list[Gelezen]:
    return [item for casus in eerdere for item in meldingen_van(regio.intake, casus.pk)]


def _gemeld(item: Gelezen) -> Gemeld:
    row = item.melding
    return Gemeld(row.pk, row.ontvangen_op, _melder(item), row.incident_datum, frozenset(row.incident_soorten))


def _melder(item: Gelezen) -> str:
    return f"{item.melder.soort} {item.melder.organisatie} {item.melder.naam}" if item.melder else ""


def _bekend(
    eerdere: list[Casus], reports: list[Gelezen], nieuw: Gelezen, treffers: list[Treffer], dubbel: int | None,
    school: Schoolkalender,
) -> Bekend:  # fmt: skip
    running = {casus.pk for casus in eerdere if casus.afgesloten_op is None}
    read = {item.melding.pk: beoordeel(als_invoer(item), school=school) for item in reports}
    signals = [read[item.melding.pk].signalen for item in reports if item.melding.casus_id in running]
    melders = [item.melder for item in reports if item.melder and item.melder.soort in BURGER]
    return Bekend(
        casussen=tuple(_eerdere(casus) for casus in eerdere), eerdere_meldingen=len(reports),
        eerdere_signalen=frozenset().union(*signals), eerdere_melders=tuple(row.naam for row in melders if row.naam),
        geboortedata=_geboortedata(nieuw, treffers),
        school_al_gewaarschuwd=dubbel is not None and read[dubbel].handle_with_care,
    )  # fmt: skip


def _eerdere(casus: Casus) -> Eerdere:
    steps = list(casus.standen.order_by("op", "pk"))
    directors = geschiedenis(SYSTEM, casus.pk)
    return Eerdere(
        id=str(casus.pk), geopend_op=_dag(casus.geopend_op) or date.min,
        vb_besluit_op=_besluit(casus.pk), monitoring_vanaf=_eerste(steps, ("start_monitoring",)),
        afgesloten_op=_dag(casus.afgesloten_op), regisseur=directors[0].organisatie.naam if directors else None,
    )  # fmt: skip


def _eerste(steps: list[Any], acties: tuple[str, ...]) -> date | None:
    return next((_dag(item.op) for item in steps if item.actie in acties), None)


def _besluit(casus_id: int) -> date | None:
    """The day of the first decision on this case."""
    rows = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id, stand="besloten").order_by("besloten_op")
    return _dag(rows.values_list("besloten_op", flat=True).first())


def _dag(op: datetime | None) -> date | None:
    return op.astimezone(AMSTERDAM).date() if op else None


def _geboortedata(nieuw: Gelezen, treffers: Iterable[Treffer]) -> dict[int, date]:
    """Birth dates of named people whom the radar recognises."""
    known = {hit.genoemd_id: hit.persoon_id for item in treffers for hit in item.treffers}
    people = {row.pk: row for row in Persoon.objects.filter(pk__in=known.values())}
    found = {}
    for index, who in enumerate(nieuw.genoemd):
        born = people[known[who.persoon_id]].geboortedatum if who.persoon_id in known else None
        if born and born.jaar and born.maand and born.dag:
            found[index] = date(born.jaar, born.maand, born.dag)
    return found


def _termijnen(row: Melding, soort: str) -> dict[str, Any]:
    """The terms that run on the report; a request for advice has none."""
    if soort == "advies":
        return {"uiterste_datum_veiligheidsbeoordeling": None, "termijn": None}
    terms = {key: _dag(item.due_at) for key, item in of_object("melding", row.pk).items()}
    return {
        "uiterste_datum_veiligheidsbeoordeling": terms.get("veiligheidsbeoordeling"),
        "termijn": {"wettelijk_5_dagen_met_atw": terms.get("start_onderzoek")},
    }


def met_ids(voorstel: Voorstel, casussen: dict[int, str], meldingen: dict[int, str]) -> dict[str, Any]:
    """The proposal with the ids of the story, where this database knows them."""
    return voorstel.velden | {
        "eerdere_casussen": [casussen.get(pk, f"casus {pk}") for pk in voorstel.casussen],
        "zelfde_gezin_als": [meldingen.get(pk, f"melding {pk}") for pk in voorstel.meldingen],
        "dubbel_van": meldingen.get(voorstel.dubbel) if voorstel.dubbel else None,
    }
