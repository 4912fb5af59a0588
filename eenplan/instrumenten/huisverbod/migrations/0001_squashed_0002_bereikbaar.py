import django.db.models.deletion
import eenplan.instrumenten.huisverbod.rules
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('huisverbod', '0001_initial'),
        ('huisverbod', '0002_bereikbaar'),
    ]

    initial = True

    dependencies = [
        ('casus', '0003_ingezien'),
        ('personen', '0002_zonder_gelijkenis'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Huisverbod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('begonnen', 'begonnen'), ('rihg_ingevuld', 'RiHG ingevuld'), ('niet_opgelegd', 'niet opgelegd'), ('opgelegd', 'opgelegd'), ('verlengd', 'verlengd'), ('ingetrokken', 'ingetrokken'), ('vernietigd', 'vernietigd'), ('verlopen', 'verlopen'), ('afgerond', 'afgerond')], default=eenplan.instrumenten.huisverbod.rules.Stand['BEGONNEN'], max_length=20)),
                ('herkomst', models.CharField(choices=[('politie', 'Politie, na een incident'), ('veilig_thuis', 'Veilig Thuis'), ('hulpverlening', 'Hulpverlening'), ('preventief', 'Preventief (bestuurlijk): er was geen incident')], max_length=20)),
                ('aanleiding', models.TextField()),
                ('kindermishandeling', models.BooleanField(default=False)),
                ('adres', models.CharField(max_length=300)),
                ('begonnen_op', models.DateTimeField()),
                ('rihg_versie', models.CharField(max_length=40)),
                ('rihg_op', models.DateTimeField(blank=True, null=True)),
                ('vt_geraadpleegd_op', models.DateTimeField(blank=True, null=True)),
                ('vt_advies', models.TextField(blank=True)),
                ('opgelegd_op', models.DateTimeField(blank=True, null=True)),
                ('eindigt_op', models.DateTimeField(blank=True, null=True)),
                ('geeindigd_op', models.DateTimeField(blank=True, null=True)),
                ('plan_overgedragen', models.TextField(blank=True)),
                ('versie', models.IntegerField(default=1)),
                ('begonnen_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='huisverboden', to='casus.casus')),
                ('kijkt_mee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pleger', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
                ('bereikbaar', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'huisverboden',
                'indexes': [models.Index(fields=['stand', 'eindigt_op'], name='huisverbod_einde')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stand__in', [eenplan.instrumenten.huisverbod.rules.Stand['BEGONNEN'], eenplan.instrumenten.huisverbod.rules.Stand['RIHG_INGEVULD'], eenplan.instrumenten.huisverbod.rules.Stand['OPGELEGD'], eenplan.instrumenten.huisverbod.rules.Stand['VERLENGD']])), fields=('casus', 'pleger'), name='huisverbod_eenmaal'), models.CheckConstraint(condition=models.Q(models.Q(('stand__in', (eenplan.instrumenten.huisverbod.rules.Stand['OPGELEGD'], eenplan.instrumenten.huisverbod.rules.Stand['VERLENGD'])), _negated=True), models.Q(('eindigt_op__isnull', False), ('opgelegd_op__isnull', False)), _connector='OR'), name='huisverbod_van_kracht_eindigt'), models.CheckConstraint(condition=models.Q(models.Q(('stand', eenplan.instrumenten.huisverbod.rules.Stand['AFGEROND']), _negated=True), models.Q(('kijkt_mee__isnull', False), models.Q(('plan_overgedragen', ''), _negated=True)), _connector='OR'), name='huisverbod_af_met_wie_kijkt')],
            },
        ),
        NewTable(
            name='Huisbezoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('politie', models.CharField(max_length=200)),
                ('veilig_thuis', models.CharField(blank=True, max_length=200)),
                ('niet_samen', models.CharField(blank=True, max_length=300)),
                ('gezien', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='huisbezoek', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'huisbezoeken',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('veilig_thuis', ''), _negated=True), models.Q(('niet_samen', ''), _negated=True), _connector='OR'), name='huisbezoek_samen_of_reden')],
            },
        ),
        NewTable(
            name='Beschermde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='beschermden', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'beschermden',
                'constraints': [models.UniqueConstraint(fields=('huisverbod', 'persoon'), name='beschermde_eenmaal')],
            },
        ),
        NewTable(
            name='Huisverbodbesluit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=20)),
                ('op', models.DateTimeField()),
                ('vastgelegd_op', models.DateTimeField()),
                ('bevoegdheid', models.CharField(blank=True, max_length=20)),
                ('mandaat', models.CharField(blank=True, max_length=200)),
                ('mondeling', models.BooleanField(default=False)),
                ('leeftijd', models.CharField(blank=True, max_length=300)),
                ('motivering', models.TextField()),
                ('tot', models.DateTimeField(blank=True, null=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='besluiten', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'huisverbodbesluiten',
                'indexes': [models.Index(fields=['huisverbod', 'op'], name='huisverbodbesluit_op')],
            },
        ),
        NewTable(
            name='Overtreding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('wat', models.TextField()),
                ('gemeld_op', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overtredingen', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'overtredingen',
                'indexes': [models.Index(fields=['huisverbod', 'op'], name='overtreding_op')],
            },
        ),
        NewTable(
            name='RihgSignaal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.SmallIntegerField()),
                ('zwaarte', models.CharField(choices=[('hoog', 'Hoog (rood)'), ('middel', 'Middel (blauw)'), ('laag', 'Laag (geel)'), ('onbekend', 'Weet ik nog niet')], default='onbekend', max_length=10)),
                ('feiten', models.TextField(blank=True)),
                ('op', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signalen', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'rihg-signalen',
                'constraints': [models.UniqueConstraint(fields=('huisverbod', 'nummer'), name='rihg_signaal_eenmaal'), models.CheckConstraint(condition=models.Q(models.Q(('zwaarte', 'hoog'), _negated=True), models.Q(('feiten', ''), _negated=True), _connector='OR'), name='rihg_hoog_met_feiten')],
            },
        ),
        NewTable(
            name='Station',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=20)),
                ('begonnen_op', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('gedaan_op', models.DateTimeField(blank=True, null=True)),
                ('gemist_reden', models.CharField(blank=True, max_length=300)),
                ('tekst', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stations', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'stations',
                'constraints': [models.UniqueConstraint(fields=('huisverbod', 'sleutel'), name='station_eenmaal')],
            },
        ),
        NewTable(
            name='Systeemgesprek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gepland_op', models.DateTimeField()),
                ('plek', models.CharField(blank=True, max_length=200)),
                ('gehouden_op', models.DateTimeField(blank=True, null=True)),
                ('aanwezig', models.CharField(blank=True, max_length=300)),
                ('verslag', models.TextField(blank=True)),
                ('afspraken', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huisverbod', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='systeemgesprekken', to='huisverbod.huisverbod')),
            ],
            options={
                'verbose_name_plural': 'systeemgesprekken',
                'constraints': [models.CheckConstraint(condition=models.Q(('gehouden_op__isnull', True), models.Q(models.Q(('verslag', ''), _negated=True), models.Q(('aanwezig', ''), _negated=True)), _connector='OR'), name='systeemgesprek_verslag')],
            },
        ),
    ]
