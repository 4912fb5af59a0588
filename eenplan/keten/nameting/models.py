"""Tables of the rounds, what each person said and what others know."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.nameting.rules import Resultaat, Soort, Stand

OF_RONDE = leans_on("nameting_ronde", "ronde_id")


def _choices(kind: type[Stand] | type[Soort] | type[Resultaat]) -> list[tuple[str, str]]:
    return [(item.value, item.value.replace("_", " ")) for item in kind]


class Ronde(models.Model):
    """One check. Once it has a result the database lets nothing in it change."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="nametingen")
    soort = models.CharField(max_length=20, choices=_choices(Soort))
    vanaf = models.DateTimeField()
    gepland_op = models.DateField()
    aanleiding = models.CharField(max_length=400, blank=True)
    stand = models.CharField(max_length=20, choices=_choices(Stand), default=Stand.GEPLAND)
    resultaat = models.CharField(max_length=20, choices=_choices(Resultaat), blank=True)
    waarom = models.TextField(blank=True)
    regisseur_gesproken = models.BooleanField(null=True)
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE

    class Meta:
        indexes = [
            models.Index(fields=["gepland_op"], condition=Q(stand=Stand.GEPLAND), name="ronde_wachtrij"),
            models.Index(fields=["casus", "gepland_op"], name="ronde_casus"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort"],
                condition=Q(stand=Stand.GEPLAND) & ~Q(soort=Soort.EXTRA),
                name="ronde_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(stand=Stand.GEDAAN, gedaan_op__isnull=False) & ~Q(resultaat="")
                | ~Q(stand=Stand.GEDAAN) & Q(resultaat="", gedaan_op__isnull=True),
                name="ronde_gedaan_met_resultaat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.gepland_op:%d-%m-%Y}"

    @property
    def naam(self) -> str:
        """The round on the screen."""
        return Soort(self.soort).naam


class Gesprek(models.Model):
    """What one person said in a round."""

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="gesprekken")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    gesproken = models.BooleanField()
    veilig = models.BooleanField(null=True)
    woorden = models.TextField(blank=True)

    row_lock = OF_RONDE

    class Meta:
        verbose_name_plural = "gesprekken"
        constraints = [models.UniqueConstraint(fields=["ronde", "persoon"], name="gesprek_eenmaal")]

    def __str__(self) -> str:
        return f"{self.persoon_id} in ronde {self.ronde_id}"


class Aanvulling(models.Model):
    """What the director or a colleague knows about this family at this moment; decides nothing."""

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="aanvullingen")
    op = models.DateTimeField()
    tekst = models.TextField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_RONDE

    class Meta:
        verbose_name_plural = "aanvullingen"

    def __str__(self) -> str:
        return f"{self.op:%d-%m-%Y} bij ronde {self.ronde_id}"
