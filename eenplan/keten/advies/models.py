"""Tables of advice. None of them has a way to a person, a household or a case, and none may ever get one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.keten.advies.rules import GESLOTEN, OPEN

OF_ADVIES = leans_on("advies_advies", "advies_id")


class Advies(models.Model):
    """One question with its answer. The asker's name only with consent, the family never (domain 3.1)."""

    nummer = models.CharField(max_length=20, unique=True)
    sleutel = models.UUIDField(unique=True)
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    kanaal = models.CharField(max_length=20)
    begonnen_op = models.DateTimeField()
    vrager_soort = models.CharField(max_length=60)
    gemeente = models.CharField(max_length=200, blank=True)
    onderwerpen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    vraag = models.TextField()
    gegeven_advies = models.TextField(blank=True)
    informatie_gegeven_op = models.DateTimeField(null=True, blank=True)
    toestemming = models.BooleanField(default=False)
    vrager_naam = models.CharField(max_length=200, blank=True)
    vrager_contact = models.CharField(max_length=200, blank=True)
    codewoord = models.CharField(max_length=200, blank=True)
    stand = models.CharField(max_length=20, default="open")
    wacht_op_antwoord = models.BooleanField(default=False)
    wil_melden_op = models.DateTimeField(null=True, blank=True)
    melding_nummer = models.CharField(max_length=20, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    versie = models.IntegerField(default=1)

    row_lock = '"{table}".organisatie_id = {organisation}'

    class Meta:
        verbose_name_plural = "adviezen"
        indexes = [
            models.Index(fields=["organisatie", "begonnen_op"], condition=Q(stand__in=OPEN), name="advies_open"),
            models.Index(fields=["gesloten_op"], name="advies_gesloten"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(toestemming=True) | Q(vrager_naam="", vrager_contact=""), name="advies_naam_met_toestemming"
            ),
            models.CheckConstraint(
                condition=Q(melding_nummer="") | Q(wil_melden_op__isnull=False), name="advies_melding_op_verzoek"
            ),
            models.CheckConstraint(
                condition=Q(stand__in=OPEN, gesloten_op=None) | Q(stand__in=GESLOTEN, gesloten_op__isnull=False),
                name="advies_gesloten_heeft_dag",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.nummer


class Contactmoment(models.Model):
    """A later contact: a follow-up question of the asker, or what Veilig Thuis said to him."""

    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="contacten")
    op = models.DateTimeField()
    van = models.CharField(max_length=20)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    tekst = models.TextField()

    row_lock = OF_ADVIES

    class Meta:
        verbose_name_plural = "contactmomenten"

    def __str__(self) -> str:
        return f"{self.van} {self.op:%d-%m-%Y}"


class Standwisseling(models.Model):
    """One step in the course of an advice; never changed."""

    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="standen")
    op = models.DateTimeField()
    van_stand = models.CharField(max_length=20, blank=True)
    naar_stand = models.CharField(max_length=20)
    actie = models.CharField(max_length=20)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_ADVIES

    class Meta:
        verbose_name_plural = "standwisselingen"

    def __str__(self) -> str:
        return f"{self.van_stand} -> {self.naar_stand}"


class Terugkeer(models.Model):
    """How someone who asked on the website gets back to the answer. Only hashes: we cannot read them either."""

    advies = models.OneToOneField(Advies, on_delete=models.CASCADE, related_name="terugkeer")
    code_blind = models.CharField(max_length=64, unique=True)
    woord_hash = models.CharField(max_length=200)
    mislukt = models.SmallIntegerField(default=0)
    mislukt_op = models.DateTimeField(null=True)

    row_lock = OF_ADVIES

    class Meta:
        verbose_name_plural = "terugkeer"

    def __str__(self) -> str:
        return f"terugkeer {self.advies_id}"
