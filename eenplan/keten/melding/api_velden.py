"""The layout of a report in the API and in files: names, types, Dutch errors."""

from rest_framework import serializers

from eenplan.keten.melding.api_woorden import MESSAGES, Layout, words, yes_no
from eenplan.keten.melding.rules import LONGEST_TEXT, MELDERSOORTEN, MOST_PERSONS, Kanaal


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
    personen = serializers.ListField(
        child=PersoonVelden(), required=False, max_length=MOST_PERSONS, error_messages=MESSAGES
    )
    incident = IncidentVelden(required=False, allow_null=True, error_messages=MESSAGES)
    gemeente = words(100)
    kenmerk = words(100, help_text="uw eigen kenmerk, waaraan u deze melding herkent")
