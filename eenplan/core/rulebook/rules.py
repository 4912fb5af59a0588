"""What a package declares as its default terms; the region's own rows win. Pure Python."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleDefault:
    """One default row of the rule table.

    `value` counts `unit`s: H hours, CD calendar days, WD working days, W weeks, M months, Y years, N a plain number.
    `atw`: the Algemene termijnenwet moves its end. `exact`: ends at the same wall-clock time (THV).
    `sure` False marks a fact that domain.md tags [M] or [D]: never shown as law.
    """

    key: str
    label: str
    value: int
    unit: str
    source: str
    atw: bool = False
    exact: bool = False
    sure: bool = True
    valid_from: date = date(2015, 1, 1)


WORDS = {
    "H": ("uur", "uur"), "CD": ("dag", "dagen"), "WD": ("werkdag", "werkdagen"), "W": ("week", "weken"),
    "M": ("maand", "maanden"), "Y": ("jaar", "jaar"), "N": ("", ""),
}  # fmt: skip
# What the builders call a document, and what its reader calls it.
PAPERS = {
    r"\bS0\b": "Resultaten Geweld hoort nergens thuis 2022",
    r"\bS1\b": "Uitvoeringsprogramma Noord-Holland-Noord 2020-2023",
    r"\bS2\b": "Regioaanpak Amsterdam-Amstelland 2015-2020",
    r"\bS3\b": "Toezicht Sociaal Domein Venlo 2021",
    r"\bS4\b": "Projecten Zuid-Holland Zuid 2020-2021",
    r"\bUB Wmo\b": "Uitvoeringsbesluit Wmo",
    r"\bLNVT\b": "Landelijk Netwerk Veilig Thuis",
    r"\btermijn \[D\]": "de termijn koos Eenplan",
}
OWN_NOTES = re.compile(r"\[[A-Z]\]|\b(?:domain|product|access\.md) [\w.]+(?: #\d+)?|\bt0\b")


def bron_in_woorden(source: str) -> str:
    """A source without the notes that builders keep for themselves; who chose it when nothing else is left."""
    text = source
    for short, name in PAPERS.items():
        text = re.sub(short, name, text)
    text = re.sub(r"\s*\([\s,;:]*\)", "", OWN_NOTES.sub("", text))
    text = re.sub(r"\s+([,;:)])", r"\1", " ".join(text.split())).strip(" ,;:")
    if text:
        return text[0].upper() + text[1:]
    return "Nog geen bron" if "[M]" in source else "Keuze van Eenplan"


def waarde_in_woorden(value: int, unit: str) -> str:
    """`1 week`, `5 werkdagen`; nothing at all is the same day; a plain number has no unit."""
    one, more = WORDS[unit]
    if not one:
        return str(value)
    return f"{value} {one if value == 1 else more}" if value else "dezelfde dag"
