"""In a real Chromium, under our own strict CSP: axe, phone, keyboard, kept text, one submit, way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from eenplan.core.web import stijlgids
from eenplan.core.web.tests.conftest import HOST, Site, render
from tests.axe import violations

KEY = "Object.keys(sessionStorage).filter(key => key.startsWith('eenplan:tekst:')).length"


def form_page(who: int | None = 1, messages: list[object] | None = None, error: bool = False) -> str:
    form = stijlgids.VoorbeeldForm({"verhaal": "", "gesproken": "ja", "gemeente": "a"} if error else None)
    viewer = {"account_id": who, "naam": "Fatma" if who else ""}
    return render("web/stijlgids_formulier.html", form=form, viewer=viewer, messages=messages or [], actie="/form")


def send(page: Page) -> None:
    """Press the button and wait for what comes back."""
    with page.expect_navigation():
        page.click("text=Opslaan")


def message() -> object:
    from django.contrib.messages.storage.base import Message

    return Message(25, "Gelukt")


@pytest.mark.parametrize("width", [1280, 720, 390])
def test_axe_and_width(site: Site, guide: str, width: int) -> None:
    """No violation, no sideways scrolling on a phone or at 200 % zoom, nothing that the CSP refuses."""
    site.pages["/gids"] = guide
    site.page.set_viewport_size({"width": width, "height": 900})
    page = site.open("/gids")
    assert site.faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # axe itself is put in by the test: allowed beside the page's CSP because Playwright evaluates it.
    assert violations(page) == []


@pytest.mark.parametrize("template", ["web/advies.html", "404.html", "500.html"])
def test_axe_on_the_bare_pages(site: Site, template: str) -> None:
    site.pages["/p"] = render(template)
    page = site.open("/p")
    assert violations(page) == []


@pytest.mark.parametrize("opener", [".ep-wie summary", "[data-open-hulp]", ".ep-beeld summary"])
def test_axe_on_what_opens(site: Site, guide: str, opener: str) -> None:
    site.pages["/gids"] = guide
    page = site.open("/gids")
    page.click(opener)
    assert violations(page) == []


def test_the_first_tab_skips_to_the_content(site: Site) -> None:
    site.pages["/p"] = render("web/werk.html")
    page = site.open("/p")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_an_error_summary_has_the_focus_and_leads_to_the_field(site: Site) -> None:
    site.pages["/form"] = form_page(error=True)
    page = site.open("/form")
    assert page.evaluate("document.activeElement.hasAttribute('data-fouten')")
    page.click("[data-fouten] a")
    assert page.evaluate("document.activeElement.id") == "id_verhaal"


def test_j_and_k_walk_through_the_work_list(site: Site, guide: str) -> None:
    site.pages["/gids"] = guide
    page = site.open("/gids")
    page.evaluate("document.activeElement.blur()")
    focused = "document.activeElement.textContent"
    seen = []
    for key in "jjjkkkk":
        page.keyboard.press(key)
        seen.append(page.evaluate(focused).split(", ")[1])
    names = ["gezin De Wit", "gezin Bakker", "mevrouw Yilmaz"]
    assert seen == [*names, names[1], names[0], names[0], names[0]]


def test_question_mark_opens_help_and_n_goes_to_a_new_advice(site: Site, guide: str) -> None:
    site.pages["/gids"] = guide
    page = site.open("/gids")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('ep-hulp').open")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.getElementById('ep-hulp').open")
    page.keyboard.press("n")
    page.wait_for_url("**/gids#formulier")


def test_keys_can_be_switched_off_and_do_nothing_while_typing(site: Site, guide: str) -> None:
    site.pages["/gids"] = guide
    page = site.open("/gids")
    page.focus("#id_verhaal")
    page.keyboard.type("een n?")
    assert page.input_value("#id_verhaal") == "een n?"
    page.click("[data-open-hulp]")
    page.uncheck("[data-sneltoetsen]")
    page.reload()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert not page.evaluate("document.getElementById('ep-hulp').open")


def test_typed_text_comes_back_after_a_lost_page(site: Site) -> None:
    site.pages["/form"] = form_page()
    page = site.open("/form")
    page.fill("#id_verhaal", "Er is geduwd.")
    page.check("#id_gesproken_2")
    key = page.input_value("[name=sleutel]")
    site.pages["/form"] = form_page()
    page.reload()
    assert page.input_value("#id_verhaal") == "Er is geduwd."
    assert page.is_checked("#id_gesproken_2")
    assert page.input_value("[name=sleutel]") == key, "a second try must be recognised as the same"
    assert "is teruggezet" in page.inner_text("#meldingen")
    page.click("text=Wis deze tekst")
    assert page.input_value("#id_verhaal") == ""
    assert page.evaluate(KEY) == 0


def test_typed_text_survives_a_lost_session(site: Site) -> None:
    """Submit, meet the login page, log in, find the form again with the text in it."""
    site.pages |= {"/form": form_page(), "/login": form_page(who=None).replace("data-bewaar", "")}
    page = site.open("/form")
    page.fill("#id_verhaal", "Er is geduwd.")
    page.evaluate("document.querySelector('.ep-form').action = '/login'")
    send(page)
    page.wait_for_url(HOST + "/login")
    site.pages["/form"] = form_page(messages=[message()])  # "you are logged in" is also a success
    site.open("/form")
    assert page.input_value("#id_verhaal") == "Er is geduwd."


@pytest.mark.parametrize("where", ["/form", "/klaar"])
def test_after_success_nothing_is_kept(site: Site, where: str) -> None:
    site.pages["/form"] = form_page()
    page = site.open("/form")
    page.fill("#id_verhaal", "Er is geduwd.")
    done = form_page(messages=[message()])
    site.pages |= {"/form": done, "/klaar": render("web/werk.html", viewer={"account_id": 1})}
    send(page)
    site.open(where)
    assert page.evaluate(KEY) == 0


def test_a_wrong_answer_keeps_what_the_server_gives_back(site: Site) -> None:
    site.pages["/form"] = form_page()
    page = site.open("/form")
    page.fill("#id_datum", "2026-03-01")
    site.pages["/form"] = form_page(error=True)
    send(page)
    assert page.input_value("#id_datum") == "2026-03-01"
    assert page.input_value("#id_gemeente") == "a"


def test_another_person_never_sees_it(site: Site) -> None:
    site.pages["/form"] = form_page(who=1)
    page = site.open("/form")
    page.fill("#id_verhaal", "Van Fatma")
    site.pages["/form"] = form_page(who=2)
    page.reload()
    assert page.input_value("#id_verhaal") == ""
    assert page.evaluate(KEY) == 0


def test_a_visitor_without_account_leaves_nothing(site: Site) -> None:
    site.pages["/form"] = form_page(who=None)
    page = site.open("/form")
    page.fill("#id_verhaal", "Geheim")
    assert page.evaluate(KEY) == 0
    assert "Geheim" not in page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")


def test_a_form_is_sent_once(site: Site) -> None:
    site.pages["/form"] = form_page()
    page = site.open("/form")
    page.evaluate("""() => {
        const form = document.querySelector('.ep-form');
        window.sent = 0;
        form.addEventListener('submit', event => { event.preventDefault(); window.sent += 1; });
        const button = form.querySelector('button[type=submit]');
        button.click(); button.click(); button.click();
    }""")
    page.wait_for_selector("button[type=submit][aria-disabled=true]")
    assert page.evaluate("window.sent") == 1


def test_htmx_without_connection_says_so_and_lets_one_try_again(site: Site) -> None:
    site.pages["/form"] = form_page().replace('method="post"', 'method="post" hx-post="/form"')
    page = site.open("/form")
    page.fill("#id_verhaal", "Er is geduwd.")
    site.offline = True
    page.click("text=Opslaan")
    page.wait_for_selector("text=Geen verbinding; uw tekst is bewaard.")
    assert len(site.posted) == 1
    assert page.evaluate(KEY) == 1
    page.click(".ep-storing button")
    page.wait_for_selector("form.ep-form:not([data-bezig])")
    page.click("text=Opslaan")
    page.wait_for_selector(".ep-storing")
    assert len(site.posted) == 2


@pytest.mark.parametrize("how", ["button", "shift"])
def test_the_way_out(site: Site, how: str) -> None:
    site.pages |= {"/advies/": render("web/advies.html"), "/weg": render("web/weg.html")}
    page = site.open("/advies/")
    page.evaluate("sessionStorage.setItem('a', 'b')")
    if how == "button":
        page.click("text=Verlaat deze site")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(HOST + "/weg")
    assert page.title() == "Nieuw tabblad"
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("history.length") <= 2


def test_two_times_shift_and_a_letter_stay(site: Site) -> None:
    site.pages |= {"/advies/": render("web/advies.html"), "/weg": render("web/weg.html")}
    page = site.open("/advies/")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url == HOST + "/advies/"


def test_on_paper_the_buttons_are_gone_and_the_story_stays(site: Site, guide: str) -> None:
    site.pages["/gids"] = guide
    page = site.open("/gids")
    page.emulate_media(media="print")
    assert not page.is_visible(".ep-toolbar")
    assert not page.is_visible(".ep-menu")
    assert page.is_visible(".ep-brontekst")
    assert page.is_visible(".ep-worklist")
