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
        # his name, as people write it
        (("Piet Smits",), "Smits belde.", "[melder] belde."),
        (("Juf Bo Bos",), "Juf Bo belde.", "Juf [melder] belde."),
        (("Els Visser-Jansen",), "Bij Visser jansen thuis.", "Bij [melder] thuis."),
        (("Els Jansen (Visser)",), "Els Jansen (Visser) belde (Jansen).", "[melder] belde ([melder])."),
        (("Els Jansen (Visser)",), "Hij (Els Jansen (Visser belde) ook.", "Hij ([melder] belde) ook."),
        (("", "", "", "06-12345678"), "Bel 612345678.", "Bel [melder]."),
        (("", "Kwik"), "Kwik belde.", "[melder] belde."),
        (("", "De Kring"), "In de Kring, in de - kring, in de -- kring.", "In [melder], in [melder], in de -- kring."),
        # his name as a word, beside a word that names him elsewhere
        (("Kees Bakker",), "Bakker belde. De bakker is open.", "[melder] belde. De bakker is open."),
        (("Roos Verhoeven",), "De roos bloeit, Roos belde.", "De roos bloeit, [melder] belde."),
        (("Piet Smit",), "Smit en smid, mevrouw Smit.", "Smit en smid, mevrouw [melder]."),
        (("Ria de Jonge",), "Jonge kinderen, mevrouw De Jonge.", "Jonge kinderen, mevrouw [melder]."),
        (("Mai Ho-An",), "Ho! An liep mee met mevrouw Ho-An.", "Ho! An liep mee met mevrouw [melder]."),
        (("Ans Bos",), "Bos is ver weg, zegt opa", "Bos is ver weg, zegt opa"),
        (("Ans Bos",), "Er is 1 bos, Sanne.", "Er is 1 bos, Sanne."),
        (("J. Verhoeven",), "Meneer J. Pietersen belde.", "Meneer J. Pietersen belde."),
        (("Meester Bart Kok",), "Zij zei: juf, meester is boos.", "Zij zei: juf, meester is boos."),
        (("wil niet genoemd worden",), "zij worden bang.", "zij worden bang."),
        (("", "GGD"), "De GGD belde.", "De GGD belde."),
        # and who else is in the text
        (("Jan Verhoeven",), "Verhoeven sprak met P.", "[melder] sprak met P."),
        (("", "", "", "0612345678, j@school.nl"), "Bel 0687654321, s@huis.nl.", "Bel 0687654321, s@huis.nl."),
    ],
)  # fmt: skip
def test_what_is_left(melder: Sequence[str], tekst: str, over: str) -> None:
    told = [MelderGegevens("Burger", *melder)] if melder else []
    assert zonder(told, FAMILIE)(tekst) == over


def test_a_professional_who_names_himself_among_the_people_is_no_family() -> None:
    """A teacher who typed herself as one of the people of her own report."""
    told = [MelderGegevens("Onderwijs", "Truus Verhoeven")]
    assert zonder(told, (*FAMILIE, "Truus Verhoeven"))("Juf Verhoeven sprak Sanne.") == "Juf [melder] sprak Sanne."


def test_an_ordinary_word_is_his_name_behind_whatever_he_is_called_by() -> None:
    for titel in ("juf", "juffrouw", "meester", "dokter", "huisarts", "dr", "zuster", "agent", "wijkagent",
                  "buurvrouw", "buurman", "oma", "opa", "tante", "oom", "mevrouw", "meneer", "familie"):  # fmt: skip
        assert zonder([MelderGegevens("Burger", "Ans Bos")], FAMILIE)(f"Hier was {titel} bos.") == (
            f"Hier was {titel} [melder]."
        )


def test_a_name_that_is_all_of_the_name_of_the_family_stays() -> None:
    told = [MelderGegevens("Burger", "Ans Klaver")]
    assert zonder(told, ("Klaver",))("Klaver is bang, zegt Ans Klaver.") == "Klaver is bang, zegt [melder]."
