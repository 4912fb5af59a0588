"""Tables of the bottleneck and its steps; the way back to the case is a row of its own, behind the lock of the case."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.instrumenten.knelpunt.rules import Soort, Stand, Uitkomst

STANDEN = [(item.value, item.naam) for item in Stand]


class Knelpunt(models.Model):
    """What is stuck, in words without a person. It does not know its case: `Herkomst` does."""

    soort = models.CharField(max_length=30, choices=[(item.value, item.naam) for item in Soort])
    tekst = models.TextField()
    wens = models.TextField(blank=True)
    gemeente = models.CharField(max_length=100, blank=True)
    organisaties = models.ManyToManyField(Organisation, related_name="+", blank=True)
    stand = models.CharField(max_length=20, choices=STANDEN, default=Stand.AANGEBRACHT)
    aangebracht_op = models.DateTimeField()
    aangebracht_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    aangebracht_bij = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    eigenaar = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    behandeld_bij = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=[(item.value, item.naam) for item in Uitkomst], blank=True)
    besluit = models.TextField(blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    gelezen_op = models.DateTimeField(null=True, blank=True)  # when who raised it read the decision
    versie = models.IntegerField(default=1)

    row_lock = (
        '"{table}".aangebracht_door_id = {account} OR "{table}".behandeld_bij_id = {organisation} OR '
        + leans_on("knelpunt_herkomst", "id", by="knelpunt_id")
    )

    class Meta:
        verbose_name_plural = "knelpunten"
        indexes = [models.Index(fields=["behandeld_bij", "stand"], name="knelpunt_lijst")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand=Stand.BESLOTEN, besloten_op__isnull=False) & ~Q(besluit="") & ~Q(uitkomst="")
                | ~Q(stand=Stand.BESLOTEN) & Q(besloten_op__isnull=True, besluit="", uitkomst=""),
                name="knelpunt_besloten_met_besluit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.aangebracht_op:%d-%m-%Y}"


class Knelpuntstap(models.Model):
    """One step: who did what, whose turn it became, and what was said; never changed."""

    knelpunt = models.ForeignKey(Knelpunt, on_delete=models.CASCADE, related_name="stappen")
    op = models.DateTimeField()
    actie = models.CharField(max_length=20)
    naar_stand = models.CharField(max_length=20, choices=STANDEN)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    eigenaar = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    tekst = models.TextField(blank=True)

    row_lock = leans_on("knelpunt_knelpunt", "knelpunt_id")

    class Meta:
        verbose_name_plural = "knelpuntstappen"
        indexes = [models.Index(fields=["knelpunt", "op"], name="knelpuntstap_op")]

    def __str__(self) -> str:
        return f"{self.actie} {self.op:%d-%m-%Y}"


class Herkomst(models.Model):
    """From which case it came. Open to whom the case is open; to who decides it is not there."""

    knelpunt = models.OneToOneField(Knelpunt, on_delete=models.CASCADE, related_name="herkomst")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "herkomsten"

    def __str__(self) -> str:
        return f"knelpunt {self.knelpunt_id}"
