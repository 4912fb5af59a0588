"""The package builds itself: what is known already is never typed again (product D4)."""

from dataclasses import asdict
from datetime import datetime, timedelta

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.viewer import Viewer
from eenplan.core.web.words import datum_kort
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.queries import Dossier, Mens, uitspraken
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.personen.models import VeiligContact
from eenplan.keten.melding.gedeeld import sluier
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht import geleerd, weging
from eenplan.keten.overdracht.chronologie import kies
from eenplan.keten.overdracht.gebeurtenissen import gebeurtenissen, wat
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import rij
from eenplan.keten.overdracht.rules import DEELDAGEN, GEEN_AFSPRAKEN, GEWOONLIJK, LANGSTE_BLOK, ONBEKEND, Pakket, Stand
from eenplan.keten.triage import queries as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.vervolg import queries as vervolg

VRAGEN = {
    "wapen": "of er een wapen is",
    "strangulatie": "of er is gewurgd",
    "kinderen_aanwezig": "of kinderen erbij waren",
}


def concept(viewer: Viewer, casus_id: int, *, now: datetime) -> Pakket:
    """The A4 as a casusregisseur would see it: reporter and justice data are out by the policy itself (R3)."""
    ogen = viewer if viewer.system else viewer.for_purpose(Purpose.REGIE)
    with one_look():
        dossier = open_casus(ogen, casus_id, what="overdracht.stel_op", now=now)
        melder = sluier(casus_id, [mens.naam for mens in dossier.mensen])
        made = _concept(ogen, dossier, now, met_bron=not melder.dicht)
    return Pakket(**{name: _past(melder.zonder(text)) for name, text in asdict(made).items()})


def _past(text: str) -> str:
    """As many whole lines as a block may have; a line that is too long by itself is cut."""
    while len(text) > LANGSTE_BLOK and "\n" in text:
        text = text.rpartition("\n")[0]
    return text[:LANGSTE_BLOK]


def _concept(ogen: Viewer, dossier: Dossier, now: datetime, *, met_bron: bool) -> Pakket:
    casus_id = dossier.casus.pk
    meldingen = list(Melding.objects.filter(casus_id=casus_id).order_by("ontvangen_op", "pk"))
    gekozen = kies(gebeurtenissen(ogen, casus_id, meldingen, now=now))
    vb = next((row for row in triage.van_casus(ogen, casus_id) if row.besloten_op), None)
    return Pakket(
        waarom="\n".join(_redenen(ogen, dossier, meldingen, vb)) or ONBEKEND["waarom"],
        geweld="\n".join(weging.geweld(dossier, meldingen, vb, met_bron=met_bron)),
        wie="\n".join(_wie(mens) for mens in dossier.mensen),
        chronologie="\n".join(f"{datum_kort(item.start)}: {item.label}" for item in gekozen),
        voorwaarden=_voorwaarden(ogen, casus_id),
        kind=_kind(ogen, dossier),
        onbekend=_onbekend(dossier, meldingen, vb),
        veilig_contact=_veilig_contact(dossier),
        **{name: ONBEKEND[name] for name in ("plan", "nameting", "gezin_weet")},
    )


def of(viewer: Viewer, row: Overdracht, *, now: datetime) -> Pakket:
    """What was offered before, or else the concept: a refused package is not written anew."""
    return Pakket(**row.pakket) if row.pakket else concept(viewer, row.casus_id, now=now)


def begin(viewer: Viewer, overdracht_id: int, *, now: datetime) -> dict[str, object]:
    """What the form starts with: the draft that was kept, else what is known. Its page passes the gate.

    How to contact safely is left open when nobody recorded it: the writer asks, or says that nothing special holds.
    """
    row = rij(viewer, overdracht_id)
    versies = {"versie": row.casus.versie, "concept_versie": row.versie}
    if row.concept or row.stand not in (Stand.VOORGESTELD, Stand.GEWEIGERD):
        return {**row.concept, **versies}
    pakket = asdict(of(viewer, row, now=now))
    geen = pakket["veilig_contact"] == GEEN_AFSPRAKEN
    if geen or pakket["veilig_contact"] == ONBEKEND["veilig_contact"]:
        pakket["veilig_contact"] = ""
    return {
        "vers": not row.pakket,  # nobody wrote on it yet: the form says what came from where
        "klassen": row.klassen or [item.value for item in GEWOONLIJK],
        "grond": row.grond,  # a human chooses why this may be shared
        **{f"grond_{klasse}": code for klasse, code in row.gronden.items()},
        "warm_gesprek": row.warm_gesprek, "warm_met": row.warm_met, "warm_op": row.warm_op or now.date(),
        "warm_waarom_niet": row.warm_waarom_niet,
        "tot": (now + timedelta(days=DEELDAGEN)).date(),
        "ontvanger": _ontvanger(row),
        "buiten_soort": row.buiten_soort, "buiten_naam": row.buiten_naam, "buiten_wie": row.buiten_wie,
        "geen_afspraken": geen,
        **pakket, **versies,
    }  # fmt: skip


