"""Tables of the plan: its agreements, how each person stands to it, the checks and its history."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.herstel import Doelstand, Domein
from eenplan.keten.plan.partner import HOE_WOORDEN
from eenplan.keten.plan.pols import Pols
from eenplan.keten.plan.rules import Fase, Soort, Stand, Wijze
from eenplan.keten.plan.top3 import Ernst, Factorsoort

OF_PLAN = leans_on("plan_plan", "plan_id")
OF_AFSPRAAK = leans_on("plan_afspraak", "afspraak_id")


def _choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
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


class Onveiligheid(models.Model):
    """One thing that is unsafe, made concrete (domain 3.8); `rang` 1 to 3 when the family and the worker chose it."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="onveiligheden")
    wat = models.TextField()
    wie = models.CharField(max_length=200, blank=True)
    aan_wie = models.CharField(max_length=200, blank=True)
    wanneer = models.CharField(max_length=200, blank=True)
    wanneer_op = models.DateField(null=True, blank=True)
    hoe_vaak = models.CharField(max_length=200, blank=True)
    schade = models.TextField(blank=True)
    ernst = models.CharField(max_length=20, choices=_choices(Ernst), blank=True)
    rang = models.SmallIntegerField(null=True, blank=True)
    met_gezin = models.CharField(max_length=400, blank=True)
    melding = models.ForeignKey(Melding, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "onveiligheden"
        constraints = [
            models.UniqueConstraint(fields=["casus", "rang"], name="onveiligheid_rang_eenmaal"),
            models.CheckConstraint(condition=Q(rang__isnull=True) | Q(rang__range=(1, 3)), name="onveiligheid_top_3"),
        ]

    def __str__(self) -> str:
        return f"onveiligheid {self.pk}"


class Factor(models.Model):
    """A risk factor or protective factor of one of these; a risk factor may be treated."""

    onveiligheid = models.ForeignKey(Onveiligheid, on_delete=models.CASCADE, related_name="factoren")
    soort = models.CharField(max_length=20, choices=_choices(Factorsoort))
    tekst = models.CharField(max_length=400)
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = leans_on("plan_onveiligheid", "onveiligheid_id")

    class Meta:
        verbose_name_plural = "factoren"

    def __str__(self) -> str:
        return f"{self.soort} bij {self.onveiligheid_id}"


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
    # the point of the top 3 that it stops now, and the agreement of an earlier plan that it goes on from
    stopt = models.ForeignKey(Onveiligheid, on_delete=models.SET_NULL, null=True, blank=True, related_name="afspraken")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    komt_van = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    voor_allen = models.BooleanField(default=False)  # everyone of the family may know it
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


class Voortgang(models.Model):
    """What a partner answered about his task, with one click and one line; never changed."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="voortgang")
    op = models.DateTimeField()
    hoe = models.CharField(max_length=20, choices=[(key.value, words) for key, words in HOE_WOORDEN.items()])
    tekst = models.CharField(max_length=300, blank=True)
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_AFSPRAAK

    class Meta:
        verbose_name_plural = "voortgang"

    def __str__(self) -> str:
        return f"{self.afspraak_id} {self.hoe}"


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
        return Fase(self.naar_fase).bezig


class Hersteldoel(models.Model):
    """What one person wants to have back or to learn after the violence (domain 3.7: recovery)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="hersteldoelen")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    domein = models.CharField(max_length=20, choices=_choices(Domein))
    tekst = models.CharField(max_length=400)
    merkbaar = models.CharField(max_length=400)
    stand = models.CharField(max_length=20, choices=_choices(Doelstand), default=Doelstand.LOOPT)
    bevinding = models.CharField(max_length=400, blank=True)
    gesteld_op = models.DateTimeField()
    gesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    bekeken_op = models.DateTimeField(null=True, blank=True)

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "hersteldoelen"

    def __str__(self) -> str:
        return f"hersteldoel {self.pk} ({self.stand})"


class Polscontact(models.Model):
    """One time that somebody asked how it goes, in aftercare; never changed (domain 5 #17)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="polscontacten")
    op = models.DateTimeField()
    met_wie = models.CharField(max_length=200)
    uitslag = models.CharField(max_length=20, choices=_choices(Pols))
    tekst = models.TextField(blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "polscontacten"
        indexes = [models.Index(fields=["plan", "op"], name="polscontact_plan")]

    def __str__(self) -> str:
        return f"{self.uitslag} {self.op:%d-%m-%Y}"


class Gezinswoorden(models.Model):
    """The plan in the words of one person, plain enough to read alone."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="gezinswoorden")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    tekst = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_PLAN

    class Meta:
        verbose_name_plural = "gezinswoorden"
        constraints = [models.UniqueConstraint(fields=["plan", "persoon"], name="gezinswoorden_eenmaal")]

    def __str__(self) -> str:
        return f"woorden van {self.persoon_id} bij plan {self.plan_id}"
