"""From the fields of a report to NieuweMelding."""

from typing import Any
from uuid import UUID

from eenplan.keten.melding.api_velden import MeldingVelden
from eenplan.keten.melding.rules import Genoemd, Incident, MelderGegevens, NieuweMelding


def lees(data: Any) -> dict[str, Any]:
    """The checked fields of one report; ValidationError (of DRF) with Dutch reasons."""
    velden = MeldingVelden(data=data)
    velden.is_valid(raise_exception=True)
    found: dict[str, Any] = velden.validated_data
    return found


def nieuwe_melding(data: dict[str, Any], sleutel: UUID) -> NieuweMelding:
    """The report that the checked fields describe."""
    incident = data.get("incident") or {}
    people = [{key: value or "" for key, value in item.items()} for item in data.get("personen", ())]
    return NieuweMelding(
        sleutel=sleutel, kanaal=data["kanaal"], melder=_melder(data["melder"]), tekst=data["tekst"],
        personen=tuple(Genoemd(**item) for item in people),
        incident=Incident(
            datum=incident.get("datum"), soorten=tuple(incident.get("soorten", ())),
            kinderen_aanwezig=incident.get("kinderenAanwezig"), wapen=incident.get("wapen"),
            strangulatie=incident.get("strangulatie"),
        ),
        gemeente=data.get("gemeente") or "", kenmerk=data.get("kenmerk") or "",
    )  # fmt: skip


def _melder(data: dict[str, Any]) -> MelderGegevens:
    return MelderGegevens(
        soort=data["soort"], naam=data.get("naam") or "", organisatie=data.get("organisatie") or "",
        functie=data.get("functie") or "", contact=data.get("contact") or "",
        wil_afgeschermd_blijven=bool(data.get("wilAfgeschermdBlijven")),
        toestemming_naam_noemen=data.get("toestemmingNaamNoemen"), afschermgrond=data.get("afschermgrond") or "",
    )  # fmt: skip
