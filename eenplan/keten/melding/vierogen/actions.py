"""Proposing that two cases become one, and what the second person does with it; each an act with its log lines."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock, lock_all
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.melding import dezelfde_mens
from eenplan.keten.melding.access import casus_of
from eenplan.keten.melding.koppelen import NIETS_GEKOZEN, Keuzes, koppel
from eenplan.keten.melding.models import Samenvoeging, Samenvoegvoorstel
from eenplan.keten.melding.vierogen.rules import ANTWOORD, COURSE_VOORSTEL, SHORTEST, TERMIJN, TweedeNodig, Werk
from eenplan.keten.melding.vierogen.wie import NODIG, tweede

OBJECT = "samenvoegvoorstel"
GROUND = "Wmo 4.1.1 (radarfunctie, S1)"
ALLEEN = "Hier is geen tweede bij nodig. Voeg de melding gewoon samen."
NIEMAND = (
    "Er is nu niemand anders die in beide casussen mag werken. Laat een collega in het team van beide casussen opnemen"
    " en doe het voorstel dan opnieuw."
)
WAAROM = "Schrijf op waarom dit één zaak is. Wie meeleest, gaat daarop af."
EIGEN = "U deed dit voorstel zelf. Een collega die in beide casussen mag werken, leest mee en beslist."
GESLOTEN = "De casus waar het bij zou komen, is intussen gesloten. Weiger dit voorstel; voeg daarna de melding samen."
VERANDERD = "Het voorstel klopt niet meer. {} Weiger het; daarna kan een collega opnieuw voorstellen."
ANDERE_MENSEN = "Sinds het voorstel is iemand overgenomen, losgemaakt of samengevoegd met een ander."
ANDER_NUMMER = "Sinds het voorstel bleken er twee een verschillend burgerservicenummer te hebben."


def stel_voor(
    melding_id: int, casus_id: int, zelfde: Mapping[int, int], waarom: str, *, by: Viewer, at: datetime,
    met_id: int | None = None, keuzes: Keuzes = NIETS_GEKOZEN, ground: str = GROUND,
) -> Samenvoegvoorstel:  # fmt: skip
    """Propose to lay the report, with the work in its case, at `casus_id`; nothing moves yet.

    `keuzes` says what holds where two records differ (`koppel`); the second person reads it.

    Refused for whatever `koppel` refuses, when one person is enough, when one lies there already, without a reason, or
    when nobody else could confirm it.
    """
    with act("melding.stel_samenvoegen_voor", by=by, at=at, ground=ground) as a:
        own_id = casus_of(melding_id)
        _poort(by, (own_id, casus_id), "melding.stel_samenvoegen_voor")
        cases = lock_all(own_id, casus_id)
        own, known = cases[own_id], cases[casus_id]
        werk = _waarom_twee(melding_id, casus_id, zelfde, met_id, by, at)
        if len(waarom.strip()) < SHORTEST:
            raise Refused(WAAROM)
        second = tweede(own, known, by=by, at=at)
        if second is None or by.account_id is None:
            raise Refused(NIEMAND)
        row = Samenvoegvoorstel.objects.create(
            melding_id=melding_id, met_id=met_id, van=own, naar=known, zelfde=dict(zelfde), werk=werk,
            keuzes=dict(keuzes), waarom=waarom.strip(), voorgesteld_op=at, voorgesteld_door_id=by.account_id,
        )  # fmt: skip
        # on no case: on the page of one it would tell who may not know the other that there is another
        start([TERMIJN], Subject(OBJECT, row.pk, known.bronhouder_id, second), at)
        kind = Kind.DRINGEND if own.acuut or known.acuut else Kind.NIEUW
        put(kind, object_type=OBJECT, object_id=row.pk, at=at, account_id=second)
        _log(a, row)
    return row


def _poort(by: Viewer, casus_ids: tuple[int, int], what: str) -> None:
    """NotVisible to who may not write in both: also when only the other is shut."""
    for pk in casus_ids:
        for item in NODIG:
            may_write(by, pk, item, what=what)


def _waarom_twee(
    melding_id: int, casus_id: int, zelfde: Mapping[int, int], met_id: int | None, by: Viewer, at: datetime
) -> list[Werk]:
    """Try it, so that everything that would be refused later is refused now; and undo what it did."""
    try:
        with transaction.atomic():
            koppel(melding_id, casus_id, zelfde, met_id=met_id, by=by, at=at)
            raise Refused(ALLEEN)
    except TweedeNodig as second:
        return list(second.werk)


def _log(a: Act, row: Samenvoegvoorstel) -> None:
    """A line on each case, for each of its own people: the log of the one does not tell of the other."""
    for casus_id, people in ((row.van_id, map(int, row.zelfde)), (row.naar_id, row.zelfde.values())):
        a.log(
            casus_id=casus_id, object_type=OBJECT, object_id=row.pk, persons=tuple(people),
            classes=frozenset({DataClass.IDENTITEIT}),
        )  # fmt: skip


def _locked(by: Viewer, voorstel_id: int, versies: tuple[int, int] | None, what: str) -> Samenvoegvoorstel:
    """The gate of both cases, then cases and proposal, locked in that order. Stale when a case changed meanwhile."""
    found = Samenvoegvoorstel.objects.filter(pk=voorstel_id).values_list("van_id", "naar_id").first()
    if found is None:
        raise NotVisible(Line(what, object_type=OBJECT, object_id=voorstel_id, rule="R0", allowed=False))
    _poort(by, found, what)
    for pk, versie in sorted(zip(found, versies or (None, None), strict=True)):
        lock(pk, versie)
    rows = Samenvoegvoorstel.objects.select_for_update(of=("self",)).select_related("van", "naar")
    return rows.get(pk=voorstel_id)


def _besluit(a: Act, row: Samenvoegvoorstel, action: str, reden: str = "") -> None:
    """The step, its term done, and word to who proposed it."""
    row.stand = COURSE_VOORSTEL.step(row.stand, action, Role.VT_LEAD if a.by.system else a.by.role).target
    row.besloten_op, row.besloten_door_id, row.reden = a.at, a.by.account_id, reden
    row.save(update_fields=["stand", "besloten_op", "besloten_door", "reden"])
    finish([TERMIJN], OBJECT, row.pk, a.at)
    if row.voorgesteld_door_id != a.by.account_id:
        put(Kind.ANTWOORD, object_type=OBJECT, object_id=row.pk, at=a.at, account_id=row.voorgesteld_door_id)
    if action == "weiger":  # on no case, as the question was
        start([ANTWOORD], Subject(OBJECT, row.pk, row.naar.bronhouder_id, row.voorgesteld_door_id), a.at)
    _log(a, row)


def bevestig(
    voorstel_id: int, *, by: Viewer, at: datetime, versies: tuple[int, int] | None = None, ground: str = GROUND
) -> Samenvoegvoorstel:
    """Agree as the second person: now the report and all that hangs on its case move. `versies`: of both cases.

    Refused to who proposed it, and when it cannot be any more as it was proposed.
    """
    with act("melding.bevestig_samenvoegen", by=by, at=at, ground=ground) as a:
        row = _locked(by, voorstel_id, versies, "melding.bevestig_samenvoegen")
        COURSE_VOORSTEL.step(row.stand, "bevestig", by.role)
        if by.account_id in (None, row.voorgesteld_door_id):
            raise Refused(EIGEN)
        pairs = {int(key): pk for key, pk in row.zelfde.items()}
        _kan_nog(row, pairs, by)
        _besluit(a, row, "bevestig")
        keuzes = {int(key): item for key, item in row.keuzes.items()}
        koppel(row.melding_id, row.naar_id, pairs, met_id=row.met_id, keuzes=keuzes, by=by, at=at)
        row.samenvoeging = Samenvoeging.objects.get(melding_id=row.melding_id, ongedaan_op__isnull=True)
        row.save(update_fields=["samenvoeging"])
    return row


def _kan_nog(row: Samenvoegvoorstel, pairs: Mapping[int, int], by: Viewer) -> None:
    """Refused when the case closed, or the pairs are no longer what the proposer saw or not what `by` may know."""
    if row.naar.stand == Stand.AFGESLOTEN:
        raise Refused(GESLOTEN)
    try:
        dezelfde_mens.controleer(row.van, row.naar, pairs, by)
    except dezelfde_mens.TweeMensen as two:
        raise Refused(VERANDERD.format(ANDER_NUMMER)) from two
    except Refused as other:
        raise Refused(VERANDERD.format(ANDERE_MENSEN)) from other


def weiger(
    voorstel_id: int, reden: str, *, by: Viewer, at: datetime, ground: str = "Wmo 5.1.6 (juiste gegevens)"
) -> Samenvoegvoorstel:
    """Say as the second person that they stay two cases, and why; the proposer hears it."""
    with act("melding.weiger_samenvoegen", by=by, at=at, ground=ground) as a:
        row = _locked(by, voorstel_id, None, "melding.weiger_samenvoegen")
        COURSE_VOORSTEL.step(row.stand, "weiger", by.role)
        if by.account_id == row.voorgesteld_door_id:
            raise Refused("U deed dit voorstel zelf. U kunt het intrekken.")
        if len(reden.strip()) < SHORTEST:
            raise Refused("Schrijf op waarom dit twee casussen blijven. Wie het voorstelde, leest dit.")
        _besluit(a, row, "weiger", reden.strip())
    return row


def trek_in(
    voorstel_id: int, *, by: Viewer, at: datetime, ground: str = "Wmo 5.1.6 (juiste gegevens)"
) -> Samenvoegvoorstel:
    """Take one's own proposal back."""
    with act("melding.trek_samenvoegen_in", by=by, at=at, ground=ground) as a:
        row = _locked(by, voorstel_id, None, "melding.trek_samenvoegen_in")
        COURSE_VOORSTEL.step(row.stand, "trek_in", by.role)
        if by.account_id != row.voorgesteld_door_id:
            raise Refused("Alleen wie het voorstelde, trekt het in. U kunt het weigeren, met een reden.")
        _besluit(a, row, "trek_in")
    return row


