"""What is proposed, what is held, and what stays of what was destroyed: proof without a person in it."""

from django.db import models
from django.db.models import F, Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.vernietiging.rules import GRONDEN, Stand


class Vernietigingsvoorstel(models.Model):
    """A closed case of which the time is over. It goes with the case."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="+")
    stand = models.CharField(
        max_length=20, choices=[(item.value, item.value) for item in Stand], default=Stand.VOORGESTELD
    )
    op = models.DateTimeField()
    doorgekeken_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    doorgekeken_op = models.DateTimeField(null=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "vernietigingsvoorstellen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(stand=Stand.DOORGEKEKEN) | Q(doorgekeken_door__isnull=False),
                name="voorstel_doorgekeken_door_iemand",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stand} {self.casus_id}"


class Vernietigstop(models.Model):
    """Somebody said that this case must stay for now, and why."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    grond = models.CharField(max_length=20, choices=list(GRONDEN.items()))
    van = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    herzien_op = models.DateField()
    opgeheven_op = models.DateTimeField(null=True)
    opgeheven_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "vernietigstops"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(opgeheven_op__isnull=True), name="vernietigstop_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.grond} {self.casus_id}"


class Vernietigingsbewijs(models.Model):
    """That one case was destroyed: by which rule, by whom, and how many rows of each package; no person, no number.

    `kenmerk`: keyed hash of the case number, to know the case by when an older backup brings it back. `som`: keyed
    hash over everything else.
    """

    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kenmerk = models.CharField(max_length=64, unique=True)
    regel = models.CharField(max_length=60)
    regelversie = models.DateField()
    geopend_jaar = models.SmallIntegerField()
    gesloten_jaar = models.SmallIntegerField()
    personen = models.IntegerField()
    aantallen = models.JSONField()
    # an older backup may not have these accounts yet: the proof is put back all the same
    doorgekeken_door = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, db_constraint=False, related_name="+"
    )
    bevestigd_door = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, db_constraint=False, related_name="+"
    )
    op = models.DateTimeField()
    som = models.CharField(max_length=64)

    row_lock = '"{table}".bronhouder_id = {organisation}'

    class Meta:
        verbose_name_plural = "vernietigingsbewijzen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(doorgekeken_door=F("bevestigd_door")), name="vernietigingsbewijs_door_twee"
            )
        ]

    def __str__(self) -> str:
        return self.kenmerk[:8]
