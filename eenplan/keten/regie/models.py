"""The table of direction: who directed which household, from when until when, by which rule and why."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.keten.regie.consult import WOORDEN
from eenplan.keten.regie.tabel import Beweging


class Regie(models.Model):
    """One period of one director. The end of one is the start of the next (0002: a trigger at commit)."""

    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="regie")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="regie")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    regel = models.CharField(max_length=20)
    reden = models.CharField(max_length=300)
    beweging = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Beweging], blank=True)
    toegewezen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "regie"
        indexes = [models.Index(fields=["account"], condition=Q(tot__isnull=True), name="regie_van_mij")]
        constraints = [
            models.UniqueConstraint(fields=["huishouden"], condition=Q(tot__isnull=True), name="regie_een_regisseur"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="regie_periode"),
            ExclusionConstraint(
                name="regie_nooit_twee_tegelijk",
                expressions=[
                    ("huishouden", RangeOperators.EQUAL),
                    (
                        Func(F("van"), F("tot"), function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} voor huishouden {self.huishouden_id}"


class Mandaat(models.Model):
    """What an organisation lets the director decide or ask in its name, by whom given and until when (S2 3.2.4)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="mandaten")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    gever = models.CharField(max_length=200)
    wat = models.CharField(max_length=400)
    van = models.DateTimeField()
    tot = models.DateField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "mandaten"
        indexes = [models.Index(fields=["casus", "tot"], name="mandaat_casus")]

    def __str__(self) -> str:
        return f"mandaat van {self.organisatie_id} in {self.casus_id}"


class Consultgrond(models.Model):
    """A ground to consult that the record does not know by itself, with the fact; never changed (domain 4.5)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="consultgronden")
    grond = models.CharField(max_length=20, choices=[(key.value, words) for key, words in WOORDEN.items()])
    feit = models.CharField(max_length=400)
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "consultgronden"

    def __str__(self) -> str:
        return f"{self.grond} bij {self.casus_id}"


class Consult(models.Model):
    """A question of the local team to Veilig Thuis, and the advice; at most one waits."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="consulten")
    stand = models.CharField(max_length=20, default="gevraagd")
    vraag = models.TextField()
    gronden = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    verplicht = models.BooleanField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    advies = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "consulten"
        constraints = [
            models.UniqueConstraint(fields=["casus"], condition=Q(stand="gevraagd"), name="consult_een_vraag"),
            models.CheckConstraint(
                condition=Q(stand="gevraagd", beantwoord_op__isnull=True)
                | Q(stand="beantwoord", beantwoord_op__isnull=False) & ~Q(advies=""),
                name="consult_beantwoord_met_advies",
            ),
        ]

    def __str__(self) -> str:
        return f"consult {self.pk} ({self.stand})"
