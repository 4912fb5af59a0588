"""What is covered leaves in no page and no paper; what somebody typed himself is not told apart from a wrong guess."""

import re

import pytest

from eenplan.core.access.sluier import AFGESCHERMD, Spans, clean, clean_page, cover, covered, veiled
from eenplan.core.papier.rules import Alinea, Kop, Lijst, Papier, Tabel, Velden, gewijzigd
from tests.decor import NOW

GEHEIM = "Schuilhof 3"
WEG = AFGESCHERMD


def zoek(*woorden: str) -> object:
    """What finds these words."""

    def find(text: str) -> Spans:
        return [match.span() for word in woorden for match in re.finditer(re.escape(word), text)]

    return find


def schoon(page: str, *typed: str, woorden: tuple[str, ...] = (GEHEIM,)) -> str:
    with veiled():
        cover(zoek(*woorden))  # type: ignore[arg-type]  # a plain function
        return clean_page(page, typed)


@pytest.mark.parametrize(("page", "after"), [
    (f"<p>Zij is op {GEHEIM} nu.</p>", f"<p>Zij is op {WEG} nu.</p>"),
    (f"<p>{GEHEIM}</p><p>{GEHEIM}</p>", f"<p>{WEG}</p><p>{WEG}</p>"),
    (f'<input value="bij {GEHEIM}">', f'<input value="bij {WEG}">'),
    (f'<a title="{GEHEIM}" href="/x">x</a>', f'<a title="{WEG}" href="/x">x</a>'),
    (f'<svg aria-label="{GEHEIM}"></svg>', f'<svg aria-label="{WEG}"></svg>'),
    (f"<textarea>{GEHEIM}</textarea>", f"<textarea>{WEG}</textarea>"),
    (f'<p>Hij zei "{GEHEIM}" tegen haar.</p>', f"<p>Hij zei &quot;{WEG}&quot; tegen haar.</p>"),
    ("<p>Niets te zien, &amp; dat blijft zo.</p>", "<p>Niets te zien, &amp; dat blijft zo.</p>"),
    (f'<p class="{GEHEIM}">x</p>', f'<p class="{GEHEIM}">x</p>'),
])  # fmt: skip
def test_in_words_and_in_what_is_read_aloud(page: str, after: str) -> None:
    assert schoon(page) == after


def test_an_escaped_sign_does_not_hide_it() -> None:
    assert schoon("<p>Bij O&#x27;Brien 4</p>", woorden=("O'Brien 4",)) == f"<p>Bij {WEG}</p>"


def test_finds_that_overlap_are_one() -> None:
    assert schoon("<p>Schuilhof 3 Elders</p>", woorden=("Schuilhof 3", "3 Elders")) == f"<p>{WEG}</p>"


ECHO = (
    f'<div class="a" role="alert"><p>Haal {GEHEIM} weg</p></div>',
    f"<form><textarea>{GEHEIM}</textarea></form>",
    f'<form method="post"><input value="{GEHEIM}"></form>',
)


@pytest.mark.parametrize("page", ECHO)
def test_who_typed_it_is_not_told_that_he_guessed_right(page: str) -> None:
    assert schoon(page, f"Is zij op {GEHEIM}?") == page
    assert GEHEIM not in schoon(page, "Is zij op de Andereweg 4?")
    assert GEHEIM not in schoon(page)


def test_elsewhere_on_the_page_it_stays_away_however_he_typed_it() -> None:
    page = f"<p>Afspraak: {GEHEIM}</p>{ECHO[1]}<p>{GEHEIM}</p>"
    assert schoon(page, GEHEIM) == f"<p>Afspraak: {WEG}</p>{ECHO[1]}<p>{WEG}</p>"


def test_one_answer_covers_nothing_of_the_next() -> None:
    with veiled():
        cover(zoek(GEHEIM))  # type: ignore[arg-type]  # a plain function
        assert covered()
    with veiled():
        assert (covered(), clean(GEHEIM)) == (False, GEHEIM)


def test_outside_an_answer_nothing_is_kept() -> None:
    cover(zoek(GEHEIM))  # type: ignore[arg-type]  # a plain function
    assert (covered(), clean(GEHEIM)) == (False, GEHEIM)


def test_every_word_of_a_paper() -> None:
    papier = Papier(GEHEIM, GEHEIM, NOW, (
        Kop(GEHEIM), Alinea(GEHEIM), Lijst((GEHEIM, "x"), genummerd=True), Velden(((GEHEIM, GEHEIM),)),
        Tabel(("kop",), ((GEHEIM,),), (1,)),
    ), merk="Niet doorgeven.")  # fmt: skip
    made = gewijzigd(papier, lambda text: text.replace(GEHEIM, WEG))
    assert GEHEIM not in repr(made)
    assert repr(made) == repr(papier).replace(GEHEIM, WEG)


def test_after_an_answer_the_one_around_it_goes_on() -> None:
    with veiled():
        cover(zoek(GEHEIM))  # type: ignore[arg-type]  # a plain function
        with veiled():
            assert not covered()
        assert clean(GEHEIM) == WEG
    assert (covered(), clean(GEHEIM)) == (False, GEHEIM)


@pytest.mark.parametrize(("woorden", "after"), [
    (("Schuil", "hof 3"), f"<p>Op {WEG}, Elders 5 nu.</p>"),  # they touch
    (("hof", "Schuilhof 3"), f"<p>Op {WEG}, Elders 5 nu.</p>"),  # one within the other
    (("Schuilhof 3", "Elders 5"), f"<p>Op {WEG}, {WEG} nu.</p>"),  # apart
    (("Op", "Schuilhof", "hof 3"), f"<p>{WEG} {WEG}, Elders 5 nu.</p>"),  # the last one touches the one before it
    (("Op", "Schuilhof 3", "hof"), f"<p>{WEG} {WEG}, Elders 5 nu.</p>"),
    (("Schuilhof 3, E", "hof", "3, Elders 5"), f"<p>Op {WEG} nu.</p>"),
])  # fmt: skip
def test_what_is_found_twice_is_taken_out_once(woorden: tuple[str, ...], after: str) -> None:
    assert schoon("<p>Op Schuilhof 3, Elders 5 nu.</p>", woorden=woorden) == after


def test_a_word_for_a_picture_is_read_too() -> None:
    assert schoon(f'<img alt="{GEHEIM}">') == f'<img alt="{WEG}">'


def test_what_holds_nothing_stays_as_it_was_written() -> None:
    for page in ("<p>Zij zei &#x27;nee&#x27; &quot;</p>", "<p>Zij zei 'nee' \"</p>"):
        assert schoon(page) == page


def test_what_stands_right_behind_what_he_typed_is_not_what_he_typed() -> None:
    page = f"{ECHO[1]}Zij is op {GEHEIM}.{ECHO[0]}{GEHEIM}<p>x</p>"
    assert schoon(page, GEHEIM) == f"{ECHO[1]}Zij is op {WEG}.{ECHO[0]}{WEG}<p>x</p>"
