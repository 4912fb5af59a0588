"""Tables of the handover, every step of it, and the questions that were asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.keten.overdracht.buiten import BUITEN
from eenplan.keten.overdracht.ontvangst import Weg
from eenplan.keten.overdracht.rules import Stand, Weigerreden

OF_OVERDRACHT = leans_on("overdracht_overdracht", "overdracht_id")
BUITEN_SOORTEN = [(item.value, item.naam) for item in BUITEN]
STANDEN = [(item.value, item.value) for item in Stand]


class Overdracht(models.Model):
    """One handover of one case; refused, it goes back and is offered again in this same row."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="overdrachten")
    stand = models.CharField(max_length=20, choices=STANDEN, default=Stand.VOORGESTELD)
    opgesteld_op = models.DateTimeField()
    aangeboden_op = models.DateTimeField(null=True, blank=True)
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    # a receiver without an account here (domain 6.11): what kind, its name, and who was spoken there
    buiten_soort = models.CharField(max_length=20, choices=BUITEN_SOORTEN, blank=True)
    buiten_naam = models.CharField(max_length=200, blank=True)
    buiten_wie = models.CharField(max_length=200, blank=True)
    contactpersoon = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    pakket = models.JSONField(default=dict)
    klassen = ArrayField(models.CharField(max_length=20), default=list)
    grond = models.CharField(max_length=20, blank=True)
    gronden = models.JSONField(default=dict)  # class -> ground, where it is another one
    deel_tot = models.DateTimeField(null=True, blank=True)
    warm_gesprek = models.BooleanField(default=False)
    warm_met = models.CharField(max_length=200, blank=True)
    warm_op = models.DateField(null=True, blank=True)
    warm_waarom_niet = models.CharField(max_length=300, blank=True)
    tafel = ArrayField(models.BigIntegerField(), default=list)  # who divide it, until somebody takes it
    # what is being typed for the next offer: only for who may write it, never for a receiver
    concept = models.JSONField(default=dict)
    versie = models.IntegerField(default=1)
    bewaard_op = models.DateTimeField(null=True, blank=True)
    bewaard_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "overdrachten"
        indexes = [models.Index(fields=["organisatie", "stand"], name="overdracht_postvak")]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=~Q(stand=Stand.GEACCEPTEERD), name="overdracht_een_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(stand=Stand.VOORGESTELD)
                | Q(organisatie__isnull=False, aangeboden_op__isnull=False)
                | ~Q(buiten_naam="") & Q(aangeboden_op__isnull=False),
                name="overdracht_met_ontvanger",
            ),
        ]

    def __str__(self) -> str:
        return f"overdracht {self.pk} {self.stand}"

    @property
    def ontvanger_naam(self) -> str:
        """Who gets it, with or without an account; empty while nobody was chosen."""
        return self.organisatie.naam if self.organisatie else self.buiten_naam

    @property
    def ontvanger_soort(self) -> str:
        """What kind of receiver it is, as a code."""
        return self.organisatie.soort if self.organisatie else self.buiten_soort


class Overdrachtstap(models.Model):
    """One step of a handover, with the receiver of that moment and the reason; never changed."""

    REDENEN = [(item.value, item.label) for item in Weigerreden]
    overdracht = models.ForeignKey(Overdracht, on_delete=models.CASCADE, related_name="stappen")
    op = models.DateTimeField()
    actie = models.CharField(max_length=20)
    naar_stand = models.CharField(max_length=20, choices=STANDEN)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    buiten_naam = models.CharField(max_length=200, blank=True)
    reden = models.CharField(max_length=30, choices=REDENEN, blank=True)
    tekst = models.TextField(blank=True)

    row_lock = OF_OVERDRACHT

    class Meta:
        verbose_name_plural = "overdrachtstappen"
        indexes = [models.Index(fields=["overdracht", "op"], name="overdrachtstap_op")]

    def __str__(self) -> str:
        return f"{self.actie} {self.op:%d-%m-%Y}"

    @property
    def ontvanger_naam(self) -> str:
        """The receiver of that moment."""
        return self.organisatie.naam if self.organisatie else self.buiten_naam


class Ontvangstbewijs(models.Model):
    """Who of a receiver without an account said yes or no: name, function, moment and way; never changed."""

    overdracht = models.ForeignKey(Overdracht, on_delete=models.CASCADE, related_name="ontvangstbewijzen")
    aanvaard = models.BooleanField()
    naam = models.CharField(max_length=200)
    functie = models.CharField(max_length=200)
    op = models.DateTimeField()
    hoe = models.CharField(max_length=20, choices=[(item.value, item.woorden) for item in Weg])
    kenmerk = models.CharField(max_length=60, blank=True)  # the number of the case there
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_OVERDRACHT

    class Meta:
        verbose_name_plural = "ontvangstbewijzen"
        constraints = [
            models.UniqueConstraint(fields=["overdracht"], condition=Q(aanvaard=True), name="ontvangst_een_aanvaarding")
        ]

    def __str__(self) -> str:
        return f"{'aanvaard' if self.aanvaard else 'geweigerd'} {self.op:%d-%m-%Y}"


class Vraag(models.Model):
    """A question of the receiver before he decides, and the answer of Veilig Thuis."""

    overdracht = models.ForeignKey(Overdracht, on_delete=models.CASCADE, related_name="vragen")
    gesteld_op = models.DateTimeField()
    gesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    tekst = models.TextField()
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_OVERDRACHT

    class Meta:
        verbose_name_plural = "vragen"

    def __str__(self) -> str:
        return f"vraag {self.pk}"
