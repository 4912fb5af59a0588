"""With whom we compare, under which keys, what was asked, and what a match tells."""

from django.db import models
from django.db.models import Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.elders.rules import Richting, Uitkomst

OWN = '"{table}".bronhouder_id = {organisation}'


class Vergelijkafspraak(models.Model):
    """The bronhouder and one other organisation agreed to compare; each side has a row of its own."""

    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    grond = models.CharField(max_length=200)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    row_lock = OWN

    class Meta:
        verbose_name_plural = "vergelijkafspraken"
        constraints = [
            models.UniqueConstraint(
                fields=["bronhouder", "partner"], condition=Q(tot__isnull=True), name="vergelijkafspraak_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.bronhouder_id} met {self.partner_id}"


class Vergelijksleutel(models.Model):
    """One version of the key that exactly these two share, sealed; the old one stays valid for a while."""

    afspraak = models.ForeignKey(Vergelijkafspraak, on_delete=models.CASCADE, related_name="sleutels")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    versie = models.IntegerField()
    verzegeld = models.BinaryField()
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    row_lock = OWN
    sealed = (Sealed("verzegeld", "bronhouder_id", "vergelijken"),)

    class Meta:
        verbose_name_plural = "vergelijksleutels"
        constraints = [models.UniqueConstraint(fields=["afspraak", "versie"], name="vergelijksleutel_versie")]

    def __str__(self) -> str:
        return f"versie {self.versie}"


class Persoontoken(models.Model):
    """The first eight bytes of one token of a person: enough to find him by, too little to compare with.

    Whole tokens are made again for whom it finds. `kop` 0 says that he was looked at; the database throws his rows
    away when his profile changes (migration 0002).
    """

    sleutel = models.ForeignKey(Vergelijksleutel, on_delete=models.CASCADE, related_name="+", db_index=False)
    persoon_id = models.BigIntegerField(db_index=True)  # no reference: nobody moves it, and it never holds him back
    bronhouder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    kop = models.BigIntegerField()

    row_lock = OWN

    class Meta:
        verbose_name_plural = "persoontokens"
        indexes = [models.Index(fields=["sleutel", "kop"], include=["persoon_id"], name="persoontoken_zoek")]

    def __str__(self) -> str:
        return str(self.kop)


class Vergelijkvraag(models.Model):
    """One question about one person, asked or received. Who it was about stands in the log of who asked only."""

    afspraak = models.ForeignKey(Vergelijkafspraak, on_delete=models.PROTECT, related_name="vragen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    richting = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Richting])
    kenmerk = models.UUIDField()
    op = models.DateTimeField()
    uitkomst = models.CharField(max_length=12, choices=[(item.value, item.value) for item in Uitkomst])
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, null=True, related_name="+")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OWN

    class Meta:
        verbose_name_plural = "vergelijkvragen"
        indexes = [models.Index(fields=["afspraak", "richting", "op"], name="vergelijkvraag_telling")]
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "richting", "kenmerk"], name="vergelijkvraag_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.richting} {self.uitkomst}"


class Vergelijkmatch(models.Model):
    """Whom one calls about this case at the other organisation; nothing else is known there or here."""

    vraag = models.ForeignKey(Vergelijkvraag, on_delete=models.CASCADE, related_name="matches")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    organisatie = models.CharField(max_length=200)
    functie = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=200, blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "vergelijkmatches"

    def __str__(self) -> str:
        return self.organisatie
