"""Tables of households, who belonged to them when, and relations between people."""

from django.db import models
from django.db.models import F, Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.personen.models import Persoon, in_case

RELATIES = [
    ("ouder", "ouder van"), ("stiefouder", "stiefouder van"), ("partner", "partner van"),
    ("ex_partner", "ex-partner van"),
    ("broer_zus", "broer of zus van"), ("grootouder", "grootouder van"), ("mantelzorger", "mantelzorger van"),
    ("huisgenoot", "huisgenoot van"), ("overig", "anders verbonden met"),
]  # fmt: skip


class Huishouden(models.Model):
    """People who live, or lived, in family union (S2): what a case is about."""

    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    gemeente = models.CharField(max_length=100, blank=True)
    ontstaan_op = models.DateTimeField()

    row_lock = '"{table}".bronhouder_id = {organisation} OR ' + leans_on("casus_casus", "id", by="huishouden_id")

    class Meta:
        verbose_name_plural = "huishoudens"

    def __str__(self) -> str:
        return f"huishouden {self.pk}"


class Lid(models.Model):
    """A person in a household for a time; a child of separated parents is in two."""

    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="leden")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="lidmaatschappen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    row_lock = in_case("persoon_id")

    class Meta:
        verbose_name_plural = "leden"
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden", "persoon"], condition=Q(tot__isnull=True), name="lid_eenmaal"
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="lid_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.persoon_id} in {self.huishouden_id}"


class Relatie(models.Model):
    """What one person is to another."""

    van_persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="relaties")
    naar_persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=RELATIES)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    row_lock = in_case("van_persoon_id")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(van_persoon=F("naar_persoon")), name="relatie_met_ander"),
            models.UniqueConstraint(fields=["van_persoon", "naar_persoon", "soort"], name="relatie_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.van_persoon_id} {self.get_soort_display()} {self.naar_persoon_id}"
