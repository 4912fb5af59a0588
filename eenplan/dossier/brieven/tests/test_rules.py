"""Who gets a letter, when post is not safe, and what stops it: tables, without a database."""

from datetime import UTC, datetime

import pytest

from eenplan.core.workflow import Refused
from eenplan.dossier.brieven.keuring import (
    ADRES,
    BSN,
    GEBOREN,
    GEHEIM,
    MELDER,
    NAAM,
    TELEFOON,
    Ander,
    Gevonden,
    Verboden,
    keur,
    woorden_van,
)
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
)
from eenplan.dossier.brieven.teksten import BEROEPSMATIG, UITKOMSTEN, VASTE_TEKST, Inhoud, brief
from eenplan.dossier.casus.contact.rules import Post, VeiligeWeg, Voicemail, lees
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum

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


def zonder_melder(text: str) -> str:
    return text.replace("Ellen Drost", "[melder]")


STRENG = Verboden(
    geheime_plekken=(AdresTekst.lees("Schuilhof 3, 1999 VB Zuiderschans"),),
    andere_plekken=(AdresTekst.lees("Ooievaar 8, Toetsdorp"),),
    anderen=(Ander("Peter", "Bakker", Geboortedatum(1988, 5, 2)), Ander("Bram", "Toets", heel=True)),
    eigen_plekken=(AdresTekst.lees("Proefstraat 12, 1234 AB Toetsdorp"),), eigen_steden=("Toetsdorp",),
    eigen_nummers=("0800-2000",), bron=zonder_melder,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wij bellen u maandag. U woont aan de Proefstraat 12 in Toetsdorp. Bel 0800-2000.", ()),
        ("Bram was er ook bij. Uw zoon Peter niet. De bakker is open.", ()),
        ("Zij is op Schuilhof 3.", (GEHEIM, ADRES)),
        ("Zij is in zuiderschans.", (GEHEIM,)),
        ("Zij is bij Ooievaar 8.", (ADRES,)),
        ("Kom naar Andereweg 4.", (ADRES,)),
        ("Bel haar: 06 12 34 56 78.", (TELEFOON,)),
        ("Mail naar zij@voorbeeld.nl", (TELEFOON,)),
        ("Het nummer is 999000019.", (TELEFOON, BSN)),
        ("Meneer Bakker zegt iets anders.", (NAAM,)),
        ("Peter Bakkers auto", (NAAM,)),
        ("Bram Toets zei het.", (NAAM,)),
        ("Geboren op 2-5-1988", (GEBOREN,)),
        ("Geboren op 2 mei 1988", (GEBOREN,)),
        ("Ellen Drost belde ons.", (MELDER,)),
    ],
)
def test_what_may_not_be_in_a_letter_is_named_by_its_kind(text: str, kinds: tuple[str, ...]) -> None:
    assert STRENG.in_tekst(text) == kinds


def test_a_letter_is_looked_through_from_end_to_end() -> None:
    given = Inhoud(
        Soort.OVERDRACHT, "Sanne Toets", ("Proefstraat 12", "1234 AB  Toetsdorp"), "Veilig Thuis", "", "B-1", OP,
        nieuwe_organisatie="Lokaal team Zuiderschans",
    )  # fmt: skip
    with pytest.raises(Gevonden, match="een afgeschermde plek") as stopped:
        keur(STRENG, "", woorden_van(brief(given), "brief"))
    assert "Schuilhof" not in stopped.value.message
    with pytest.raises(Gevonden):
        keur(STRENG, "", ["", "Schuilhof 3.pdf"])  # also in the name of the file
    keur(STRENG, "Tot maandag.", woorden_van(brief(Inhoud(
        Soort.INFORMATIE, "Sanne Toets", (), "Veilig Thuis", "", "B-1", OP)), "brief"))  # fmt: skip


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
