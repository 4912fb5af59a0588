"""The table of direction: who directed which household, from when until when, by which rule and why."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.gezinssysteem.models import Huishouden


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