def _ontvanger(row: Overdracht) -> str:
    """Whom it was offered to before it was taken back; who refused is not chosen by itself."""
    if row.buiten_naam and row.stand == Stand.VOORGESTELD:
        return "buiten"
    back = row.organisatie_id and row.stand == Stand.VOORGESTELD
    return f"{row.organisatie_id}-{row.contactpersoon_id or ''}" if back else ""


def _redenen(ogen: Viewer, dossier: Dossier, meldingen: list[Melding], vb: Veiligheidsbeoordeling | None) -> list[str]:
    """Danger first, then what Veilig Thuis found and decided itself: the receiver reads that before the rest."""
    eigen = [*geleerd.gevaar(ogen, dossier), *geleerd.diensten(ogen, dossier.casus.pk)]
    return [*eigen, *([weging.besluit(vb)] if vb else ()), *(_waarom(row) for row in meldingen)]


def _waarom(row: Melding) -> str:
    return ": ".join(filter(None, (f"Melding {row.nummer} van {datum_kort(row.ontvangen_op)}", wat(row)))) + "."


def _voorwaarden(viewer: Viewer, casus_id: int) -> str:
    """What was agreed in the service of Veilig Thuis: for whom, what, and when it is checked."""
    lines = [
        f"{row.voor_wie}: {row.tekst} (controle {datum_kort(row.controle_op)})"
        for dienst in vervolg.van_casus(viewer, casus_id)
        for row in dienst.voorwaarden.all()
    ]
    return "\n".join(lines) or ONBEKEND["voorwaarden"]


def _wie(mens: Mens) -> str:
    born = f", geboren {mens.geboren}" if mens.geboren else ""
    return f"{mens.naam}{born} ({mens.rol})"


def _kind(viewer: Viewer, dossier: Dossier) -> str:
    """What a child said: to Veilig Thuis, and statements by who bears the first name of a minor of this case."""
    names = {mens.naam.split()[0].lower() for mens in dossier.mensen if mens.is_kind}
    said = [row for row in uitspraken(viewer, dossier.casus.pk) if names & set(row.spreker.lower().split())]
    lines = [f"{row.spreker}, {datum_kort(row.gezegd_op)}: {row.tekst}" for row in said if _deelbaar(row.klasse)]
    lines += geleerd.kinderen(viewer, dossier)
    return "\n".join(lines) or ONBEKEND["kind"]


def _deelbaar(klasse: str) -> bool:
    return klasse == DataClass.VEILIGHEID


def _onbekend(dossier: Dossier, meldingen: list[Melding], vb: Veiligheidsbeoordeling | None) -> str:
    told = any(row.incident_soorten for row in meldingen) or (vb and vb.structureel_feiten)
    asked = [] if told else ["welk soort geweld het is"]
    asked += weging.onbekend(vb) if vb else []
    asked += [words for field, words in VRAGEN.items() if all(getattr(row, field) is None for row in meldingen)]
    asked += [f"geboortedatum van {mens.naam}" for mens in dossier.mensen if mens.leeftijd is None]
    asked += [f"of {mens.naam} bevestigd is" for mens in dossier.mensen if mens.voorlopig]
    return f"Niet bekend: {', '.join(asked)}." if asked else ONBEKEND["onbekend"]


def _veilig_contact(dossier: Dossier) -> str:
    """When and how one may call; the number itself stays in the dossier, behind its own class."""
    rows = VeiligContact.objects.filter(persoon__in=[mens.persoon_id for mens in dossier.mensen])
    lines = [
        f"{row.persoon.naam}: {', '.join(part for part in (row.tijden, row.afspraak) if part)}"
        for row in rows.select_related("persoon")
        if row.tijden or row.afspraak
    ]
    return "\n".join(lines) or ONBEKEND["veilig_contact"]
