import django.contrib.postgres.fields
import django.db.models.deletion
import eenplan.core.access.policy
import eenplan.dossier.casus.bron
import eenplan.dossier.casus.rules
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('casus', '0001_initial'),
        ('casus', '0002_nummer'),
        ('casus', '0003_ingezien'),
        ('casus', '0004_bewaren'),
        ('casus', '0005_bron'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('gezinssysteem', '0001_initial'),
        ('personen', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE casus_nummer", "DROP SEQUENCE casus_nummer"),
        NewTable(
            name='Casus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.CharField(max_length=20, unique=True)),
                ('gemeente', models.CharField(blank=True, max_length=100)),
                ('stand', models.CharField(choices=[('in_beoordeling', 'in beoordeling'), ('in_vervolg', 'in vervolg'), ('in_overdracht', 'in overdracht'), ('in_uitvoering', 'in uitvoering'), ('in_monitoring', 'in monitoring'), ('afgesloten', 'afgesloten')], default=eenplan.dossier.casus.rules.Stand['BEOORDELING'], max_length=20)),
                ('acuut', models.BooleanField(default=False)),
                ('besloten', models.BooleanField(default=False)),
                ('geopend_op', models.DateTimeField()),
                ('afgesloten_op', models.DateTimeField(blank=True, null=True)),
                ('sluitreden', models.CharField(blank=True, choices=[('geen_hgkm', 'geen hgkm'), ('geen_vervolg', 'geen vervolg'), ('overgedragen', 'overgedragen'), ('veilig_na_monitoring', 'veilig na monitoring'), ('verhuisd', 'verhuisd'), ('overleden', 'overleden'), ('samengevoegd', 'samengevoegd'), ('overig', 'overig')], max_length=30)),
                ('versie', models.IntegerField(default=1)),
                ('bronhouder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('huishouden', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='casussen', to='gezinssysteem.huishouden')),
                ('opgegaan_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casus.casus')),
                ('verantwoordelijke', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verantwoordelijke_organisatie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('ingezien_op', models.DateTimeField(blank=True, null=True)),
                ('bewaren_tot', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'casussen',
                'indexes': [models.Index(fields=['bronhouder', 'stand', 'geopend_op'], name='casus_voorraad'), models.Index(fields=['huishouden', 'geopend_op'], name='casus_huishouden')],
                'constraints': [models.CheckConstraint(condition=models.Q(('afgesloten_op__isnull', False), models.Q(('verantwoordelijke__isnull', False), ('verantwoordelijke_organisatie__isnull', False)), _connector='OR'), name='casus_nooit_zonder_verantwoordelijke'), models.CheckConstraint(condition=models.Q(models.Q(('afgesloten_op__isnull', True), ('stand__in', [eenplan.dossier.casus.rules.Stand['BEOORDELING'], eenplan.dossier.casus.rules.Stand['VERVOLG'], eenplan.dossier.casus.rules.Stand['OVERDRACHT'], eenplan.dossier.casus.rules.Stand['UITVOERING'], eenplan.dossier.casus.rules.Stand['MONITORING']])), models.Q(('afgesloten_op__isnull', False), ('stand', eenplan.dossier.casus.rules.Stand['AFGESLOTEN']), models.Q(('sluitreden', ''), _negated=True)), _connector='OR'), name='casus_gesloten_met_reden')],
            },
        ),
        NewTable(
            name='Betrokkene',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rol', models.CharField(choices=[('slachtoffer', 'slachtoffer'), ('pleger', 'pleger'), ('getuige', 'getuige'), ('kind', 'kind'), ('overig', 'overig')], default=eenplan.dossier.casus.rules.Rol['OVERIG'], max_length=20)),
                ('vanaf', models.DateTimeField()),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='betrokken_bij', to='personen.persoon')),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='betrokkenen', to='casus.casus')),
            ],
            options={
                'verbose_name_plural': 'betrokkenen',
                'constraints': [models.UniqueConstraint(fields=('casus', 'persoon'), name='betrokkene_eenmaal')],
            },
        ),
        NewTable(
            name='Belangenconflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reden', models.CharField(max_length=100)),
                ('sinds', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='belangenconflicten', to='casus.casus')),
            ],
            options={
                'verbose_name_plural': 'belangenconflicten',
                'constraints': [models.UniqueConstraint(fields=('casus', 'account'), name='belangenconflict_eenmaal')],
            },
        ),
        NewTable(
            name='Deelbesluit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('klassen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('bestaan', 'bestaan'), ('proces', 'proces'), ('identiteit', 'identiteit'), ('vindbaar', 'vindbaar'), ('veiligheid', 'veiligheid'), ('zorg', 'zorg'), ('justitie', 'justitie'), ('melder', 'melder')], max_length=20), size=None)),
                ('doel', models.CharField(max_length=20)),
                ('grond', models.CharField(max_length=200)),
                ('client_geinformeerd', models.CharField(max_length=200)),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField()),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('besloten_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deelbesluiten', to='casus.casus')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name_plural': 'deelbesluiten',
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van'))), name='deelbesluit_eindigt')],
            },
        ),
        NewTable(
            name='Deelname',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('uitgenodigd', 'uitgenodigd'), ('deelnemer', 'deelnemer')], default='deelnemer', max_length=20)),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deelnames', to='casus.casus')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['casus', 'organisatie'], name='deelname_casus_org')],
            },
        ),
        NewTable(
            name='Schild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('adres', 'adres'), ('melder', 'melder'), ('besloten', 'besloten')], max_length=10)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schilden', to='casus.casus')),
                ('lezers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'schilden',
                'constraints': [models.UniqueConstraint(fields=('casus', 'soort'), name='schild_eenmaal')],
            },
        ),
        NewTable(
            name='Standwisseling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('van_stand', models.CharField(blank=True, max_length=20)),
                ('naar_stand', models.CharField(max_length=20)),
                ('actie', models.CharField(max_length=40)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standen', to='casus.casus')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verantwoordelijke', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verantwoordelijke_organisatie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        NewTable(
            name='Teamlid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='casus.casus')),
            ],
            options={
                'verbose_name_plural': 'teamleden',
                'indexes': [models.Index(fields=['account', 'casus'], name='teamlid_account')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('casus', 'account'), name='teamlid_eenmaal')],
            },
        ),
        NewTable(
            name='Uitspraak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spreker', models.CharField(max_length=200)),
                ('gezegd_op', models.DateTimeField()),
                ('soort', models.CharField(choices=[('feit', 'feit'), ('waarneming', 'waarneming'), ('mening', 'mening'), ('van_horen_zeggen', 'van horen zeggen')], max_length=20)),
                ('klasse', models.CharField(default=eenplan.core.access.policy.DataClass['VEILIGHEID'], max_length=20)),
                ('tekst', models.TextField()),
                ('reactie', models.TextField(blank=True)),
                ('vastgelegd_op', models.DateTimeField()),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uitspraken', to='casus.casus')),
                ('over', models.ManyToManyField(blank=True, related_name='uitspraken_over', to='personen.persoon')),
                ('vastgelegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('afschermgrond', models.CharField(blank=True, choices=[('gevaar_gezin', 'Noemen bedreigt iemand in het gezin'), ('gevaar_bron', "Noemen bedreigt deze persoon of zijn collega's"), ('vertrouwen', 'Noemen verstoort het vertrouwen ernstig')], max_length=20)),
                ('beroepsmatig', models.BooleanField(default=False)),
                ('bron', models.CharField(choices=[('open', 'open'), ('afgeschermd', 'afgeschermd')], default=eenplan.dossier.casus.bron.Bron['AFGESCHERMD'], max_length=12)),
                ('verzegeld', models.BinaryField(null=True)),
            ],
            options={
                'verbose_name_plural': 'uitspraken',
                'indexes': [models.Index(fields=['casus', 'gezegd_op'], name='uitspraak_casus')],
            },
        ),
    ]
