"""Tables of the safety assessment: its present form, its steps (never changed) and the feedback to reporters."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.interventie.rules import COURSE_INTERVENTIE, Gevonden
from eenplan.keten.triage.rules import AF, COURSE, JaNee, Uitkomst

STANDEN = [(stand, stand) for stand in COURSE.states]
JA_NEE = [(item.value, item.value) for item in JaNee]
UITKOMSTEN = [(item.value, item.value) for item in Uitkomst]
OF_BEOORDELING = leans_on("triage_veiligheidsbeoordeling", "beoordeling_id")


def _answer() -> models.CharField:  # type: ignore[type-arg]  # a field's types follow from its use in the model
    return models.CharField(max_length=10, choices=JA_NEE, default=JaNee.ONBEKEND)


class Veiligheidsbeoordeling(models.Model):
    """The weighing of one or more reports about one case; at most one is running."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="veiligheidsbeoordelingen")
    meldingen = models.ManyToManyField(Melding, related_name="veiligheidsbeoordelingen", blank=True)
    stand = models.CharField(max_length=20, choices=STANDEN, default=COURSE.start)
    geopend_op = models.DateTimeField()
    versie = models.IntegerField(default=1)

    # part A: acute unsafety; empty = not asked yet
    acuut = models.CharField(max_length=10, choices=JA_NEE, blank=True)
    acuut_toelichting = models.TextField(blank=True)
    acuut_gedaan = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    acuut_op = models.DateTimeField(null=True, blank=True)
    acuut_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    # the version of the region's instrument that it was made with, and the answers to its questions
    instrument = models.CharField(max_length=60, blank=True)
    antwoorden = models.JSONField(default=dict, blank=True)
    # part B: structural unsafety; part C: harmful multi-problem situation, not asked when B is positive
    structureel = _answer()
    structureel_feiten = models.TextField(blank=True)
    structureel_bron = models.CharField(max_length=200, blank=True)
    meervoudig = _answer()
    duidelijk = _answer()
    werkt_mee = _answer()
    gereed = _answer()
    zorg = _answer()
    anoniem_beloofd = models.BooleanField(default=False)

    # the answers above and the decision below are a draft while the state is `concept`; who kept it last
    bewaard_op = models.DateTimeField(null=True, blank=True)
    bewaard_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    # what was known when it began again, each with date and source, and whether somebody looked whether it still holds
    overgenomen = models.JSONField(default=list, blank=True)
    nagegaan = models.BooleanField(default=False)

    # everyone who wrote in it: none of them reads it as the second
    schrijvers = models.ManyToManyField(Account, related_name="+", blank=True)

    voorstel_rij = models.CharField(max_length=10, blank=True)
    uitkomst = models.CharField(max_length=4, choices=UITKOMSTEN, blank=True)
    dienst = models.CharField(max_length=2, blank=True)
    motivering = models.TextField(blank=True)
    voorgesteld_op = models.DateTimeField(null=True, blank=True)
    voorgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    late_reden = models.CharField(max_length=40, blank=True)
    # after a request to the Raad: when, by whom and how the college was told (Wmo 4.1.1-2f)
    college_op = models.DateTimeField(null=True, blank=True)
    college_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    college_hoe = models.CharField(max_length=300, blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "veiligheidsbeoordelingen"
        indexes = [
            models.Index(fields=["stand", "voorgesteld_op"], condition=Q(stand="voorgesteld"), name="vb_tweede_lezing")
        ]
        constraints = [
            models.UniqueConstraint(fields=["casus"], condition=~Q(stand__in=AF), name="vb_een_lopende_per_casus"),
            models.CheckConstraint(
                condition=~Q(stand="besloten")
                | Q(besloten_door__isnull=False, voorgesteld_door__isnull=False)
                & ~Q(uitkomst="")
                & ~Q(besloten_door=F("voorgesteld_door")),
                name="vb_besloten_door_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"veiligheidsbeoordeling {self.pk} ({self.stand})"


class Beoordelingsstap(models.Model):
    """One step of an assessment with what was said then; never changed."""

    beoordeling = models.ForeignKey(Veiligheidsbeoordeling, on_delete=models.CASCADE, related_name="stappen")
    op = models.DateTimeField()
    actie = models.CharField(max_length=40)
    van_stand = models.CharField(max_length=20, blank=True)
    naar_stand = models.CharField(max_length=20)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.TextField(blank=True)
    inhoud = models.JSONField(default=dict)

    row_lock = OF_BEOORDELING

    class Meta:
        verbose_name_plural = "beoordelingsstappen"
        indexes = [models.Index(fields=["beoordeling", "op"], name="vb_stappen")]

    def __str__(self) -> str:
        return f"{self.actie} {self.op:%d-%m-%Y}"


class Terugkoppeling(models.Model):
    """What a reporter hears after a decision (domain 4.9). Without `gegeven_op` somebody still has to tell him."""

    beoordeling = models.ForeignKey(Veiligheidsbeoordeling, on_delete=models.CASCADE, related_name="terugkoppelingen")
    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="terugkoppelingen")
    tekst = models.TextField()
    gemaakt_op = models.DateTimeField()
    gegeven_op = models.DateTimeField(null=True, blank=True)
    gegeven_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    row_lock = OF_BEOORDELING

    class Meta:
        verbose_name_plural = "terugkoppelingen"

    def __str__(self) -> str:
        return f"terugkoppeling bij melding {self.melding_id}"


class Interventie(models.Model):
    """One dispatch of the intervention team: asked, who goes, when they arrived, what they found."""

    beoordeling = models.ForeignKey(Veiligheidsbeoordeling, on_delete=models.CASCADE, related_name="interventies")
    stand = models.CharField(
        max_length=20, choices=[(name, name) for name in COURSE_INTERVENTIE.states], default=COURSE_INTERVENTIE.start
    )
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    wie = models.CharField(max_length=200, blank=True)
    vertrokken_op = models.DateTimeField(null=True, blank=True)
    aangekomen_op = models.DateTimeField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gevonden = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Gevonden], blank=True)
    resultaat = models.TextField(blank=True)
    versie = models.IntegerField(default=1)

    row_lock = OF_BEOORDELING

    class Meta:
        verbose_name_plural = "interventies"
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling"], condition=Q(afgerond_op__isnull=True), name="interventie_een_lopende"
            )
        ]

    def __str__(self) -> str:
        return f"interventie {self.pk} ({self.stand})"


class Instrumentversie(models.Model):
    """A version of the assessment instrument that the region loaded itself; an assessment keeps its version."""

    code = models.CharField(max_length=60, unique=True)
    geldig_vanaf = models.DateField()
    inhoud = models.JSONField()
    geladen_op = models.DateTimeField()
    geladen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "instrumentversies"

    def __str__(self) -> str:
        return self.code
