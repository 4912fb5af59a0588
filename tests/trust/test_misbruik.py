"""Misuse cases that cross packages, each through the door that the misuser would take (access.md)."""

import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, send_mail
from django.test import Client
from django.urls import get_resolver

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start_until
from eenplan.core.outbox.rules import TEXTS, Kind
from eenplan.core.web.bladeren import PER_BLAD
from eenplan.dossier.casus.actions import open_casus
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.models import Persoon
from tests.regio import Regio

MOST_PERSONS = 50
ADDRESS = re.compile(r'href="(\?[^"]*blad=\d+)" rel="next"')


def test_misbruik_02_every_mail_of_the_suite_is_watched(regio: Regio) -> None:
    text = TEXTS[Kind.NIEUW]
    assert send_mail(text.subject, text.body, None, ["a@voorbeeld.invalid"]) == 1
    with pytest.raises(AssertionError, match="geen vaste tekst"):
        send_mail(text.subject, "Sanne de Toets woont aan de Kievitslaan.", None, ["a@voorbeeld.invalid"])
    paper = EmailMessage(text.subject, text.body, None, ["a@voorbeeld.invalid"])
    paper.attach("dossier.pdf", b"%PDF", "application/pdf")
    with pytest.raises(AssertionError, match="geen vaste tekst"):
        paper.send()


def families(regio: Regio, number: int) -> list[int]:
    """So many families of two with a name, each with a term, in the team of the triagist."""
    made = []
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        for n in range(number):
            casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
            for rol in (Rol.SLACHTOFFER, Rol.PLEGER):
                mens = Persoon.objects.create(
                    voornamen=rol.value, achternaam=f"Toets{n}{rol.value}", zoeknaam="toets",
                    bronhouder=casus.bronhouder, vastgelegd_op=regio.at,
                )  # fmt: skip
                Betrokkene.objects.create(casus=casus, persoon=mens, rol=rol, vanaf=regio.at)
            subject = Subject("toets", casus.pk, casus.bronhouder_id, regio.accounts["triagist"].pk, casus.pk)
            start_until("veiligheidsbeoordeling", subject, regio.at, regio.at + timedelta(hours=n + 1))
            made.append(casus.pk)
    enter(SYSTEM)
    return made


def persons_shown(path: str, client: Client) -> tuple[int, str]:
    """Of how many people one answer tells, by the log; and its text."""
    last = LogLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    answer = client.get(path)
    assert answer.status_code == 200
    lines = LogLine.objects.filter(pk__gt=last, persoon_id__isnull=False)
    return lines.values("persoon_id").distinct().count(), answer.content.decode()


@pytest.mark.parametrize("path", ["/werk/", "/werk/termijnen?alles=ja"])
def test_misbruik_11_no_answer_is_a_catalogue_and_nothing_is_out_of_reach(
    client: Client, regio: Regio, path: str
) -> None:
    wanted = set(families(regio, 2 * PER_BLAD + 3))
    client.force_login(regio.accounts["triagist"])
    seen: set[int] = set()
    there = path
    for _ in range(3):
        people, page = persons_shown(there, client)
        assert 0 < people <= MOST_PERSONS
        seen |= {int(key) for key in re.findall(r'href="/werk/casus/(\d+)"', page)}
        if found := ADDRESS.search(page):
            there = path.partition("?")[0] + found[1].replace("&amp;", "&")
    assert not found
    assert seen == wanted == set(Casus.objects.values_list("pk", flat=True))


def test_misbruik_11_there_is_no_address_to_export_with() -> None:
    shapes = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert shapes
    assert not [shape for shape in shapes if re.search(r"export|uitvoer|dump|\.csv|\.xlsx", shape)]
