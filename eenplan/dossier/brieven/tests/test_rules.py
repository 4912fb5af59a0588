"""Who gets a letter, when post is not safe, and what stops it: tables, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from eenplan.core.workflow import Refused
from eenplan.dossier.brieven.keuring import woorden_van
from eenplan.dossier.brieven.rules import (
    SOORTEN,
    Aan,
    Bestemming,
    Lid,
    Ophouden,
    Soort,
    belemmering,
    bestemmingen,
    eis_vertegenwoordiger,
    volgorde,
)
from eenplan.dossier.brieven.teksten import BEROEPSMATIG, UITKOMSTEN, VASTE_TEKST, Inhoud, brief
from eenplan.dossier.casus.contact.rules import Post, VeiligeWeg, Voicemail, lees

OP = datetime(2026, 3, 20, 9, tzinfo=UTC)
MOEDER = Lid(1, "slachtoffer", 36, frozenset({5}))
VADER = Lid(2, "pleger", 38, frozenset({5}))
OMA = Lid(3, "overig", 66)


@pytest.mark.voorziening(4)
@pytest.mark.parametrize(
    ("age", "rol", "parents", "to"),
    [
        (36, "pleger", (), [Bestemming(5)]),
        (None, "overig", (), [Bestemming(5)]),
        (11, "kind", (MOEDER, VADER), [Bestemming(1, 5)]),
        (None, "kind", (MOEDER,), [Bestemming(1, 5)]),
        (11, "kind", (VADER,), [Bestemming(None, 5)]),
        (11, "kind", (OMA,), [Bestemming(None, 5)]),
        (12, "kind", (MOEDER, VADER), [Bestemming(5), Bestemming(1, 5)]),
        (15, "slachtoffer", (MOEDER,), [Bestemming(5), Bestemming(1, 5)]),
        (16, "kind", (MOEDER,), [Bestemming(5)]),
        (18, "kind", (MOEDER,), [Bestemming(5)]),
    ],
)
def test_who_gets_the_letter_of_a_child(
    age: int | None, rol: str, parents: tuple[Lid, ...], to: list[Bestemming]
) -> None:
    assert bestemmingen(Lid(5, rol, age), parents) == to


def test_who_may_be_the_perpetrator_speaks_for_a_child_only_by_a_decision() -> None:
    eis_vertegenwoordiger(MOEDER, "")
    eis_vertegenwoordiger(VADER, "De rechter gaf hem alleen het gezag.")
    for lid, besluit in ((VADER, ""), (VADER, "omdat"), (OMA, ""), (Lid(6, "kind", 9), "Hij wil het zelf graag.")):
        with pytest.raises(Refused):
            eis_vertegenwoordiger(lid, besluit)


@pytest.mark.parametrize(
    ("kanaal", "post", "adres", "deelt", "why"),
    [
        ("post", Post.ONBEKEND, True, False, None),
        ("post", Post.ONBEKEND, True, True, Ophouden.ZELFDE_ADRES),
        ("post", Post.JA, True, True, None),
        ("post", Post.NEE, True, False, Ophouden.GEEN_POST),
        ("post", Post.NEE, False, True, Ophouden.GEEN_POST),
        ("post", Post.JA, False, False, Ophouden.GEEN_ADRES),
        ("persoonlijk", Post.NEE, False, True, None),
        ("digitaal", Post.NEE, False, True, None),
    ],
)
def test_when_post_is_not_safe(kanaal: str, post: Post, adres: bool, deelt: bool, why: Ophouden | None) -> None:
    assert belemmering(kanaal, post, heeft_adres=adres, deelt_adres=deelt) == why


def test_what_somebody_said_of_post_goes_along_in_the_words() -> None:
    weg = VeiligeWeg("", "", "Zeg niets.", Voicemail.NEE, Post.NEE)
    assert weg.afspraak == "Spreek niets in. Stuur geen post. Zeg niets."
    assert lees("", "", weg.afspraak) == weg
    assert lees("", "", "Post mag. Stuur geen post.").post is Post.NEE


@pytest.mark.parametrize("soort", list(Soort))
def test_every_kind_has_its_duty_and_its_words(soort: Soort) -> None:
    letter = brief(Inhoud(soort, "Sanne", ("Proefstraat 12",), "Veilig Thuis", "", "B-000001", OP, vrij="Tot dan."))
    said = "\n".join(woorden_van(letter, "brief"))
    assert SOORTEN[soort].bron
    assert {"0800-2000", "112", "Tot dan."} <= {part for part in ("0800-2000", "112", "Tot dan.") if part in said}
    assert ("kopie" in said) is (SOORTEN[soort].aan is Aan.PERSOON)
    assert "{" not in said


def test_the_words_are_short() -> None:
    """B1: no sentence is longer than twenty words."""
    texts = [text for rows in (*VASTE_TEKST.values(), BEROEPSMATIG) for text in rows] + list(UITKOMSTEN.values())
    sentences = [part for text in texts for part in text.replace("?", ".").replace(":", ".").split(".")]
    assert max(len(part.split()) for part in sentences) <= 20


def test_the_queue_is_ordered_by_term_and_what_has_none_comes_last() -> None:
    rows = {
        "ready, old, no term": volgorde("klaar", None, OP - timedelta(days=30)),
        "ready, due late": volgorde("klaar", OP + timedelta(days=9), OP),
        "ready, due soon": volgorde("klaar", OP + timedelta(days=2), OP),
        "to write, overdue": volgorde("concept", OP - timedelta(days=2), OP),
    }
    order = ["ready, due soon", "ready, due late", "ready, old, no term", "to write, overdue"]
    assert sorted(rows, key=lambda name: rows[name]) == order
