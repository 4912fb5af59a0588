"""The layout of a report in the API and in files: names, types, Dutch errors; from there to NieuweMelding."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from eenplan.keten.melding.rules import (
    LONGEST_TEXT,
    MELDERSOORTEN,
    MOST_PERSONS,
    Genoemd,
    Incident,
    Kanaal,
    MelderGegevens,
    NieuweMelding,
)

UNKNOWN = "Dit veld kennen wij niet. Zet wat u kwijt wilt in tekst."
MESSAGES: dict[str, Any] = {
    "required": "Dit veld ontbreekt.",
    "null": "Dit veld mag niet null zijn; laat het weg als u het niet weet.",
    "invalid": "Dit is niet het goede soort waarde.",
    "blank": "Dit veld mag niet leeg zijn.",
    "max_length": "Dit is te lang: hooguit {max_length} tekens.",
    "not_a_list": "Hier hoort een lijst.",
    "max_length_list": "Te veel: hooguit {max_length}.",
    "date": "Schrijf de datum als 2026-03-20.",
    "invalid_choice": "Deze waarde staat niet in de lijst.",
    "not_a_dict": "Hier hoort een object met velden.",
}


class Layout(serializers.Serializer[Any]):
    """A serializer that refuses fields it does not know: nothing a partner sends is lost in silence."""

    default_error_messages = {"invalid": MESSAGES["not_a_dict"]}

    def to_internal_value(self, data: Any) -> Any:
        """Read the fields; unknown ones are errors too."""
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else set()
        if unknown:
            raise serializers.ValidationError({str(name)[:60]: [UNKNOWN] for name in sorted(unknown, key=str)})
        return super().to_internal_value(data)


def words(longest: int, **kwargs: Any) -> serializers.CharField:
    """A text that may be absent, empty or null."""
    options = {"required": False, "allow_blank": True, "allow_null": True, **kwargs}
    return serializers.CharField(max_length=longest, error_messages=MESSAGES, **options)


def yes_no() -> serializers.BooleanField:
    """True, false, or null for "weet ik niet"."""
    return serializers.BooleanField(required=False, allow_null=True, default=None, error_messages=MESSAGES)


class MelderVelden(Layout):
    """Who reports."""

    soort = serializers.ChoiceField(MELDERSOORTEN, error_messages=MESSAGES)
    naam = words(200)
    organisatie = words(200)
    functie = words(200)
    contact = words(300)
    wilAfgeschermdBlijven = yes_no()
    toestemmingNaamNoemen = yes_no()
    afschermgrond = words(300)


class PersoonVelden(Layout):
    """A person as named; every field may be missing."""

    naam = words(400)
    geboortedatum = words(20, help_text="1987-05-25, 25-05-1987, 1987-05 of 1987")
    adres = words(400)
    bsn = words(9)
    rol = words(60)


class IncidentVelden(Layout):
    """What happened."""

    datum = serializers.DateField(
        required=False, allow_null=True, error_messages=MESSAGES | {"invalid": MESSAGES["date"]}
    )
    soorten = serializers.ListField(
        child=serializers.CharField(max_length=60, error_messages=MESSAGES),
        required=False, max_length=20, error_messages=MESSAGES | {"max_length": MESSAGES["max_length_list"]},
    )  # fmt: skip
    kinderenAanwezig = yes_no()
    wapen = yes_no()
    strangulatie = yes_no()


class MeldingVelden(Layout):
    """A report."""

    sleutel = serializers.UUIDField(required=False, error_messages=MESSAGES | {"invalid": "Dit is geen UUID."})
    kanaal = serializers.ChoiceField([item.value for item in Kanaal], default="koppeling", error_messages=MESSAGES)
    melder = MelderVelden(error_messages=MESSAGES | {"invalid": MESSAGES["not_a_dict"]})
    tekst = serializers.CharField(
        allow_blank=True, max_length=LONGEST_TEXT, trim_whitespace=False, error_messages=MESSAGES
    )
    personen = serializers.ListField(child=PersoonVelden(), required=False, max_length=MOST_PERSONS, error_messages=MESSAGES)
    incident = IncidentVelden(required=False, allow_null=True, error_messages=MESSAGES)
    gemeente = words(100)


class Ontvangst(serializers.Serializer[Any]):
    """The receipt."""

    nummer = serializers.CharField()
    ontvangenOp = serializers.DateTimeField()
    statusUrl = serializers.CharField()


class StatusVelden(serializers.Serializer[Any]):
    """How far a report is."""

    nummer = serializers.CharField()
    ontvangenOp = serializers.DateTimeField()
    stand = serializers.ChoiceField(["ontvangen", "in_beoordeling", "beoordeeld", "toegevoegd"])


class InvalidParam(serializers.Serializer[Any]):
    """One field that is wrong."""

    name = serializers.CharField()
    reason = serializers.CharField()


class Probleem(serializers.Serializer[Any]):
    """An error (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()

    def get_fields(self) -> Any:
        """`invalid-params` is no Python name."""
        return {**super().get_fields(), "invalid-params": InvalidParam(many=True, required=False)}


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
        gemeente=data.get("gemeente") or "",
    )  # fmt: skip


def _melder(data: dict[str, Any]) -> MelderGegevens:
    return MelderGegevens(
        soort=data["soort"], naam=data.get("naam") or "", organisatie=data.get("organisatie") or "",
        functie=data.get("functie") or "", contact=data.get("contact") or "",
        wil_afgeschermd_blijven=bool(data.get("wilAfgeschermdBlijven")),
        toestemming_naam_noemen=data.get("toestemmingNaamNoemen"), afschermgrond=data.get("afschermgrond") or "",
    )  # fmt: skip