def lees_antwoord(voorstel_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> Samenvoegvoorstel:
    """Who proposed it read that it was refused, and why: it no longer stands in his work."""
    with act("melding.lees_antwoord", by=by, at=at, ground=ground) as a:
        rows = Samenvoegvoorstel.objects.filter(pk=voorstel_id, voorgesteld_door_id=by.account_id or 0)
        row = rows.first()
        if row is None:
            raise NotVisible(Line(a.verb, object_type=OBJECT, object_id=voorstel_id, rule="R0", allowed=False))
        finish([ANTWOORD], OBJECT, row.pk, at)
        _log(a, row)
    return row


def laat_vervallen(casus_id: int, *, at: datetime, ook_naar: bool, ground: str) -> int:
    """What can no longer be is proposed no longer: its report was laid elsewhere or assessed, or a case closed."""
    mine = Q(van_id=casus_id) | (Q(naar_id=casus_id) if ook_naar else Q(pk__in=()))
    if ook_naar:  # with an answer about a closed case there is nothing to do any more
        for refused in Samenvoegvoorstel.objects.filter(mine, stand="geweigerd"):
            finish([ANTWOORD], OBJECT, refused.pk, at)
    if not Samenvoegvoorstel.objects.filter(mine, stand="voorgesteld").exists():
        return 0
    with act("melding.samenvoegen_vervalt", by=SYSTEM, at=at, ground=ground) as a:
        rows = list(Samenvoegvoorstel.objects.select_for_update(of=("self",)).filter(mine, stand="voorgesteld"))
        for row in rows:
            _besluit(a, row, "verval")
    return len(rows)
