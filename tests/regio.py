"""A small invented region for tests: one account per role, each with a viewer."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import time
from typing import cast
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils.crypto import get_random_string

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.begin import GRENS
from eenplan.core.accounts.grenzen import begin
from eenplan.core.accounts.models import Aanmelding, Account, Appointment, Organisation
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.accounts.sessies import SessionStore
from eenplan.core.maildomains.models import Maildomein
from eenplan.keten.melding.rules import Genoemd, Incident, MelderGegevens, NieuweMelding

ORGANISATIONS = {
    "vt": ("Veilig Thuis Toetsland (verzonnen)", "veilig_thuis"),
    "team": ("Lokaal team Toetsdorp (verzonnen)", "lokaal_team"),
    "ander_team": ("Lokaal team Elders (verzonnen)", "lokaal_team"),
    "politie": ("Politie Toetsland (verzonnen)", "politie"),
    "school": ("Basisschool De Toets (verzonnen)", "onderwijs"),
    "gemeente": ("Gemeente Toetsdorp (verzonnen)", "gemeente"),
}
PEOPLE = {
    "triagist": ("vt", Role.VT_INTAKE, "triagist"),
    "triagist2": ("vt", Role.VT_INTAKE, "triagist"),
    "casus": ("vt", Role.VT_CASUS, "casushouder"),
    "lead": ("vt", Role.VT_LEAD, "teamleider"),
    "proces": ("vt", Role.PROCESREGISSEUR, "procesregisseur"),
    "fg": ("vt", Role.FG, "functionaris gegevensbescherming"),
    "beheer": ("vt", Role.BEHEER, "functioneel beheerder"),
    "regisseur": ("team", Role.REGISSEUR, "casusregisseur"),
    "collega": ("team", Role.REGISSEUR, "casusregisseur"),
    "ander": ("ander_team", Role.REGISSEUR, "casusregisseur"),
    "agent": ("politie", Role.JUSTITIE, "hoofdagent"),
    "school": ("school", Role.ZORGPARTNER, "intern begeleider"),
    "beleid": ("gemeente", Role.BELEID, "beleidsmedewerker"),
}
PASSWORD = "toets-wachtwoord-123"


@dataclass(slots=True)
class Regio:
    """Organisations by key, viewers by key."""

    at: datetime
    organisations: dict[str, Organisation] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    gereed: list[object] = field(default_factory=list)  # a family that stands ready, for the first who asks for one

    def log_in_all(self) -> None:
        """A session for everybody in one statement, before a test that undoes what each of them does."""
        store, rows = SessionStore(), list[Aanmelding]()
        for key, account in self.accounts.items():
            self.sessions[key] = get_random_string(32)
            known = {
                SESSION_KEY: str(account.pk),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1],
                HASH_SESSION_KEY: account.get_session_auth_hash(),
                GRENS: begin(time(), 1800, 43200),
            }
            row = cast(Aanmelding, store.create_model_instance(known))  # what this store keeps
            row.session_key = self.sessions[key]
            rows.append(row)
        Aanmelding.objects.bulk_create(rows)

    def client(self, key: str) -> Client:
        """A fresh browser of this person, who is logged in."""
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[key]
        return client

    def __getitem__(self, key: str) -> Viewer:
        return self.viewers[key]


def build(at: datetime) -> Regio:
    """Make the region, in one statement per table. Every account's user name is its key."""
    regio = Regio(at)
    made = Organisation.objects.bulk_create(
        Organisation(naam=naam, soort=soort, gemeente="Toetsdorp", email=f"{key}@voorbeeld.invalid")
        for key, (naam, soort) in ORGANISATIONS.items()
    )
    regio.organisations = dict(zip(ORGANISATIONS, made, strict=True))
    secret = make_password(PASSWORD)
    accounts = Account.objects.bulk_create(
        Account(username=key, password=secret, naam=f"Toets {key.capitalize()}", email=f"{key}@voorbeeld.invalid")
        for key in PEOPLE
    )
    regio.accounts = dict(zip(PEOPLE, accounts, strict=True))
    places = Appointment.objects.bulk_create(
        Appointment(
            account=regio.accounts[key], organisation=regio.organisations[place], role=role, functie=functie,
            van=at - timedelta(days=400),
        )
        for key, (place, role, functie) in PEOPLE.items()
    )  # fmt: skip
    regio.viewers = {key: viewer_of(place) for key, place in zip(PEOPLE, places, strict=True)}
    Maildomein.objects.create(
        domein="voorbeeld.invalid", eigenaar=regio.accounts["beheer"], sinds=at, tot=at + timedelta(days=3650)
    )
    vt = regio.organisations["vt"]
    vt.dienstdoende = regio.accounts["triagist"]
    vt.save()
    return regio


def nieuwe_melding(sleutel: UUID | None = None, **changes: object) -> NieuweMelding:
    """A report by the police about a couple and a child."""
    given: dict[str, object] = {
        "sleutel": sleutel or uuid4(),
        "kanaal": "politie",
        "melder": MelderGegevens("Politie", naam="A. Agent", organisatie="Politie Toetsland (verzonnen)"),
        "tekst": "Wij troffen mevrouw huilend aan. Haar man had haar geslagen. Hun zoontje van acht zag het.",
        "personen": (
            Genoemd(
                "Sanne de Toets",
                "1990-05-02",
                "Proefstraat 12, 1234 AB Toetsdorp",
                "999000019",
                "slachtoffer",
            ),
            Genoemd("Peter de Toets", "1988", "Proefstraat 12, 1234 AB Toetsdorp", "", "pleger"),
            Genoemd("Bram de Toets", "2018-01-09", "", "", "kind"),
        ),
        "incident": Incident(soorten=("partnergeweld",), kinderen_aanwezig=True),
        "gemeente": "Toetsdorp",
    }
    return NieuweMelding(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields
