"""What a copy holds and what it does not, without a database."""

import pytest

from eenplan.instrumenten.zonder_namen.rules import Bekende, wat_is, zonder_namen

GEZIN = (
    Bekende("slachtoffer 1", "Sanne Maria", "de", "Wit", "Kievitslaan 14 B, 1997 KD Noorderveen"),
    Bekende("pleger 1", "Peter", "van der", "Kanarie"),
    Bekende("kind 1, 8 jaar", "Bram", "van der", "Kanarie"),
)


@pytest.mark.parametrize(("tekst", "kopie"), [
    ("Sanne de Wit belde.", "[slachtoffer 1] belde."),
    ("SANNE belde, Sannes moeder ook.", "[slachtoffer 1] belde, [slachtoffer 1] moeder ook."),
    ("Peter van der Kanarie sloeg Bram.", "[pleger 1] sloeg [kind 1, 8 jaar]."),
    ("Familie Van der Kanarie", "Familie Van der [familie]"),
    ("Een wit overhemd.", "Een wit overhemd."),
    ("Zij woont aan de Kievitslaan 14 B, 1997 KD Noorderveen.", "Zij woont aan de [adres]."),
    ("Naar Oude Dorpsstraat 3a gegaan", "Naar [adres] gegaan"),
    ("Bel 06-12 34 56 78 of mail s@voorbeeld.nl", "Bel [nummer] of mail [mailadres]"),
    ("BSN 999000019, casus C-2026-0012", "BSN [nummer], casus [nummer]"),
    ("Geboren op 2 mei 1990, of 02-05-1990, of 2.5.90", "Geboren op [datum], of [datum], of [datum]"),
    ("Bij de Prinses Beatrixlaan 3.", "Bij [adres]."),
    ("Haar post gaat naar 1997 KD.", "Haar post gaat naar [postcode]."),
    ("Zij kreeg extra hulp, x.", "Zij kreeg extra hulp, x."),
    ("Zij was 3 keer bang, om 22.15 uur.", "Zij was 3 keer bang, om 22.15 uur."),
])  # fmt: skip
def test_a_copy_points_at_nobody(tekst: str, kopie: str) -> None:
    assert zonder_namen(tekst, GEZIN) == kopie


def test_what_is_open_is_not_known_is_taken_out_by_its_form_only() -> None:
    """Who may not know the address learns nothing by typing one: every street with a number goes alike."""
    assert zonder_namen("Schuilpad 7 of Zomerpad 9", ()) == "[adres] of [adres]"
    assert zonder_namen("Sanne belde", ()) == "Sanne belde"


def test_of_a_longer_name_no_end_is_left_that_says_who_it_is() -> None:
    people = (
        Bekende("kind 1", "Anne", "", "Vos", "Opvang De Linde"),
        Bekende("kind 2", "Anne-Marie", "", "Bos", "Opvang De Linde Noord"),
        Bekende("kind 3", "Bo", "", "Pool"),
    )
    assert zonder_namen("Anne-Marie zit in Opvang De Linde Noord, Anne in Opvang De Linde, extra.", people) == (
        "[kind 2] zit in [adres], [familie] in [adres], extra."
    )


@pytest.mark.parametrize(("rol", "leeftijd", "woorden"), [
    ("kind", 8, "kind 2, 8 jaar"), ("kind", None, "kind 2"), ("slachtoffer", 36, "slachtoffer 2"),
    ("", 4, "betrokkene 2"),
])  # fmt: skip
def test_what_somebody_is_called(rol: str, leeftijd: int | None, woorden: str) -> None:
    assert wat_is(rol, leeftijd, 2) == woorden
