"""Reading a story file: what a reporter sends, the truth beside it, and a Dutch word when the file is wrong."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from eenplan.core.clock import AMSTERDAM
from eenplan.keten.melding.rules import MELDERSOORTEN, Kanaal

NAMESPACE = UUID("0c3d5b52-92d0-5c5f-8d0b-3e5a1c7f9b11")
Ding = Mapping[str, Any]


GENOEMD = ("naam", "geboortedatum", "adres")


class VerhaalFout(Exception):
    """The file is no story file; the message says where, in Dutch."""


@dataclass(frozen=True, slots=True)
class Verhaal:
    """One story file, checked. `schuif` moves the days of a household, so that a demo is of today."""

    meta: Ding
    gezinnen: tuple[Ding, ...]
    meldingen: tuple[Ding, ...]
    adviesvragen: tuple[Ding, ...]
    schuif: Mapping[str, timedelta] = field(default_factory=dict)

    @property
    def casussen(self) -> dict[str, Ding]:
        """Every case of the truth by its id."""
        return {row["id"]: row for gezin in self.gezinnen for row in gezin.get("casussen", ())}

    @property
    def personen(self) -> dict[str, Ding]:
        """Every person of the truth by his id."""
        return {row["id"]: row for gezin in self.gezinnen for row in gezin.get("personen", ())}

    def gezin_van(self, casus_id: str) -> Ding:
        """The household of a case."""
        return next(gezin for gezin in self.gezinnen if any(row["id"] == casus_id for row in gezin["casussen"]))

    def van(self, melding: Ding) -> str:
        """The household of a report, "" for one without a case."""
        return str(self.gezin_van(melding["casus"])["id"]) if melding.get("casus") else ""

    def verschoven(self, gezin_id: str) -> timedelta:
        """How far the days of this household are moved."""
        return self.schuif.get(gezin_id, self.schuif.get("", timedelta()))

    def moment(self, melding: Ding) -> datetime:
        """When the report comes in, on the clock of Amsterdam."""
        return lees_moment(melding["ontvangen_op"]) + self.verschoven(self.van(melding))

    def dag(self, gezin_id: str, tekst: str | None) -> date | None:
        """A day of this household."""
        return date.fromisoformat(tekst) + self.verschoven(gezin_id) if tekst else None

    def in_volgorde(self) -> list[Ding]:
        """The reports in their own order of time."""
        return sorted(self.meldingen, key=lambda row: (self.moment(row), row["id"]))

    def sleutel(self, melding: Ding) -> UUID:
        """The key of a report: the same file and report always give the same."""
        return uuid5(NAMESPACE, f"{self.meta.get('set', '')}/{melding['id']}")

    def bericht(self, melding: Ding) -> dict[str, Any]:
        """What the reporter sends, in the layout of the API; nothing of the truth is in it."""
        melder, incident = melding["melder"], melding.get("incident")
        soort, functie = soort_melder(melder), melder.get("functie")
        return {
            "sleutel": str(self.sleutel(melding)),
            "kanaal": melding["kanaal"] if melding["kanaal"] in set(Kanaal) else Kanaal.FORMULIER.value,
            "melder": {
                "soort": soort, "naam": melder.get("naam") or functie or soort,
                "organisatie": melder.get("organisatie"), "functie": functie,
                "wilAfgeschermdBlijven": melder.get("wil_afgeschermd_blijven"),
                "toestemmingNaamNoemen": melder.get("toestemming_naam_noemen"),
                "afschermgrond": melder.get("afschermgrond_professional"),
            },
            "tekst": melding["tekst"],
            "personen": [
                {veld: row["zoals_genoemd"].get(veld) for veld in GENOEMD}
                for row in melding.get("genoemde_personen", ())
            ],
            "incident": self._incident(incident, self.van(melding)) if incident else None,
        }  # fmt: skip

    def _incident(self, incident: Ding, gezin_id: str) -> dict[str, Any]:
        datum, soorten = str(incident.get("datum") or ""), incident.get("soorten") or ()
        op = self.dag(gezin_id, datum) if re.fullmatch(r"\d{4}-\d\d-\d\d", datum) else None  # "2026-01" is no day
        return {
            "datum": op.isoformat() if op else None,
            "soorten": [soorten] if isinstance(soorten, str) else list(soorten),
            "kinderenAanwezig": incident.get("kinderen_aanwezig"), "wapen": incident.get("wapen"),
            "strangulatie": incident.get("strangulatie"),
        }  # fmt: skip


def soort_melder(melder: Ding) -> str:
    """The group of this reporter; a group that we do not know is a profession when he works somewhere."""
    if melder["soort"] in MELDERSOORTEN:
        return str(melder["soort"])
    return "Beroepsmatig overig" if melder.get("organisatie") else "Onbekend"


def lees_moment(tekst: str) -> datetime:
    """A moment of the file: local time unless it says otherwise."""
    found = datetime.fromisoformat(tekst)
    return found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)


def lees(pad: Path) -> Verhaal:
    """The story file at this place. VerhaalFout when it is not one."""
    try:
        data = json.loads(pad.read_text("utf-8"))
    except OSError as error:
        raise VerhaalFout(f"{pad} kan niet worden gelezen: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise VerhaalFout(f"{pad} is geen tekst in UTF-8.") from error
    except ValueError as error:
        raise VerhaalFout(f"{pad} is geen geldige JSON: {error}.") from error
    return controleer(data)


def controleer(data: Any) -> Verhaal:
    """The checked file; VerhaalFout names the first thing that is wrong. An empty (null) list is one left out."""
    if not isinstance(data, dict):
        raise VerhaalFout("Een verhalenbestand is een object met gezinnen en meldingen.")
    data = {veld: _zonder_leeg(waarde) for veld, waarde in data.items() if waarde is not None}
    for naam in ("gezinnen", "meldingen", "adviesvragen"):
        rijen = data.get(naam, [] if naam == "adviesvragen" else None)
        if not isinstance(rijen, list) or not all(isinstance(rij, dict) for rij in rijen):
            raise VerhaalFout(f"{naam} ontbreekt of is geen lijst van objecten.")
    meta = data.get("meta") if isinstance(data.get("meta"), dict) else {}
    for fout in _fouten(data):
        raise VerhaalFout(fout)
    return Verhaal(meta or {}, tuple(data["gezinnen"]), tuple(data["meldingen"]), tuple(data.get("adviesvragen") or ()))


def _zonder_leeg(rijen: Any) -> Any:
    """The rows without the fields that are null."""
    if not isinstance(rijen, list):
        return rijen
    return [{k: v for k, v in rij.items() if v is not None} if isinstance(rij, dict) else rij for rij in rijen]


def _fouten(data: Ding) -> Iterator[str]:
    casussen: set[Any] = set()
    personen: set[Any] = set()
    for nummer, gezin in enumerate(data["gezinnen"], start=1):
        wie = f"gezinnen, nummer {nummer}"
        yield from _gezin(gezin, wie)
        casussen |= {row["id"] for row in gezin["casussen"]}
        personen |= {row["id"] for row in gezin["personen"]}
    gezien: set[Any] = set()
    for nummer, melding in enumerate(data["meldingen"], start=1):
        wie = f"meldingen, nummer {nummer} ({melding.get('id', 'zonder id')})"
        yield from _melding(melding, wie, casussen, personen)
        if melding["id"] in gezien:
            yield f"{wie}: dit id komt twee keer voor."
        gezien.add(melding["id"])
    for nummer, vraag in enumerate(data.get("adviesvragen", ()), start=1):
        for veld in ("id", "ontvangen_op"):
            yield from _mist(vraag, f"adviesvragen, nummer {nummer}", veld, str)
        yield from _datum(vraag["ontvangen_op"], f"adviesvragen, nummer {nummer}: ontvangen_op", lees_moment)


def _gezin(gezin: Ding, wie: str) -> Iterator[str]:
    yield from _mist(gezin, wie, "id", str)
    for lijst, velden in (("personen", ("id", "achternaam")), ("casussen", ("id", "geopend_op"))):
        yield from _mist(gezin, wie, lijst, list)
        for rij in gezin[lijst]:
            if not isinstance(rij, dict):
                yield f"{wie}: {lijst} bevat iets anders dan objecten."
            for veld in velden:
                yield from _mist(rij, f"{wie}, {lijst}", veld, str)
    for casus in gezin["casussen"]:
        for veld in ("geopend_op", "vb_besluit_op", "monitoring_vanaf", "afgesloten_op"):
            yield from _datum(casus.get(veld), f"{wie}, casus {casus['id']}: {veld}", date.fromisoformat)


def _melding(melding: Ding, wie: str, casussen: set[Any], personen: set[Any]) -> Iterator[str]:
    for veld, soort in (("id", str), ("ontvangen_op", str), ("kanaal", str), ("tekst", str), ("melder", dict)):
        yield from _mist(melding, wie, veld, soort)
    yield from _mist(melding["melder"], f"{wie}: melder", "soort", str)
    yield from _datum(melding["ontvangen_op"], f"{wie}: ontvangen_op", lees_moment)
    if melding.get("casus") is not None and melding["casus"] not in casussen:
        yield f"{wie}: casus {melding['casus']} bestaat niet in gezinnen."
    genoemd = melding.get("genoemde_personen", [])
    if not isinstance(genoemd, list) or not all(isinstance(rij, dict) for rij in genoemd):
        yield f"{wie}: genoemde_personen is geen lijst van objecten."
    for rij in genoemd:
        yield from _mist(rij, f"{wie}: genoemde_personen", "zoals_genoemd", dict)
        if rij.get("is_persoon") is not None and rij["is_persoon"] not in personen:
            yield f"{wie}: persoon {rij['is_persoon']} bestaat niet in gezinnen."


def _mist(rij: Any, wie: str, veld: str, soort: type) -> Iterator[str]:
    if not isinstance(rij, dict) or not isinstance(rij.get(veld), soort):
        yield f"{wie}: {veld} ontbreekt of heeft een ander soort waarde."


def _datum(waarde: Any, wie: str, lezer: Any) -> Iterator[str]:
    try:
        if waarde is not None:
            lezer(waarde)
    except (TypeError, ValueError):
        yield f"{wie} is geen datum: {waarde}."
