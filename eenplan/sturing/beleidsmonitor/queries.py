"""The figures, read from facts only. Terms come from the region's own rule table, each by the version of its day."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from eenplan.core.access.viewer import Viewer
from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.rulebook.queries import all_rules
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.feiten import queries as feiten
from eenplan.feiten.lopend import tel_lopend
from eenplan.feiten.rules import Gebeurtenis
from eenplan.sturing.beleidsmonitor import rules
from eenplan.sturing.beleidsmonitor.onderdrukking import is_klein, onderdruk, toon_rond
from eenplan.sturing.beleidsmonitor.rules import Breuk, Item, Klok, Kwartaal

VB, ANTWOORD = "veiligheidsbeoordeling", "overdracht_antwoord"
LANGSTE = timedelta(days=400)  # the longest term of these figures: twelve months and what is left to be in time


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One answer: value, of how many, the period before, target with source, exact definition."""

    vraag: str
    waarde: str
    n: str
    vorige: str = ""
    vorige_n: str = ""
    doel: str = ""
    bron: str = ""
    definitie: str = ""


@dataclass(frozen=True, slots=True)
class Maand:
    """One bar: the rounded count, None when it is too small to show."""

    naam: str
    aantal: int | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of municipalities with a count for each month, rounded and suppressed."""

    maanden: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Monitor:
    """All figures of one quarter, and the reports of the last half year."""

    kwartaal: Kwartaal
    cijfers: tuple[Cijfer, ...]
    staven: tuple[Maand, ...]
    tabel: Tabel


def monitor(viewer: Viewer, kwartaal: Kwartaal, nu: datetime) -> Monitor:
    """The figures of a quarter beside those of the one before, as they stood last midnight; never reads a case.

    They are counted once: while facts and terms of until then stay the same, so do the figures. A look is logged.
    """
    nu = rules.stand_van(nu)
    terms = tuple((row.key, row.value, row.unit, row.atw, row.valid_from) for row in all_rules())
    key = (kwartaal, nu, feiten.stand(nu), terms)
    if key in GETELD:
        feiten.schrijf_op(viewer)
        return GETELD[key]
    if len(GETELD) >= MEESTE:
        GETELD.clear()
    GETELD[key] = _tel(viewer, kwartaal, nu)
    return GETELD[key]


def _tel(viewer: Viewer, kwartaal: Kwartaal, nu: datetime) -> Monitor:
    months = rules.maanden_tot(nu)
    first = min(kwartaal.vorige.begin - LANGSTE, datetime.combine(months[0], datetime.min.time(), AMSTERDAM))
    names = (rules.ONTVANGEN, rules.GEKOPPELD, rules.BEOORDEELD, rules.AANGEBODEN, rules.AANVAARD, rules.GEWEIGERD,
             rules.NAGEMETEN, rules.EINDE_REGIE)  # fmt: skip
    found = feiten.gebeurtenissen(viewer, names, first, nu)
    clocks = klokken([VB, ANTWOORD, *rules.RONDES.values()])
    figures = (
        _gemeld(found, kwartaal, nu), _beoordeeld(found, clocks[VB], kwartaal, nu), _wachtend(clocks[VB], nu),
        *_overgedragen(found, clocks[ANTWOORD], kwartaal, nu), _regisseur_en_plan(kwartaal, nu),
        _nagemeten(found, clocks, kwartaal, nu), *_herhaald(found, kwartaal),
    )  # fmt: skip
    counts = rules.per_gemeente(found, months)
    table = _tabel(counts, months)
    return Monitor(kwartaal, figures, _staven(table, months), table)


GETELD: dict[Hashable, Monitor] = {}  # of this process, for as many quarters and days
MEESTE = 32


def kwartalen(nu: datetime, aantal: int = 8) -> list[Kwartaal]:
    """The quarters to choose from, this one first."""
    found = [Kwartaal.van(nu.astimezone(AMSTERDAM).date())]
    while len(found) < aantal:
        found.append(found[-1].vorige)
    return found


def klokken(keys: Sequence[str]) -> dict[str, Klok]:
    """For each term: from its start to its last moment, by the version of the rule on that day."""
    versions: dict[str, list[RuleDefault]] = {key: [] for key in keys}
    for row in all_rules():  # newest first
        if row.key in versions:
            fields = (row.key, row.label, row.value, row.unit, row.source, row.atw, row.exact)
            versions[row.key].append(RuleDefault(*fields, valid_from=row.valid_from))
    return {key: _klok(tuple(rows)) for key, rows in versions.items()}


def _klok(versions: tuple[RuleDefault, ...]) -> Klok:
    @cache
    def on(day: date) -> datetime:
        rule = next((item for item in versions if item.valid_from <= day), versions[-1])
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=AMSTERDAM)
        return due(noon, rule.value, Unit(rule.unit), atw=rule.atw)

    return lambda start: on(start.astimezone(AMSTERDAM).date())


def _gemeld(found: list[Gebeurtenis], kwartaal: Kwartaal, nu: datetime) -> Cijfer:
    def count(period: Kwartaal) -> str:
        return toon_rond(sum(feit.naam == rules.ONTVANGEN and period.bevat(feit.op) for feit in found))

    return Cijfer(
        "Meldingen ontvangen", count(kwartaal), count(kwartaal), count(kwartaal.vorige), count(kwartaal.vorige),
        bron="Handelingsprotocol Veilig Thuis",
        definitie="Alle meldingen die in het kwartaal bij Veilig Thuis binnenkwamen, op de dag van ontvangst.",
    )  # fmt: skip


def _deel(vraag: str, nu_: Breuk, toen: Breuk, doel: str, bron: str, definitie: str) -> Cijfer:
    return Cijfer(vraag, nu_.waarde, nu_.n, toen.waarde, toen.n, doel, bron, definitie)


def _beide(items: list[Item], kwartaal: Kwartaal, nu: datetime) -> tuple[list[Item], list[Item]]:
    return rules.vervallen_in(items, kwartaal, nu), rules.vervallen_in(items, kwartaal.vorige, nu)


def _beoordeeld(found: list[Gebeurtenis], klok: Klok, kwartaal: Kwartaal, nu: datetime) -> Cijfer:
    now, before = _beide(rules.meldingen(found, klok), kwartaal, nu)
    return _deel(
        "Op tijd beoordeeld", rules.op_tijd(now), rules.op_tijd(before), "90 %", "landelijke norm (LNVT)",
        "Alle meldingen waarvan de laatste dag voor de veiligheidsbeoordeling (5 werkdagen) in het kwartaal viel, "
        "klaar of niet. Op tijd: een tweede lezer bevestigde de beoordeling uiterlijk op die dag.",
    )  # fmt: skip


def _wachtend(klok: Klok, nu: datetime) -> Cijfer:
    open_facts = feiten.zonder_vervolg(rules.ONTVANGEN, rules.BEOORDEELD, rules.GEKOPPELD, nu)
    wait = rules.wachtend(rules.meldingen(open_facts, klok), nu)
    late = ""
    if not is_klein(wait.aantal):
        late = (
            f" Over de termijn: {toon_rond(wait.te_laat)}. De helft wacht langer dan {wait.midden} dagen; de langste"
            f" {wait.langst} dagen."
        )
    return Cijfer(
        "Wacht op beoordeling", toon_rond(wait.aantal), toon_rond(wait.aantal), doel="0 over de termijn",
        bron="handelingsprotocol Veilig Thuis",
        definitie=f"Alle meldingen zonder bevestigde beoordeling aan het einde van gisteren, hoe oud ook.{late}",
    )  # fmt: skip


def _overgedragen(found: list[Gebeurtenis], klok: Klok, kwartaal: Kwartaal, nu: datetime) -> list[Cijfer]:
    now, before = _beide(rules.aanbiedingen(found, klok), kwartaal, nu)
    basis = "Alle aanbiedingen aan een ontvanger waarvan de antwoordtermijn in het kwartaal afliep. "

    def part(items: list[Item], naam: str) -> Breuk:
        return Breuk(sum(item.gedaan is not None and item.gedaan.naam == naam for item in items), len(items))

    return [
        _deel("Overdracht aanvaard", part(now, rules.AANVAARD), part(before, rules.AANVAARD), "", "",
              basis + "Aanvaard: de ontvanger nam over, ook als dat later was."),
        _deel("Overdracht geweigerd", part(now, rules.GEWEIGERD), part(before, rules.GEWEIGERD), "", "",
              basis + "Geweigerd: de ontvanger nam niet over en gaf een reden. De rest wacht nog op antwoord."),
    ]  # fmt: skip


def _nagemeten(found: list[Gebeurtenis], clocks: dict[str, Klok], kwartaal: Kwartaal, nu: datetime) -> Cijfer:
    kinds = {soort: clocks[key] for soort, key in rules.RONDES.items()}
    now, before = _beide(rules.rondes(found, kinds), kwartaal, nu)
    return _deel(
        "Nameting op tijd", rules.op_tijd(now), rules.op_tijd(before), "90 %", "werkafspraak Eenplan (D8)",
        "Alle nametingen, 3 en 12 maanden na een aanvaarde overdracht, die uiterlijk in het kwartaal gedaan moesten "
        "zijn. Op tijd: een resultaat binnen 14 dagen voor of na de geplande dag.",
    )  # fmt: skip


def _regisseur_en_plan(kwartaal: Kwartaal, nu: datetime) -> Cijfer:
    needed = {rules.REGIE: rules.EINDE_REGIE, rules.PLAN: rules.PLAN_KLAAR}

    def at(moment: datetime) -> Breuk:
        all_, good = tel_lopend(rules.AANVAARD, (rules.GESLOTEN, rules.PLAN_KLAAR), needed, moment)
        return Breuk(good, all_)

    return _deel(
        "Eén regisseur en één plan", at(min(kwartaal.einde, nu)), at(kwartaal.begin), "100 %",
        "één gezin, één plan, één regisseur (S2, S3)",
        "Alle gezinnen die een ontvanger overnam en waar het plan nog niet is afgerond, aan het einde van het kwartaal"
        " (of gisteren). Goed: er is een casusregisseur en een plan dat is vastgesteld.",
    )  # fmt: skip


def _herhaald(found: list[Gebeurtenis], kwartaal: Kwartaal) -> list[Cijfer]:
    basis = "Van alle meldingen die in het kwartaal binnenkwamen: het deel dat een mens bij een bekende casus legde, "
    kinds = {
        "vervolgmelding": ("Vervolgmeldingen", basis + "terwijl Veilig Thuis of de keten nog betrokken was."),
        "hermelding": ("Hermeldingen", basis + "nadat de betrokkenheid was geëindigd."),
    }
    return [
        _deel(
            vraag, rules.herhaald(found, soort, kwartaal), rules.herhaald(found, soort, kwartaal.vorige), "", "", tekst
        )
        for soort, (vraag, tekst) in kinds.items()
    ]


def _staven(tabel: Tabel, months: list[date]) -> tuple[Maand, ...]:
    """The region's row of the table: what is hidden there is not drawn either."""
    cells = tabel.rijen[-1][1] if tabel.rijen else ("",) * len(months)
    names = [rules.MAANDEN[month.month - 1] for month in months]
    return tuple(Maand(name, int(cell) if cell.isdigit() else None) for name, cell in zip(names, cells, strict=False))


def _tabel(counts: dict[str, list[int]], months: list[date]) -> Tabel:
    names = (*(f"{rules.MAANDEN[month.month - 1]} {month.year}" for month in months), "samen")
    shown = onderdruk(list(counts.values())) if counts else []
    labels = (*counts, "Hele regio")
    return Tabel(names, tuple((label, tuple(row)) for label, row in zip(labels, shown, strict=False)))
