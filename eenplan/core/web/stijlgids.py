"""The style guide: every sign of the look with invented people, for builders and for the axe check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web.forms import DatumWidget, EenplanForm, KeuzeOfOnbekend

NU = datetime(2026, 3, 17, 9, 30, tzinfo=AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Termijn:
    """A deadline as `{% termijn %}` takes it."""

    due_at: datetime
    started_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Voorval:
    """An item as `{% svg_tijdlijn %}` takes it."""

    lane: str
    start: datetime
    end: datetime | None
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Knop:
    """A transition as `{% knoppen %}` takes it."""

    action: str
    label: str


class VoorbeeldForm(EenplanForm):
    """One field of every shape."""

    verhaal = forms.CharField(
        label="Wat is er gebeurd?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf eerst het verhaal. De onderdelen kiest u daarna.",
    )
    gesproken = KeuzeOfOnbekend(label="Is het kind gesproken?", help_text="Alleen, zonder de ouders erbij.")
    datum = forms.DateField(label="Datum van het voorval", widget=DatumWidget, required=False)
    gemeente = forms.ChoiceField(label="Gemeente", choices=[("", "Kies"), ("a", "Westerdam"), ("b", "Oosterveen")])
    vormen = forms.MultipleChoiceField(
        label="Vormen van geweld",
        choices=[
            ("lichamelijk", "Lichamelijk geweld"),
            ("psychisch", "Psychisch geweld"),
            ("dwang", "Dwingende controle"),
            ("verwaarlozing", "Verwaarlozing"),
            ("getuige", "Getuige van geweld"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    bellen = forms.BooleanField(label="Ik heb de melder teruggebeld", required=False)


def regels() -> dict[str, list[dict[str, Any]]]:
    """Work list lines in the three groups."""

    def row(naam: str, plaats: str, kinderen: int, bekend: str, uren: int) -> dict[str, Any]:
        due = NU + timedelta(hours=uren)
        return {
            "naam": naam,
            "plaats": plaats,
            "kinderen": kinderen,
            "bekend": bekend,
            "termijn": Termijn(due, NU),
        }

    return {
        "nu": [row("Melding politie, gezin De Wit", "Westerdam", 2, "2 meldingen", -26)],
        "vandaag": [
            row("Melding school, gezin Bakker", "Oosterveen", 1, "Niet bekend", 7),
            row("Melding huisarts, mevrouw Yilmaz", "Westerdam", 0, "1 advies", 5),
        ],
        "week": [
            row("Melding politie, gezin Jansen", "Noordwoude", 3, "Casus open", 38),
            row("Melding buurtteam, gezin Smit", "Westerdam", 1, "Niet bekend", 110),
        ],
    }


def voorvallen() -> list[Voorval]:
    """A course of half a year."""

    def day(month: int, number: int, year: int = 2026) -> datetime:
        return datetime(year, month, number, 12, tzinfo=AMSTERDAM)

    return [
        Voorval("meldingen", day(10, 4, 2025), None, "Geweld, politie ter plaatse", "geweld"),
        Voorval("meldingen", day(10, 6, 2025), None, "Melding politie", "melding"),
        Voorval("meldingen", day(1, 19), None, "Nieuwe melding school", "melding"),
        Voorval("besluiten", day(10, 13, 2025), None, "Overdracht lokaal team", "besluit"),
        Voorval("besluiten", day(1, 23), None, "Opschalen", "besluit"),
        Voorval("maatregelen", day(10, 5, 2025), day(10, 15, 2025), "Tijdelijk huisverbod", "maatregel"),
        Voorval("maatregelen", day(1, 26), None, "AWARE", "maatregel"),
        Voorval("hulp", day(10, 20, 2025), day(12, 8, 2025), "Wacht", "wachten"),
        Voorval("hulp", day(12, 8, 2025), None, "Gezinsbehandeling", "hulp"),
        Voorval("contacten", day(10, 21, 2025), None, "Moeder", "contact"),
        Voorval("contacten", day(11, 3, 2025), None, "Kind gesproken", "contact"),
        Voorval("contacten", day(11, 20, 2025), day(1, 20), "Geen contact", "gat"),
        Voorval("contacten", day(1, 21), None, "Huisbezoek", "contact"),
        Voorval("fase", day(10, 6, 2025), day(2, 2), "Werken aan directe veiligheid", "fase"),
        Voorval("fase", day(2, 2), None, "Stabiel", "fase"),
        Voorval("nametingen", day(1, 12), None, "3 maanden", "nameting"),
    ]


def context(fout: bool = True) -> dict[str, Any]:
    """Everything `web/stijlgids.html` needs; `fout` shows the form as after a failed try."""
    return {
        "nu": NU,
        "viewer": {
            "account_id": 1,
            "naam": "Fatma Aydin",
            "functie": "Triagist",
            "organisatie": "Veilig Thuis Westerdam",
            "role": "vt_intake",
            "purpose": "veiligheid",
        },
        "menu": [
            {"label": "Werkvoorraad", "url": "#", "active": True, "count": 5},
            {"label": "Mijn gezinnen", "url": "#", "active": False, "count": 12},
            {"label": "Adviezen", "url": "#", "active": False, "count": None},
            {"label": "Overleg", "url": "#", "active": False, "count": None},
        ],
        "regels": regels(),
        "termijnen": [Termijn(NU + timedelta(days=n), NU - timedelta(days=3)) for n in (8, 2, 0, -3)]
        + [Termijn(NU, done_at=NU - timedelta(hours=1))],
        "voorvallen": voorvallen(),
        "knoppen": [
            Knop("neem_aan", "Neem de melding aan"),
            Knop("vraag", "Vraag om uitleg"),
            Knop("stuur_door", "Stuur door"),
        ],
        "form": VoorbeeldForm({"verhaal": "", "gesproken": "", "gemeente": ""} if fout else None),
    }
