"""What the assessment found, for the package: the decision with its reasons, the violence, and who is in danger."""

from collections.abc import Iterator, Sequence

from eenplan.core.web.words import datum_kort
from eenplan.dossier.casus.queries import Dossier, Mens
from eenplan.dossier.casus.rules import Rol
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import JaNee, in_woorden
from eenplan.keten.triage.versies import versie

VRAGEN = {
    "duidelijk": ("Is duidelijk wat er gebeurt", "of duidelijk is wat er gebeurt"),
    "werkt_mee": ("Werkt het gezin mee", "of het gezin meewerkt"),
    "structureel": ("Structureel onveilig", "of het structureel onveilig is"),
}


def besluit(vb: Veiligheidsbeoordeling) -> str:
    """The outcome and why, in the words of who decided."""
    outcome = in_woorden(vb.uitkomst, vb.dienst)
    return f"Besluit van {datum_kort(vb.besloten_op)}: {outcome[:1].lower()}{outcome[1:]}. {vb.motivering}"


def geweld(
    dossier: Dossier, meldingen: Sequence[Melding], vb: Veiligheidsbeoordeling | None, *, met_bron: bool
) -> list[str]:
    """Which violence, against whom, and the facts of the assessment; nothing that nobody filled in.

    Without `met_bron` it does not say who told them: it may be who reported.
    """
    kinds = dict.fromkeys(code.replace("_", " ") for row in meldingen for code in row.incident_soorten)
    people = [_wie(mens) for mens in dossier.mensen if mens.rol == Rol.SLACHTOFFER or mens.is_kind]
    found = [f"Soort geweld: {', '.join(kinds)}."] if kinds else []
    found += [f"Wie gevaar loopt: {', '.join(people)}."] if people else []
    found += ["Er was een wapen."] if any(row.wapen for row in meldingen) else []
    found += ["Iemands keel is dichtgeknepen."] if any(row.strangulatie for row in meldingen) else []
    return [*found, *(_beoordeeld(vb, met_bron) if vb else ())]


def onbekend(vb: Veiligheidsbeoordeling) -> list[str]:
    """What the assessor did not know either."""
    return [words for field, (_, words) in VRAGEN.items() if getattr(vb, field) == JaNee.ONBEKEND]


def _beoordeeld(vb: Veiligheidsbeoordeling, met_bron: bool) -> Iterator[str]:
    if facts := vb.structureel_feiten.strip():
        yield f"Feiten: {facts}{f' (bron: {vb.structureel_bron})' if met_bron and vb.structureel_bron else ''}"
    answers = [(title, getattr(vb, field)) for field, (title, _) in VRAGEN.items()]
    said = [f"{title}: {answer}" for title, answer in answers if answer != JaNee.ONBEKEND]
    yield from [f"{'. '.join(said)}."] if said else []
    asked = {vraag.sleutel: vraag.tekst for vraag in versie(vb.instrument).vragen} if vb.antwoorden else {}
    yes = [asked[key] for key, answer in vb.antwoorden.items() if answer == JaNee.JA and key in asked]
    yield from [f"Ja op: {' '.join(yes)}"] if yes else []


def _wie(mens: Mens) -> str:
    """By role and age: who it is stands in a block of its own, that may stay behind."""
    return f"{mens.rol}{f' ({mens.leeftijd} jaar)' if mens.leeftijd is not None else ''}"
