"""The little Markdown of the manual, and that all of it is understood."""

import re

import pytest

from eenplan.core.handleiding import opmaak
from eenplan.core.handleiding.bladen import EERSTE, adres, bladen


def waar(blad: str) -> str:
    return f"/werk/uitleg/{blad}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Kop", '<h1 class="utrecht-heading-1">Kop</h1>'),
        ("### Klein *en* schuin", '<h3 class="utrecht-heading-3">Klein <em>en</em> schuin</h3>'),
        ("Een regel\nen nog een.", "<p>Een regel en nog een.</p>"),
        ("Een.\n\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
        ("**Vet** en `code **niet vet**`", "<p><strong>Vet</strong> en <code>code **niet vet**</code></p>"),
        ("Zie [Melding](melding.md).", '<p>Zie <a href="/werk/uitleg/melding">Melding</a>.</p>'),
        ("- een\n- twee\n  loopt door", "<ul><li>een</li><li>twee loopt door</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("# Kop\nTekst", '<h1 class="utrecht-heading-1">Kop</h1>\n<p>Tekst</p>'),
        ("2 < 3 & <script>alert(1)</script>", "<p>2 &lt; 3 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("[Weg](https://elders.invalid/)", "<p>[Weg](https://elders.invalid/)</p>"),
        ("[Js](javascript:alert)", "<p>[Js](javascript:alert)</p>"),
        ("```sh\n# geen kop\n\n<x>\n```\nDaarna",
         '<pre class="ep-code" tabindex="0"><code># geen kop\n\n&lt;x&gt;</code></pre>\n<p>Daarna</p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_it(text: str, html: str) -> None:
    assert opmaak.html(text, waar) == html


def test_a_table_has_a_head_and_can_be_scrolled_by_keyboard() -> None:
    html = opmaak.html("| wie | wat |\n| --- | :-- |\n| u | **leest** |", waar)
    assert re.findall(r"<(t[hd]) ", html) == ["th", "th", "td", "td"]
    assert 'scope="col">wie</th>' in html
    assert "<strong>leest</strong>" in html
    assert 'tabindex="0"' in html
    assert "---" not in html


@pytest.mark.parametrize(("text", "title"), [("# Kop\n\nTekst", "Kop"), ("Geen kop", ""), ("", "")])
def test_the_title_is_the_first_heading(text: str, title: str) -> None:
    assert opmaak.titel(text) == title


@pytest.mark.parametrize("blad", sorted(bladen()))
def test_every_leaf_is_understood(blad: str) -> None:
    """No sign of Markdown is left, every link is of a leaf, and there is one head."""
    titel, text = bladen()[blad]
    html = opmaak.html(text, lambda name: adres("werk", name))
    seen = re.sub(r"<(code|pre)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert not re.search(r"\*\*|\]\(|^#|^\||```", seen, re.MULTILINE)
    assert html.count("<h1") == 1
    assert titel
    for link in re.findall(r'href="/werk/uitleg/?([^"]*)"', html):
        assert (link or EERSTE) in bladen()
