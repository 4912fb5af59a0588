"""Taking in a report: all of it or nothing."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.feiten.models import Feit
from eenplan.keten.melding.actions import Ongeldig, neem_aan
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding


def test_everything_at_once(regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    melding = Melding.objects.get(nummer=bewijs.nummer)
    assert bewijs.nieuw
    assert melding.casus.verantwoordelijke == regio.accounts["triagist"]
    assert set(Deadline.objects.filter(casus_id=melding.casus_id).values_list("key", flat=True)) == {
        "acute_check", "veiligheidsbeoordeling", "start_onderzoek", "vervolg_ingezet", "informeren",
    }  # fmt: skip
    assert Message.objects.filter(object_id=melding.pk).count() == 2
    assert LogLine.objects.filter(verb="melding.neem_aan", casus_id=melding.casus_id).count() == 3
    assert Feit.objects.get().kenmerken == {"kanaal": "politie", "melder": "Politie", "personen": 3}


def test_same_key_same_receipt(regio: Regio) -> None:
    melding = nieuwe_melding()
    first, second = (neem_aan(melding, by=regio["agent"], at=regio.at) for _ in range(2))
    assert first.nummer == second.nummer
    assert not second.nieuw


def test_same_key_other_text_is_refused(regio: Regio) -> None:
    melding = nieuwe_melding()
    neem_aan(melding, by=regio["agent"], at=regio.at)
    with pytest.raises(Refused, match="sleutel is al gebruikt"):
        neem_aan(replace(melding, tekst="Iets anders."), by=regio["agent"], at=regio.at)


def test_wrong_bsn_is_named(regio: Regio) -> None:
    persons = (replace(nieuwe_melding().personen[0], bsn="123456789"),)
    with pytest.raises(Ongeldig) as refusal:
        neem_aan(nieuwe_melding(personen=persons), by=regio["agent"], at=regio.at)
    assert "elfproef" in refusal.value.fouten["personen.0.bsn"]


def test_no_log_no_report(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        neem_aan(nieuwe_melding(sleutel=uuid4()), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    counts = [model.objects.count() for model in (Melding, Casus, Persoon, Deadline, Message, Feit)]
    assert counts == [0] * 6
