"""Tables of the plan: its agreements, how each person stands to it, the checks and its history."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.plan.rules import Fase, Soort, Stand, Wijze

OF_PLAN = leans_on("plan_plan", "plan_id")
OF_AFSPRAAK = leans_on("plan_afspraak", "afspraak_id")


def _choices(kind: type[Stand] | type[Fase] | type[Soort] | type[Wijze]) -> list[tuple[str, str]]:
    return [(item.value, item.value.replace("_", " ")) for item in kind]


class Plan(models.Model):
    """The plan of one household; the database allows one that is active, and one draft beside it."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="plannen")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="plannen")
    stand = models.CharField(max_length=20, choices=_choices(Stand), default=Stand.CONCEPT)
    fase = models.CharField(max_length=20, choices=_choices(Fase), default=Fase.DIRECT)
    fase_sinds = models.DateTimeField()
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    wijze = models.CharField(max_length=20, choices=_choices(Wijze), blank=True)
    grond_opgelegd = models.CharField(max_length=400, blank=True)
    stabiele_maanden = models.SmallIntegerField()
    laatste_geweld = models.DateField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "plannen"
        indexes = [models.Index(fields=["casus", "gemaakt_op"], name="plan_casus")]
        constraints = [
            # domain 3.9: exactly one active plan per household
            models.UniqueConstraint(fields=["huishouden"], condition=Q(stand=Stand.ACTIEF), name="plan_een_actief"),
            models.UniqueConstraint(fields=["huishouden"], condition=Q(stand=Stand.CONCEPT), name="plan_een_concept"),
            models.CheckConstraint(
                condition=~Q(wijze=Wijze.OPGELEGD) | ~Q(grond_opgelegd=""), name="plan_opgelegd_met_grond"
            ),
            models.CheckConstraint(
                condition=Q(stand=Stand.CONCEPT) | Q(vastgesteld_op__isnull=False), name="plan_vastgesteld"
            ),
            models.CheckConstraint(condition=Q(stabiele_maanden__gt=0), name="plan_stabiele_maanden"),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk} ({self.stand}, {self.fase})"


class Afspraak(models.Model):
    """One agreement: what, by whom, who checks it when, and what follows when it is broken."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="afspraken")
    nummer = models.SmallIntegerField()
    soort = models.CharField(max_length=20, choices=_choices(Soort))
    tekst = models.TextField()
    door = models.CharField(max_length=200)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    controleur = models.CharField(max_length=200)
    controle_op = models.DateField()
    gevolg = models.TextField()
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    van_kracht_sinds = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.CharField(max_length=400, blank=True)

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "afspraken"
        constraints = [models.UniqueConstraint(fields=["plan", "nummer"], name="afspraak_nummer")]

    def __str__(self) -> str:
        return f"afspraak {self.nummer} van plan {self.plan_id}"


class Instemming(models.Model):
    """How one person stood to the plan when it was settled; never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="instemmingen")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    wijze = models.CharField(max_length=20, choices=_choices(Wijze))
    op = models.DateTimeField()

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "instemmingen"

    def __str__(self) -> str:
        return f"{self.persoon_id} {self.wijze}"


class Controle(models.Model):
    """Kept or not kept, on a day, by whom; never changed."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="controles")
    op = models.DateTimeField()
    nagekomen = models.BooleanField()
    toelichting = models.TextField(blank=True)
    volgende = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_AFSPRAAK

    class Meta:
        indexes = [models.Index(fields=["afspraak", "op"], name="controle_afspraak")]

    def __str__(self) -> str:
        return f"{self.afspraak_id} {'nagekomen' if self.nagekomen else 'niet nagekomen'}"


class Planwisseling(models.Model):
    """One step in the life of a plan, of its state or its phase; never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="wisselingen")
    op = models.DateTimeField()
    actie = models.CharField(max_length=40)
    van_stand = models.CharField(max_length=20, blank=True)
    naar_stand = models.CharField(max_length=20)
    van_fase = models.CharField(max_length=20, blank=True)
    naar_fase = models.CharField(max_length=20)
    reden = models.CharField(max_length=400, blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "planwisselingen"
        indexes = [models.Index(fields=["plan", "op"], name="planwisseling_plan")]

    def __str__(self) -> str:
        return f"{self.van_stand}/{self.van_fase} -> {self.naar_stand}/{self.naar_fase}"

    @property
    def fase_woorden(self) -> str:
        """The phase on the screen."""
        return self.naar_fase.replace("_", " ")
