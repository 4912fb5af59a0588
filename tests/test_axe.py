"""Looking only at new kinds of element finds what a look at the whole page finds, however much was seen before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import KINDS, violations, violations_of_new

LOOKS = """
p, a, li, h1, label, td { color: #222; background: #fff } a { color: #046; text-decoration: underline }
.bleek { color: #bbb } .donker { background: #555 } .door p { background: none } .dicht a { font-size: 9px }
.om p:nth-child(4) { color: #ccc } .smal { height: 40px; width: 90px; overflow: auto } .kaal a { text-decoration: none }
.rood p { color: #035 }
"""
SOUND = """<!doctype html><html lang="nl"><head><title>Proef</title>
<meta name="viewport" content="width=device-width"><style>{looks}</style></head><body><main><h1>Proef</h1>
<section class="om"><p>Een</p><p>Twee <b>sterk</b></p><p>Drie met <a href="/a">een schakel</a> erin</p></section>
<ul><li>Een</li><li>Half</li><li><a href="/b">Twee</a></li></ul><dl><dt>Naam</dt><dd>Sanne</dd></dl>
<form><label for="f">Naam</label><input id="f" name="f" aria-describedby="u"><p id="u">Uitleg</p>
<label for="g">Soort</label><select id="g"><option>Een</option></select>
<button type="button" aria-pressed="false">Klaar</button></form>
<table><thead><tr><th scope="col" id="k">Kop</th></tr></thead><tbody><tr><td headers="k">Cel</td></tr></tbody></table>
<div class="door"><p>Op wit</p></div><div class="dicht"><a href="/c">Ver</a></div>
<div class="rood"><p>Leesbaar</p></div>
<div aria-hidden="true"><div><p>Sier</p></div></div><div role="list"><div role="listitem">Een</div></div>
<img src="data:," alt="Een huis"><span role="img" aria-label="ster">*</span></main></body></html>"""
# What is wrong, and in which words of the sound page: each leaves the number of forms and titles as it was.
FAULTS = {
    "image-alt": (' alt="Een huis"', ""),
    "link-name": ('<a href="/b">Twee</a>', '<a href="/b"></a>'),
    "link-name, hidden words": ('<a href="/b">Twee</a>', '<a href="/b"><b hidden>Twee</b></a>'),
    "button-name": (">Klaar<", "><"),
    "label": ('for="f"', 'for="x"'),
    "select-name": ('for="g"', 'for="x"'),
    "color-contrast, by its class": ("<p>Een</p>", '<p class="bleek">Een</p>'),
    "color-contrast, by what is behind": ('class="door"', 'class="door donker"'),
    "color-contrast, by its place": ("</p></section>", "</p><p>Vier</p></section>"),
    "link-in-text-block": ('class="om"', 'class="om kaal"'),
    "html-has-lang": (' lang="nl"', ""),
    "html-lang-valid": ('lang="nl"', 'lang="onzin"'),
    "document-title": ("<title>Proef</title>", ""),
    "document-title, empty": ("<title>Proef</title>", "<title> </title>"),
    "meta-viewport": ("width=device-width", "width=device-width, user-scalable=no"),
    "list": ("<ul>", "<ul><p>Kop</p>"),
    "listitem": ("<ul><li>Een</li><li>Half</li><li><a href=\"/b\">Twee</a></li></ul>", "<div><li>Een</li></div>"),
    "definition-list": ("<dl>", "<dl><p>Kop</p>"),
    "aria-valid-attr-value": ('aria-pressed="false"', 'aria-pressed="soms"'),
    "aria-roles": ('role="img"', 'role="plaatje"'),
    "aria-allowed-attr": ("<ul>", '<ul aria-checked="true">'),
    "aria-required-children": ('<div role="listitem">Een</div>', '<div role="button" tabindex="0">Een</div>'),
    "aria-hidden-focus, deep": ("<p>Sier</p>", '<p>Sier <a href="/d">mee</a></p>'),
    "nested-interactive": (">Klaar<", '><a href="/e">Klaar</a><'),
    "td-headers-attr": ('headers="k"', 'headers="weg"'),
    "target-size": ('<a href="/c">Ver</a>', '<a href="/c">a</a><a href="/d">b</a>'),
    "role-img-alt": (' aria-label="ster"', ""),
    "scrollable-region-focusable": ('class="rood"><p>Leesbaar', 'class="smal"><p>' + "Leesbaar genoeg. " * 9),
    "frame-title": ("<b>sterk</b>", "<iframe src='about:blank'></iframe>"),
    "valid-lang": ("<b>sterk</b>", "<b lang='onzin'>sterk</b>"),
}  # fmt: skip
MORE = {
    "a row more": ("<li>Half</li>", "<li>Half</li><li>Nog een</li>"),
    "other words": ("<p>Op wit</p>", "<p>Iets anders op wit</p>"),
    "another address": ('href="/b"', 'href="/casus/12"'),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def show(page: Page, old: str = "", new: str = "") -> None:
    text = SOUND.replace("{looks}", LOOKS)
    assert text.count(old) == 1 or not old
    page.set_content(text.replace(old, new) if old else text)


@pytest.fixture(scope="module")
def seen(page: Page) -> frozenset[int]:
    """The kinds of the sound page, in which nothing was found."""
    kinds: set[int] = set()
    show(page)
    assert violations(page) == []
    assert violations_of_new(page, kinds) == []
    assert len(kinds) > 40
    return frozenset(kinds)


def rules(found: list[str]) -> set[str]:
    return {line.partition(":")[0] for line in found}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_on_a_page_that_was_seen(page: Page, seen: frozenset[int], name: str) -> None:
    show(page, *FAULTS[name])
    found = rules(violations_of_new(page, set(seen)))
    assert name.partition(",")[0] in found
    assert found == rules(violations(page))


@pytest.mark.parametrize("name", MORE)
def test_more_of_what_was_seen_is_no_new_kind(page: Page, seen: frozenset[int], name: str) -> None:
    show(page, *MORE[name])
    assert set(page.evaluate(KINDS)) <= seen


def test_the_first_of_a_page_is_looked_at_as_a_whole(page: Page) -> None:
    show(page, *FAULTS["image-alt"])
    kinds: set[int] = set()
    assert rules(violations_of_new(page, kinds)) == {"image-alt"}
    assert violations_of_new(page, kinds) == []
