"""The edges of letters: each step in each state, who speaks for a child, and what a step owes or does not owe."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven import queries
from eenplan.dossier.brieven.actions import haal_terug, is_open, kies_ontvanger, maak, schrijf, trek_in, vernietig
from eenplan.dossier.brieven.bronnen import LIJSTEN, bron, zonder_bron
from eenplan.dossier.brieven.forms import BriefForm, KiesForm, NieuweBriefForm, RedenForm
from eenplan.dossier.brieven.inbox import inbox
from eenplan.dossier.brieven.inhoud import Velden, sleutel, velden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import Aan, Stand
from eenplan.dossier.brieven.verzenden import lees, maak_klaar, verstuur
from eenplan.dossier.brieven.wachtrij import wachtrij
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding import brieven as van_melding
from eenplan.keten.melding.informeren import stel_uit
from eenplan.keten.overdracht import brieven as van_overdracht
from eenplan.keten.tests.levensloop import Loop, opgenomen
from eenplan.keten.tests.test_brieven import post_mag
from eenplan.keten.triage import brieven as van_besluit
from eenplan.keten.vervolg import brieven as van_vervolg
from eenplan.keten.vervolg.models import Dienst
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.django_db
STAPPEN: dict[str, Callable[..., Brief]] = {
    "schrijf": lambda pk, **kw: schrijf(pk, Velden(), "persoonlijk", **kw),
    "maak_klaar": maak_klaar,
    "haal_terug": haal_terug,
    "verstuur": verstuur,
    "trek_in": lambda pk, **kw: trek_in(pk, "Toch niet.", **kw),
}
# From each state what may be done, and where that leads (domain 4.8; as the course of a letter)
MAG = {
    ("concept", "schrijf"): "concept", ("concept", "maak_klaar"): "klaar", ("concept", "trek_in"): "ingetrokken",
    ("opgehouden", "schrijf"): "concept", ("opgehouden", "maak_klaar"): "klaar",
    ("opgehouden", "trek_in"): "ingetrokken", ("klaar", "haal_terug"): "concept", ("klaar", "verstuur"): "verzonden",
    ("klaar", "trek_in"): "ingetrokken",
}  # fmt: skip


@situatie
def loop(regio: Regio) -> Loop:
    """A report that was taken up."""
    return opgenomen(regio)


def brief(loop: Loop, rol: str = "pleger", soort: str = "uitkomst") -> Brief:
    by, at = loop.regio["triagist"], loop.regio.at
    return maak(loop.casus_id, soort, persoon_id=loop.mensen[rol], by=by, at=at)[0]


def weigert(said: str, do: Callable[..., object], *args: object, **given: object) -> None:
    with pytest.raises(Refused, match=said):
        do(*args, **given)


def test_each_step_in_each_state(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    pk = schrijf(brief(loop).pk, Velden(), "persoonlijk", by=by, at=at).pk
    ready = maak_klaar(pk, by=by, at=at)
    enter(SYSTEM)
    whole = {"pdf": ready.pdf, "sha256": ready.sha256, "klaar_op": at, "klaar_door": ready.klaar_door}
    for state in Stand:
        for action, do in STAPPEN.items():
            enter(SYSTEM)
            Brief.objects.filter(pk=pk).update(stand=state, verzonden_op=at, kanaal="persoonlijk", **whole)
            if (state, action) in MAG:
                assert do(pk, by=by, at=at).stand == MAG[(state, action)], (state, action)
            else:
                weigert(".", do, pk, by=by, at=at)
                assert Brief.objects.get(pk=pk).stand == state, (state, action)
            enter(SYSTEM)
            assert is_open(Brief.objects.get(pk=pk)) is (Brief.objects.get(pk=pk).stand in (
                "concept", "klaar", "opgehouden"))  # fmt: skip


def test_taken_back_or_withdrawn_leaves_no_file_and_no_term(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    van_besluit.na_besluit(loop.casus_id, "GEEN", "", by=SYSTEM, at=at, ground="toets")
    van_besluit.na_besluit(loop.casus_id, "GEEN", "", by=SYSTEM, at=at, ground="toets")  # owed once
    enter(SYSTEM)
    row = Brief.objects.get(casus_id=loop.casus_id, persoon_id=loop.mensen["pleger"])
    term = Deadline.objects.filter(object_type="brief", object_id=row.pk, done_at__isnull=True)
    assert (term.count(), velden_van(row).uitkomst) == (1, "geen")
    weigert("Wat er is besloten", schrijf, row.pk, Velden(uitkomst="onderzoek"), "persoonlijk", by=by, at=at)
    schrijf(row.pk, Velden(uitkomst="geen"), "persoonlijk", by=by, at=at)
    weigert("nog geen bestand", queries.bestand, by, row.pk, now=at)
    assert maak_klaar(row.pk, by=by, at=at).sha256
    back = haal_terug(row.pk, by=by, at=at)
    assert (back.pdf, back.sha256, back.klaar_op, back.klaar_door_id) == (None, "", None, None)
    weigert("nog geen bestand", queries.bestand, by, row.pk, now=at)
    for blank in ("", "   \n"):
        weigert("waarom", trek_in, row.pk, blank, by=by, at=at)
    assert term.exists()
    gone = trek_in(row.pk, "  Zij belde zelf.  ", by=by, at=at)
    assert (gone.reden, gone.pdf, gone.stand) == ("Zij belde zelf.", None, "ingetrokken")
    enter(SYSTEM)
    assert not term.exists()
    assert row.pk not in {item.brief.pk for item in wachtrij(by, now=at)}
    van_besluit.na_besluit(loop.casus_id, "GEEN", "", by=SYSTEM, at=at, ground="toets")
    enter(SYSTEM)
    assert Brief.objects.filter(persoon_id=loop.mensen["pleger"], stand="concept").count() == 1  # owed anew
    assert vernietig(loop.casus_id) > 1
    assert not Brief.objects.filter(casus_id=loop.casus_id).exists()


def test_what_is_held_after_it_lay_ready_has_no_file_to_print(loop: Loop) -> None:
    by, at, wie = loop.regio["triagist"], loop.regio.at, loop.mensen["pleger"]
    post_mag(wie)
    row = schrijf(brief(loop).pk, Velden(), "post", by=by, at=at)
    assert maak_klaar(row.pk, by=by, at=at).pdf
    post_mag(wie, "Stuur geen post.")
    held = maak_klaar(row.pk, by=by, at=at)
    assert (held.stand, held.ophouden, held.klaar_op) == ("opgehouden", "geen_post", None)
    weigert("nog geen bestand", queries.bestand, by, row.pk, now=at)
    assert schrijf(row.pk, Velden(), "persoonlijk", by=by, at=at).ophouden == ""


def test_what_cannot_be_made_or_written(loop: Loop) -> None:
    by, at, mens = loop.regio["triagist"], loop.regio.at, loop.mensen
    for soort in ("", "verzonnen", "UITKOMST"):
        weigert("wat voor brief", maak, loop.casus_id, soort, persoon_id=mens["pleger"], by=by, at=at)
    for given in (
        {"persoon_id": mens["pleger"]},
        {"bron_id": None},
        {},
    ):  # a letter to who reported goes to nobody else
        weigert("hoort niet", maak, loop.casus_id, "melder", by=by, at=at, **given)
    weigert("hoort niet", maak, loop.casus_id, "uitkomst", bron_id=loop.melding_id, by=by, at=at)
    weigert("hoort niet", maak, loop.casus_id, "informant", bron_id=loop.melding_id, by=by, at=at)
    Persoon.objects.filter(pk=mens["pleger"]).update(overleden_op=at.date())
    weigert("overleden", maak, loop.casus_id, "uitkomst", persoon_id=mens["pleger"], by=by, at=at)
    Persoon.objects.filter(pk=mens["pleger"]).update(overleden_op=None)
    row = brief(loop, soort="uitnodiging")
    weigert("Kies hoe", maak_klaar, row.pk, by=by, at=at)
    for way in ("", "duif", "digitaal"):  # in Eenplan only to an organisation
        weigert("Kies hoe", schrijf, row.pk, Velden(), way, by=by, at=at)
    schrijf(row.pk, Velden(), "persoonlijk", by=by, at=at)
    weigert("wanneer het gesprek", maak_klaar, row.pk, by=by, at=at)
    for do in (maak_klaar, verstuur):
        with pytest.raises(Stale):
            do(row.pk, by=by, at=at, versie=row.versie - 1)
        with pytest.raises(NotVisible):
            do(row.pk + 999, by=by, at=at)
    with pytest.raises(NotVisible):
        maak(loop.casus_id + 999, "uitkomst", persoon_id=mens["pleger"], by=by, at=at)
    other = opgenomen(loop.regio)
    if other.casus_id != loop.casus_id:
        stranger = next(pk for pk in other.mensen.values() if pk not in mens.values())
        weigert("hoort niet", maak, loop.casus_id, "uitkomst", persoon_id=stranger, by=by, at=at)


def test_who_speaks_for_a_child(loop: Loop) -> None:
    by, at, mens = loop.regio["triagist"], loop.regio.at, loop.mensen
    own, child = brief(loop), brief(loop, "kind")
    assert (child.persoon_id, child.over_id) == (None, mens["kind"])
    for pk, who in ((own.pk, mens["slachtoffer"]), (child.pk, mens["kind"]), (child.pk, 10**9)):
        weigert("hoort niet", kies_ontvanger, pk, who, "Zij zorgt voor hem.", by=by, at=at)
    weigert("staat niet als ouder", kies_ontvanger, child.pk, mens["slachtoffer"], "  kort   ", by=by, at=at)
    seen = queries.brief(by, child.pk, now=at)
    assert {pk for pk, _ in seen.kiezen} == {mens["slachtoffer"], mens["pleger"]}
    assert not KiesForm({"persoon": str(mens["kind"]), "besluit": "Hij wil het."}, beeld=seen).is_valid()
    chosen = kies_ontvanger(child.pk, mens["slachtoffer"], "  Zij heeft het gezag.  ", by=by, at=at)
    assert (chosen.persoon_id, chosen.besluit, chosen.stand) == (mens["slachtoffer"], "Zij heeft het gezag.", "concept")
    schrijf(child.pk, Velden(), "persoonlijk", by=by, at=at)
    maak_klaar(child.pk, by=by, at=at)
    weigert("ligt al klaar", kies_ontvanger, child.pk, mens["pleger"], "Toch liever hij.", by=by, at=at)
    # while the child must not hear of us yet, who speaks for him is told nothing either
    stel_uit(loop.casus_id, mens["kind"], "geweld_beeindigen", "Eerst een gesprek op school.",
             (at + timedelta(days=35)).date(), by=by, at=at)  # fmt: skip
    weigert("pas later", verstuur, child.pk, by=by, at=at)


def test_the_forms_offer_what_may_be(loop: Loop) -> None:
    by, at, mens = loop.regio["triagist"], loop.regio.at, loop.mensen
    (back,) = maak(loop.casus_id, "melder", bron_id=loop.melding_id, by=by, at=at)
    rows = {"pleger": brief(loop), "uitnodiging": brief(loop, soort="uitnodiging"), "melder": back}
    ways = {"pleger": ["post", "persoonlijk"], "melder": ["digitaal", "persoonlijk"]}
    for key, row in rows.items():
        form = BriefForm(beeld=queries.brief(by, row.pk, now=at))
        assert [way for way, _ in form.fields["kanaal"].choices] == ways.get(key, ways["pleger"])  # type: ignore[attr-defined]  # a choice field
        assert ("wanneer" in form.fields, "adres" in form.fields) == (key == "uitnodiging", False), key
    seen = queries.brief(by, rows["pleger"].pk, now=at)
    good = {"kanaal": "persoonlijk", "versie": "1"}
    for change, field in (({}, ""), ({"kanaal": "digitaal"}, "kanaal"), ({"versie": "x"}, "versie"),
                          ({"vrij": "a" * 2001}, "vrij"), ({"kanaal": ""}, "kanaal")):  # fmt: skip
        assert set(BriefForm({**good, **change}, beeld=seen).errors) == ({field} if field else set()), change
    offered = queries.keuze(by, loop.casus_id, now=at)
    for soort, aan, field in (("uitkomst", f"persoon-{mens['kind']}", ""), ("melder", f"melder-{loop.melding_id}", ""),
                              ("", f"persoon-{mens['kind']}", "soort"), ("uitkomst", "persoon-0", "aan"),
                              ("uitkomst", f"informant-{loop.melding_id}", "aan")):  # fmt: skip
        form = NieuweBriefForm({"soort": soort, "aan": aan}, keuze=offered)
        assert set(form.errors) == ({field} if field else set()), (soort, aan)
    assert [RedenForm({"reden": text}).is_valid() for text in ("x", " ", "x" * 301)] == [True, False, False]


def test_a_reporter_is_sealed_by_himself_and_reads_only_what_was_sent(loop: Loop) -> None:
    by, at, agent = loop.regio["triagist"], loop.regio.at, loop.regio["agent"]
    (back,) = maak(loop.casus_id, "melder", bron_id=loop.melding_id, by=by, at=at)
    assert (sleutel(back), sleutel(brief(loop))) == ("melder", "schild")
    assert (back.kanaal, back.persoon_id, back.organisatie_id) == ("digitaal", None, agent.organisation_id)
    assert inbox(agent) == []
    with pytest.raises(NotVisible):
        lees(back.pk, by=agent, at=at)  # not sent yet
    schrijf(back.pk, Velden(), "persoonlijk", by=by, at=at)
    maak_klaar(back.pk, by=by, at=at)
    assert verstuur(back.pk, by=by, at=at).stand == "verzonden"
    with pytest.raises(NotVisible):
        lees(back.pk, by=agent, at=at)  # given in a conversation: nothing to read here
    assert inbox(agent) == []
    enter(SYSTEM)
    assert bron("melder", loop.casus_id, loop.melding_id) is not None
    here, report = loop.casus_id, loop.melding_id
    for key in (
        ("melder", here + 1, report),
        ("melder", here, None),
        ("informant", here, report),
        ("persoon", here, 1),
    ):
        assert bron(*key) is None, key
    told = "Sanne hoorde het van A. Agent."
    assert "Agent" not in zonder_bron(loop.casus_id, None, None)(told)
    assert zonder_bron(loop.casus_id, Aan.MELDER, loop.melding_id)(told) == told  # he may read his own name
    assert zonder_bron(loop.casus_id + 999, None, None)(told) == told


def test_what_a_step_owes(loop: Loop) -> None:
    """An investigation is announced, a service with conditions is not; a handover names who helps from now on."""
    at, pk = loop.regio.at, loop.casus_id
    enter(SYSTEM)
    made = {soort: Dienst.objects.create(casus_id=pk, soort=soort, geopend_op=at) for soort in ("VV", "OZ")}

    def soorten() -> list[str]:
        enter(SYSTEM)
        return sorted(set(Brief.objects.filter(casus_id=pk).values_list("soort", flat=True)))

    for dienst, owed in (("VV", []), ("OZ", ["onderzoek"])):
        van_vervolg.na_openen(made[dienst].pk, by=SYSTEM, at=at, ground="toets")
        van_vervolg.na_afronden(made[dienst].pk, by=SYSTEM, at=at, ground="toets")  # nobody gave information
        assert soorten() == owed
    assert (van_vervolg.informanten(pk), set(LIJSTEN)) == ([], {Aan.MELDER, Aan.INFORMANT})
    van_overdracht.na_aanvaarden(pk, loop.regio.organisations["team"].pk, by=SYSTEM, at=at, ground="toets")
    row = Brief.objects.filter(soort="overdracht").earliest("pk")
    assert velden_van(row).nieuwe_organisatie == loop.regio.organisations["team"].naam
    van_besluit.na_besluit(pk, "VT", "OZ", by=SYSTEM, at=at, ground="toets")
    enter(SYSTEM)
    assert velden_van(Brief.objects.filter(soort="uitkomst").earliest("pk")).uitkomst == "onderzoek"


def test_only_the_letter_that_informs_ends_the_term_to_inform(loop: Loop) -> None:
    by, at, wie = loop.regio["triagist"], loop.regio.at, loop.mensen["pleger"]

    def wacht() -> bool:
        enter(SYSTEM)
        return wie in {item.persoon_id for item in van_melding.te_informeren(loop.casus_id)}

    waits = brief(loop, soort="informatie")
    for soort, person in (("uitkomst", wie), ("informatie", 10**9), ("informatie", wie)):
        van_melding.na_brief(loop.casus_id, person, soort, "B-1", "post", by=by, at=at)
        assert wacht(), soort  # the last one: another letter that informs him still lies here
    trek_in(waits.pk, "Dubbel.", by=by, at=at)
    assert van_melding.nog_niet(loop.casus_id, wie, at) == ""
    stel_uit(loop.casus_id, wie, "geweld_beeindigen", "Hij weet nog niets.", date(2026, 4, 24), by=by, at=at)
    enter(SYSTEM)
    assert "na 24 april 2026" in van_melding.nog_niet(loop.casus_id, wie, at)
    assert van_melding.nog_niet(loop.casus_id, wie, at + timedelta(days=40)) == ""
    assert van_melding.nog_niet(loop.casus_id + 1, wie, at) == ""
    van_melding.na_brief(loop.casus_id, wie, "na_uitstel", "B-1", "post", by=by, at=at + timedelta(days=40))
    assert not wacht()
