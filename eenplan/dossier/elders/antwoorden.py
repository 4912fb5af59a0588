"""Answering a partner who asks whether we know somebody. No person of ours is at the screen; the log is (R10)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.elders.access import REGEL, afscherming, als_partner, contact_van
from eenplan.dossier.elders.mensen import geopend, kandidaten, van_mensen, werk_bij
from eenplan.dossier.elders.models import Vergelijkafspraak, Vergelijksleutel, Vergelijkvraag
from eenplan.dossier.elders.queries import geldige_sleutels
from eenplan.dossier.elders.rules import (
    GELDIG,
    MOST_CONTACTS,
    PER_DAG,
    Antwoord,
    Contact,
    Richting,
    Uitkomst,
    Vraag,
    lees_vraag,
    schrijf_antwoord,
)
from eenplan.dossier.elders.tokens import gelijk
from eenplan.dossier.elders.vragen import BESTAAN, bewaar

DAG = timedelta(hours=24)
VERB = "elders.beantwoord"
GEKEKEN = (Uitkomst.MATCH, Uitkomst.GEEN_MATCH)


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A valid version, opened."""

    rij: Vergelijksleutel
    sleutel: bytes


def beantwoord(bericht: bytes, *, van: int, aan: int, at: datetime) -> bytes:
    """The answer of bronhouder `aan` to the message of partner `van`, whom the caller knows for certain.

    Refused when nothing was agreed. Every other question, also one that is not answered, is kept and counted.
    """
    partner = als_partner(Organisation.objects.get(pk=van))
    with act(VERB, by=partner, at=at, ground="vergelijkafspraak", system=True) as a:
        rows = Vergelijkafspraak.objects.select_for_update(of=("self",))  # one question of a partner at a time
        afspraak = rows.filter(bronhouder_id=aan, partner_id=van, tot__isnull=True).first()
        if afspraak is None:
            a.lines.append(Line(VERB, rule="R0", allowed=False))
        else:
            keys = {row.versie: Sleutel(row, geopend(row)) for row in geldige_sleutels(afspraak, at)}
            opened = {version: key.sleutel for version, key in keys.items()}
            answer = schrijf_antwoord(_antwoord(a, afspraak, keys, lees_vraag(bericht, opened)), opened)
    if afspraak is None:
        raise Refused("Met uw organisatie is geen vergelijken afgesproken.")
    return answer


def _antwoord(a: Act, afspraak: Vergelijkafspraak, keys: dict[int, Sleutel], vraag: Vraag | None) -> Antwoord:
    row = Vergelijkvraag(
        afspraak=afspraak, bronhouder_id=afspraak.bronhouder_id, richting=Richting.ONTVANGEN, op=a.at,
        uitkomst=_beletsel(afspraak, vraag, a.at), kenmerk=vraag.kenmerk if vraag else uuid4(),
    )  # fmt: skip
    told: tuple[Contact, ...] = ()
    if vraag is None or row.uitkomst != Uitkomst.OPEN:
        asked, row.kenmerk = row.kenmerk, uuid4()  # what is played again counts again
        row.save()
    else:
        asked = row.kenmerk
        row.save()
        told = _vertel(a, row, vraag, _casussen(afspraak.bronhouder_id, _gevonden(keys, vraag)))
        row.uitkomst = Uitkomst.MATCH if told else Uitkomst.GEEN_MATCH
        row.save(update_fields=["uitkomst"])
    a.lines.append(
        Line(VERB, object_type="vergelijkvraag", object_id=row.pk, rule=REGEL, allowed=row.uitkomst in GEKEKEN)
    )
    return Antwoord(asked, Uitkomst(row.uitkomst), told)


def _beletsel(afspraak: Vergelijkafspraak, vraag: Vraag | None, at: datetime) -> Uitkomst:
    """Why this question is not looked into; OPEN when it is."""
    received = afspraak.vragen.filter(richting=Richting.ONTVANGEN)
    if received.filter(op__gt=at - DAG).count() >= rule(PER_DAG, at.date()).value:
        return Uitkomst.TE_VEEL
    if vraag is None:
        return Uitkomst.SLEUTEL
    again = received.filter(kenmerk=vraag.kenmerk).exists()
    return Uitkomst.TE_LAAT if again or abs(at - vraag.op) > GELDIG else Uitkomst.OPEN


def _gevonden(keys: dict[int, Sleutel], vraag: Vraag) -> set[int]:
    """Who shares a whole token: made anew from what is known now, without a hidden address."""
    found: set[int] = set()
    for version, asked in vraag.tokens.items():
        key = keys[version]
        werk_bij(key.rij)
        made = van_mensen(kandidaten(key.rij, asked), key.sleutel)
        found |= {person for person, own in made.items() if gelijk(own, asked)}
    return found


def _casussen(bronhouder_id: int, persons: set[int]) -> dict[int, list[int]]:
    """The open cases of these people, with who of them are in it. Of a closed one nobody is left to call."""
    rows = Betrokkene.objects.filter(
        persoon_id__in=persons, casus__bronhouder_id=bronhouder_id, casus__afgesloten_op=None
    )
    cases: dict[int, list[int]] = defaultdict(list)
    for casus_id, person in rows.order_by("casus_id", "persoon_id").values_list("casus_id", "persoon_id"):
        cases[casus_id].append(person)
    return cases


def _vertel(a: Act, row: Vergelijkvraag, vraag: Vraag, cases: dict[int, list[int]]) -> tuple[Contact, ...]:
    """Whom the partner calls. A secluded case is not there for him; inside, who reads it hears who asked (R6)."""
    shut, told = afscherming(cases), []
    places = Casus.objects.select_related("bronhouder", "verantwoordelijke_organisatie").in_bulk(cases)
    for casus_id, persons in cases.items():
        casus, open_ = places[casus_id], casus_id not in shut.besloten
        line = Line(VERB, casus_id, classes=BESTAAN, rule=REGEL if open_ else "R6", allowed=open_)
        a.lines += replace(line, object_type="vergelijkvraag", object_id=row.pk).for_persons(persons)
        bewaar(row, casus_id, (vraag.contact,))
        put(
            Kind.VERVOLGMELDING, object_type="vergelijkvraag", object_id=row.pk, at=a.at,
            account_id=casus.verantwoordelijke_id,
        )  # fmt: skip
        if open_:
            told.append(contact_van(casus, afgeschermd=casus_id in shut.adres))
    return tuple(dict.fromkeys(told))[:MOST_CONTACTS]
