"""Who opened a case in an emergency reads: whatever its page offers him, nothing of the family changes (R9)."""

import re
from html import unescape

from django.test import Client

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.dossier.noodtoegang.actions import open_nood
from eenplan.dossier.noodtoegang.rules import Sleutel
from eenplan.keten.melding.actions import neem_aan, neem_op
from tests.foto import foto, verschil
from tests.regio import Regio, nieuwe_melding

TO = re.compile(r"<main.*</main>", re.DOTALL)
ADDRESS = re.compile(r'(?:href|action)="(?P<to>/(?:werk|partner)/[^"#?]*\d[^"#?]*)"')
INPUT = re.compile(r'<input[^>]*type="(?P<type>\w+)"[^>]*name="(?P<name>[\w-]+)"(?:[^>]*value="(?P<value>[^"]*)")?')
AREA = re.compile(r'<textarea[^>]*name="(?P<name>[\w-]+)"')
SELECT = re.compile(r'<select[^>]*name="(?P<name>[\w-]+)".*?<option value="(?P<value>[^"]+)"', re.DOTALL)
KNOWS, OWN = "/ik-ken-deze-mensen", ("casus_belangenconflict", "toegang_toegangswissel")
WORDS = "Zo is het gezegd en opgeschreven door wie er was."


def filled(page: str) -> dict[str, str]:
    """Every field of the page with something in it that fits: the first choice, today, some words."""
    given = dict.fromkeys(AREA.findall(page), WORDS) | dict(SELECT.findall(page))
    for kind, name, value in INPUT.findall(page):
        usual = {"date": "2026-03-20", "datetime-local": "2026-03-20T08:00", "number": "1"}.get(kind, WORDS)
        given.setdefault(name, unescape(value) or usual)
    return given


def addresses(page: str) -> list[str]:
    """Every address of a case or a thing in it that the page names, but the end of the emergency itself."""
    found = TO.search(page)
    assert found
    return sorted({unescape(to) for to in ADDRESS.findall(found[0]) if not to.endswith("/einde")})


def test_nothing_on_the_page_of_a_case_can_be_done_in_an_emergency(regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    Teamlid.objects.exclude(account_id=regio["triagist"].account_id).delete()
    casus, tried = Casus.objects.get(), set()
    for key, door in (("triagist2", "werk"), ("agent", "partner")):
        open_nood(Sleutel("nummer", casus.nummer), WORDS, by=regio[key], at=regio.at)
        client = Client()
        client.force_login(regio.accounts[key], backend="allauth.account.auth_backends.AuthenticationBackend")
        with clock.at(regio.at):
            offered = set(addresses(client.get(f"/{door}/casus/{casus.pk}").content.decode()))
            for to in [to for to in offered if "/melding/" in to]:  # what the page of a report offers besides
                offered |= set(addresses(client.get(to).content.decode()))
            (knows,) = [to for to in offered if to.endswith(KNOWS)]
            before = foto()
            for to in sorted(offered - {knows}):
                answer = client.post(to, filled(client.get(to).content.decode()))
                assert answer.status_code != 302, (key, to)
                assert answer.status_code < 500, (key, to)
                tried.add(to)
            assert verschil(before) <= {"audit_logline"}, key
            assert client.post(knows).status_code == 302, "of himself he may say that he knows them"
            assert client.get(f"/{door}/casus/{casus.pk}").status_code == 404, "it shuts for him, and that is all"
            assert verschil(before) <= {"audit_logline", *OWN}, key
    assert len(tried) > 10
    enter(SYSTEM)
    lines = LogLine.objects.filter(account_id=regio["triagist2"].account_id, casus_id=casus.pk, allowed=True)
    assert {line.verb for line in lines if not line.emergency} == {"toegang.belang"}  # said of himself
