"""Who reported is taken out of what goes to others; ordinary words and the names of the family stay."""

from collections.abc import Sequence

import pytest

from eenplan.keten.melding.onbenoemd import zonder
from eenplan.keten.melding.rules import MelderGegevens

FAMILIE = ("Sanne de Toets", "Peter de Toets")


@pytest.mark.parametrize(
    ("melder", "tekst", "over"),
    [
        (("Jan Verhoeven",), "Jan verhoeven belde. Verhoeven zag het.", "[melder] belde. [melder] zag het."),
        (("J. van den Berg",), "Meester Van den Berg en de bergen.", "Meester [melder] en de bergen."),
        (("Truus de Toets",), "Truus de Toets is de oma van Sanne de Toets.", "[melder] is de oma van Sanne de Toets."),
        (("Sanne de Toets",), "Sanne de Toets vroeg om hulp.", "Sanne de Toets vroeg om hulp."),
        (("buurvrouw",), "De buurvrouw past op.", "De buurvrouw past op."),
        (("Melder bekend bij Veilig Thuis",), "Veilig Thuis belde thuis.", "Veilig Thuis belde thuis."),
        (("", "De Boomhut", "juf", "0612345678"), "Bel de Boomhut, 0612345678.", "Bel [melder], [melder]."),
        (("Bo Bos",), "Zij liep in het Bos.", "Zij liep in het Bos."),
        ((), "Niemand.", "Niemand."),
        # as somebody who heard it writes it down
        (("Jan Verhoeven",), "J. VERHOEVEN, Verhoevens zus; Jan zag het.", "[melder], [melder] zus; [melder] zag het."),
        (("Jan Verhoeven",), "verhoeven en jan belden weer.", "[melder] en [melder] belden weer."),
        (("Ans Bos",), "Mevr. bos en juf ans, A. Bos.", "Mevr. [melder] en juf [melder], [melder]."),
        (("Büşra Özdemir",), "Mevrouw Ozdemir, Busra Özdemir.", "Mevrouw [melder], [melder]."),
        (("Els Visser-Jansen",), "Els Visser Jansen, mw. Jansen.", "[melder], mw. [melder]."),
        (("J. van den Berg",), "J. v.d. Berg, mevrouw vd Berg.", "[melder], mevrouw [melder]."),
        (("", "", "", "06-12345678"), "Bel 06 1234 5678 of +31612345678.", "Bel [melder] of [melder]."),
        (("", "", "", "0612345678, j@school.nl"), "J@School.nl, 06-12345678.", "[melder], [melder]."),
        # and what are ordinary words, or of somebody else
        (("School De Regenboog", "De Regenboog"), "School en de school.", "School en de school."),
        (("Meester Bart Kok",), "Meester en kok, hij is kok.", "Meester en kok, hij is kok."),
        (("Peter Verhoeven",), "Peter sloeg.", "Peter sloeg."),
        (("Jan Verhoeven",), "Op 06-12 2026, nummer 061234.", "Op 06-12 2026, nummer 061234."),
    ],
)  # fmt: skip
def test_what_is_left(melder: Sequence[str], tekst: str, over: str) -> None:
    told = [MelderGegevens("Burger", *melder)] if melder else []
    assert zonder(told, FAMILIE)(tekst) == over


def test_a_professional_who_names_himself_among_the_people_is_no_family() -> None:
    """A teacher who typed herself as one of the people of her own report."""
    told = [MelderGegevens("Onderwijs", "Truus Verhoeven")]
    assert zonder(told, (*FAMILIE, "Truus Verhoeven"))("Juf Verhoeven sprak Sanne.") == "Juf [melder] sprak Sanne."
