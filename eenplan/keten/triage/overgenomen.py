"""What was known when an assessment began again: taken over with its date and source, still to be checked.

Nothing is asked twice (product D8); what was true then may not be true now, so a person says that he looked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from eenplan.dossier.casus.bron import ANONIEM

MERK = "overgenomen, nog na te gaan"
EERST_NAGAAN = "Ga eerst na of klopt wat is overgenomen, en vink dat aan. Wat niet meer klopt, past u aan."
MEESTE_PER_SOORT = 8
LANGSTE = 400
# Which answers of the last decided assessment come along; never whether there is danger now, nor the decision.
ANTWOORDEN = (
    "structureel", "structureel_feiten", "structureel_bron", "meervoudig", "duidelijk", "werkt_mee", "gereed", "zorg",
    "anoniem_beloofd",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One thing that was known: of which kind, what, since when (a day in words) and from whom."""

    soort: str
    tekst: str
    op: str
    bron: str


def kort(gegevens: Iterable[Gegeven]) -> list[dict[str, str]]:
    """As it is stored: without what says nothing, each thing once, the first few of each kind."""
    kept: list[Gegeven] = []
    for item in gegevens:
        text = " ".join(item.tekst.split())[:LANGSTE]
        same = [row for row in kept if row.soort == item.soort]
        if text and len(same) < MEESTE_PER_SOORT and text not in {row.tekst for row in same}:
            kept.append(Gegeven(item.soort, text, item.op, item.bron))
    return [asdict(item) for item in kept]


def zonder_naam(item: Mapping[str, str], naam: str) -> dict[str, str]:
    """The same, said by somebody who is not named."""
    source = item["bron"]
    hidden = source == naam or source.startswith(f"{naam} (")
    return {**item, "bron": ANONIEM + source[len(naam) :] if hidden else source}


def per_soort(bewaard: Sequence[Mapping[str, str]]) -> dict[str, list[Gegeven]]:
    """As it is shown: by kind, in the order in which it was taken over."""
    found: dict[str, list[Gegeven]] = {}
    for item in bewaard:
        found.setdefault(item["soort"], []).append(Gegeven(**item))
    return found


def antwoorden(vorige: Mapping[str, object], op: str) -> dict[str, object]:
    """The answers to begin with; facts carry the day they are from."""
    found = {name: vorige[name] for name in ANTWOORDEN}
    if facts := str(found["structureel_feiten"] or "").strip():
        marked = facts if facts.startswith("[") else f"[{op}, {MERK}] {facts}"
        found["structureel_feiten"] = marked
    return found


def nog_na_te_gaan(bewaard: Sequence[object], nagegaan: bool) -> dict[str, str]:
    """What is in the way as long as nobody looked at what was taken over, per field."""
    return {"nagegaan": EERST_NAGAAN} if bewaard and not nagegaan else {}
