"""Tables of the temporary restraining order."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod.rules import HERKOMST, VAN_KRACHT, Stand
from eenplan.instrumenten.huisverbod.weging import WOORDEN, Zwaarte

OF_HUISVERBOD = leans_on("huisverbod_huisverbod", "huisverbod_id")
STANDEN = [(item.value, item.value.replace("_", " ").replace("rihg", "RiHG")) for item in Stand]
LOPEND = Q(stand__in=[Stand.BEGONNEN, Stand.RIHG_INGEVULD, *VAN_KRACHT])


class Huisverbod(models.Model):
    """One temporary restraining order, from its beginning until someone watches after it."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="huisverboden")
    stand = models.CharField(max_length=20, choices=STANDEN, default=Stand.BEGONNEN)
    herkomst = models.CharField(max_length=20, choices=[(key.value, words) for key, words in HERKOMST.items()])
    aanleiding = models.TextField()
    kindermishandeling = models.BooleanField(default=False)
    pleger = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    adres = models.CharField(max_length=300)
    begonnen_op = models.DateTimeField()
    begonnen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    rihg_versie = models.CharField(max_length=40)
    rihg_op = models.DateTimeField(null=True, blank=True)
    vt_geraadpleegd_op = models.DateTimeField(null=True, blank=True)
    vt_advies = models.TextField(blank=True)
    opgelegd_op = models.DateTimeField(null=True, blank=True)
    eindigt_op = models.DateTimeField(null=True, blank=True)
    geeindigd_op = models.DateTimeField(null=True, blank=True)
    bereikbaar = models.TextField(blank=True)  # of who had to leave (Wth 2-6); on no paper of somebody else
    # the case in which it began, while the report of that case lies at this one
    kwam_van = models.ForeignKey(Casus, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kijkt_mee = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan_overgedragen = models.TextField(blank=True)
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "huisverboden"
        indexes = [models.Index(fields=["stand", "eindigt_op"], name="huisverbod_einde")]
        constraints = [
            models.UniqueConstraint(fields=["casus", "pleger"], condition=LOPEND, name="huisverbod_eenmaal"),
            models.CheckConstraint(
                condition=~Q(stand__in=VAN_KRACHT) | Q(opgelegd_op__isnull=False, eindigt_op__isnull=False),
                name="huisverbod_van_kracht_eindigt",
            ),
            # product D6: nothing ends without "who watches from tomorrow"
            models.CheckConstraint(
                condition=~Q(stand=Stand.AFGEROND) | Q(kijkt_mee__isnull=False) & ~Q(plan_overgedragen=""),
                name="huisverbod_af_met_wie_kijkt",
            ),
        ]

    def __str__(self) -> str:
        return f"huisverbod {self.pk}"


class Beschermde(models.Model):
    """A housemate whom the order protects by name."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="beschermden")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "beschermden"
        constraints = [models.UniqueConstraint(fields=["huisverbod", "persoon"], name="beschermde_eenmaal")]

    def __str__(self) -> str:
        return f"{self.persoon_id} in {self.huisverbod_id}"


class Huisbezoek(models.Model):
    """The joint visit of police and Veilig Thuis (row 43), or why it was not joint."""

    huisverbod = models.OneToOneField(Huisverbod, on_delete=models.CASCADE, related_name="huisbezoek")
    op = models.DateTimeField()
    politie = models.CharField(max_length=200)
    veilig_thuis = models.CharField(max_length=200, blank=True)
    niet_samen = models.CharField(max_length=300, blank=True)
    gezien = models.TextField(blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "huisbezoeken"
        constraints = [
            models.CheckConstraint(condition=~Q(veilig_thuis="") | ~Q(niet_samen=""), name="huisbezoek_samen_of_reden")
        ]

    def __str__(self) -> str:
        return f"huisbezoek {self.op:%d-%m-%Y}"


class RihgSignaal(models.Model):
    """One signal as rated, with the facts it rests on and who filled it in."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="signalen")
    nummer = models.SmallIntegerField()
    zwaarte = models.CharField(max_length=10, choices=list(WOORDEN.items()), default=Zwaarte.ONBEKEND)
    feiten = models.TextField(blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField()

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "rihg-signalen"
        constraints = [
            models.UniqueConstraint(fields=["huisverbod", "nummer"], name="rihg_signaal_eenmaal"),
            models.CheckConstraint(condition=~Q(zwaarte=Zwaarte.HOOG) | ~Q(feiten=""), name="rihg_hoog_met_feiten"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}: {self.zwaarte}"


class Huisverbodbesluit(models.Model):
    """One decision, with who took it, on what authority and why; never changed."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="besluiten")
    soort = models.CharField(max_length=20)
    op = models.DateTimeField()
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    bevoegdheid = models.CharField(max_length=20, blank=True)
    mandaat = models.CharField(max_length=200, blank=True)
    mondeling = models.BooleanField(default=False)
    leeftijd = models.CharField(max_length=300, blank=True)
    motivering = models.TextField()
    tot = models.DateTimeField(null=True, blank=True)

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "huisverbodbesluiten"
        indexes = [models.Index(fields=["huisverbod", "op"], name="huisverbodbesluit_op")]

    def __str__(self) -> str:
        return f"{self.soort} {self.op:%d-%m-%Y %H:%M}"


class Station(models.Model):
    """One station of the ten days: done, or missed with its reason; never forgotten."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="stations")
    sleutel = models.CharField(max_length=20)
    begonnen_op = models.DateTimeField()
    due_at = models.DateTimeField()
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gemist_reden = models.CharField(max_length=300, blank=True)
    tekst = models.TextField(blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "stations"
        constraints = [models.UniqueConstraint(fields=["huisverbod", "sleutel"], name="station_eenmaal")]

    def __str__(self) -> str:
        return f"{self.sleutel} in {self.huisverbod_id}"


class Systeemgesprek(models.Model):
    """The talk with the whole family system (row 45): planned, held, minutes and agreements."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="systeemgesprekken")
    gepland_op = models.DateTimeField()
    plek = models.CharField(max_length=200, blank=True)
    gehouden_op = models.DateTimeField(null=True, blank=True)
    aanwezig = models.CharField(max_length=300, blank=True)
    verslag = models.TextField(blank=True)
    afspraken = models.TextField(blank=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "systeemgesprekken"
        constraints = [
            models.CheckConstraint(
                condition=Q(gehouden_op__isnull=True) | ~Q(verslag="") & ~Q(aanwezig=""), name="systeemgesprek_verslag"
            )
        ]

    def __str__(self) -> str:
        return f"systeemgesprek {self.gepland_op:%d-%m-%Y}"


class Overtreding(models.Model):
    """A violation of the order: a crime (Wth 11)."""

    huisverbod = models.ForeignKey(Huisverbod, on_delete=models.CASCADE, related_name="overtredingen")
    op = models.DateTimeField()
    wat = models.TextField()
    gemeld_op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_HUISVERBOD

    class Meta:
        verbose_name_plural = "overtredingen"
        indexes = [models.Index(fields=["huisverbod", "op"], name="overtreding_op")]

    def __str__(self) -> str:
        return f"overtreding {self.op:%d-%m-%Y}"
