"""Who may know who said it: a citizen is hidden, a professional named unless there is a ground; never by accident."""

from itertools import product

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.actions import open_casus, shield
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN, ANONIEM, Bron, bron_van, fout_in_bron
from eenplan.dossier.casus.models import Casus, Uitspraak
from eenplan.dossier.casus.queries import uitspraken
from eenplan.dossier.casus.uitspraken import Gezegd, spreker_voor, zeg, zet_bron
from tests.regio import Regio

NAAM = "Buurvrouw Kanarie"
REDEN = "De buurvrouw belde hierover op maandag."


@pytest.mark.parametrize(
    ("beroepsmatig", "mag", "grond", "bron"),
    [
        (False, False, "", "afgeschermd"), (False, True, "", "open"), (True, False, "", "open"),
        (True, True, "", "open"), (True, False, "vertrouwen", "afgeschermd"),
        (True, True, "gevaar_gezin", "afgeschermd"),
    ],
)  # fmt: skip
def test_default_of_each_kind_of_source(beroepsmatig: bool, mag: bool, grond: str, bron: str) -> None:
    assert bron_van(beroepsmatig, mag_genoemd=mag, grond=grond) == bron


@pytest.mark.parametrize(("beroepsmatig", "nieuw", "grond", "toestemming"), list(
    product((True, False), ("open", "afgeschermd", "beide"), ("", "gevaar_bron", "zomaar"), (True, False))
))  # fmt: skip
def test_what_a_change_needs(beroepsmatig: bool, nieuw: str, grond: str, toestemming: bool) -> None:
    found = fout_in_bron(beroepsmatig, nieuw, grond, toestemming, REDEN)
    if nieuw == "beide":
        assert set(found) == {"bron"}
    elif nieuw == "afgeschermd":
        assert set(found) == ({"grond"} if beroepsmatig and grond not in AFSCHERM_GRONDEN else set())
    else:
        assert set(found) == (set() if beroepsmatig or toestemming else {"toestemming"})
    assert "reden" in fout_in_bron(beroepsmatig, nieuw, grond, toestemming, "daarom")


@pytest.fixture
def casus(regio: Regio) -> Casus:
    """A case with a team; the reporter in it is shielded for all but the lead."""
    with act("toets", by=SYSTEM, at=regio.at) as a:
        made = open_casus(a, regio.organisations["vt"], regio.accounts["lead"].pk, "Toetsdorp")
        shield(a, made, "melder", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    return made


def gezegd(regio: Regio, casus: Casus, bron: Bron = Bron.AFGESCHERMD) -> Uitspraak:
    with act("toets", by=regio["lead"], at=regio.at) as a:
        row = zeg(a, casus, Gezegd(f" {NAAM} ", " Ik hoor geschreeuw. ", "waarneming", regio.at, False, bron))
    enter(SYSTEM)
    return row


def test_what_is_not_said_is_hidden() -> None:
    assert Gezegd("x", "y", "feit", None, False).bron is Bron.AFGESCHERMD  # type: ignore[arg-type]  # the moment is no matter here
    assert Uitspraak(spreker="x").bron == Bron.AFGESCHERMD


def test_a_hidden_name_stands_nowhere_but_sealed(regio: Regio, casus: Casus) -> None:
    row = gezegd(regio, casus)
    assert (row.spreker, row.tekst, row.vastgelegd_door) == (ANONIEM, "Ik hoor geschreeuw.", regio.accounts["lead"])
    assert NAAM not in repr(list(Uitspraak.objects.values()))


@pytest.mark.parametrize(("wie", "ziet"), [("lead", NAAM), ("triagist", ANONIEM), ("regisseur", ANONIEM)])
def test_only_who_may_know_the_reporter_reads_the_name(regio: Regio, casus: Casus, wie: str, ziet: str) -> None:
    row = gezegd(regio, casus)
    facts = facts_of(regio[wie], casus.pk)
    assert spreker_voor(regio[wie], facts, row, casus.bronhouder_id) == ziet
    assert all(said.spreker == ANONIEM for said in uitspraken(regio[wie], casus.pk))


def test_a_change_holds_everywhere_at_once(regio: Regio, casus: Casus) -> None:
    row = gezegd(regio, casus)
    zet_bron(row, Bron.OPEN, "gevaar_bron", casus.bronhouder_id)
    assert (row.spreker, row.bron, row.afschermgrond) == (NAAM, "open", "")
    zet_bron(row, Bron.AFGESCHERMD, "gevaar_bron", casus.bronhouder_id)
    row.refresh_from_db()
    assert (row.spreker, row.bron, row.afschermgrond) == (ANONIEM, "afgeschermd", "gevaar_bron")


def test_an_old_statement_without_a_sealed_name_shows_what_it_showed(regio: Regio, casus: Casus) -> None:
    row = Uitspraak(casus=casus, spreker="Veilig Thuis", klasse=DataClass.PROCES)
    assert spreker_voor(regio["lead"], facts_of(regio["lead"], casus.pk), row, casus.bronhouder_id) == "Veilig Thuis"
