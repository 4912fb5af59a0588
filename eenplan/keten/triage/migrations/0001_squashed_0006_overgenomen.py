import django.contrib.postgres.fields
import django.db.models.deletion
import eenplan.keten.triage.rules
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('triage', '0001_initial'),
        ('triage', '0002_concept'),
        ('triage', '0003_acuut_interventie_instrument'),
        ('triage', '0004_een_rooster'),
        ('triage', '0005_opgegaan'),
        ('triage', '0006_overgenomen'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('casus', '0003_ingezien'),
        ('melding', '0005_samenvoeging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Veiligheidsbeoordeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('concept', 'concept'), ('voorgesteld', 'voorgesteld'), ('besloten', 'besloten'), ('opgegaan', 'opgegaan')], default='concept', max_length=20)),
                ('geopend_op', models.DateTimeField()),
                ('versie', models.IntegerField(default=1)),
                ('acuut', models.CharField(blank=True, choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], max_length=10)),
                ('acuut_toelichting', models.TextField(blank=True)),
                ('acuut_op', models.DateTimeField(blank=True, null=True)),
                ('structureel', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('structureel_feiten', models.TextField(blank=True)),
                ('structureel_bron', models.CharField(blank=True, max_length=200)),
                ('meervoudig', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('duidelijk', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('werkt_mee', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('gereed', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('zorg', models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default=eenplan.keten.triage.rules.JaNee['ONBEKEND'], max_length=10)),
                ('anoniem_beloofd', models.BooleanField(default=False)),
                ('voorstel_rij', models.CharField(blank=True, max_length=10)),
                ('uitkomst', models.CharField(blank=True, choices=[('VT', 'VT'), ('OVD', 'OVD'), ('GEEN', 'GEEN'), ('MAAT', 'MAAT'), ('RVDK', 'RVDK')], max_length=4)),
                ('dienst', models.CharField(blank=True, max_length=2)),
                ('motivering', models.TextField(blank=True)),
                ('voorgesteld_op', models.DateTimeField(blank=True, null=True)),
                ('besloten_op', models.DateTimeField(blank=True, null=True)),
                ('late_reden', models.CharField(blank=True, max_length=40)),
                ('acuut_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('besloten_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='veiligheidsbeoordelingen', to='casus.casus')),
                ('meldingen', models.ManyToManyField(blank=True, related_name='veiligheidsbeoordelingen', to='melding.melding')),
                ('voorgesteld_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bewaard_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bewaard_op', models.DateTimeField(blank=True, null=True)),
                ('acuut_gedaan', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('antwoorden', models.JSONField(blank=True, default=dict)),
                ('college_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('college_hoe', models.CharField(blank=True, max_length=300)),
                ('college_op', models.DateTimeField(blank=True, null=True)),
                ('instrument', models.CharField(blank=True, max_length=60)),
                ('schrijvers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nagegaan', models.BooleanField(default=False)),
                ('overgenomen', models.JSONField(blank=True, default=list)),
            ],
            options={
                'verbose_name_plural': 'veiligheidsbeoordelingen',
                'indexes': [models.Index(condition=models.Q(('stand', 'voorgesteld')), fields=['stand', 'voorgesteld_op'], name='vb_tweede_lezing')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('stand', 'besloten'), _negated=True), models.Q(('besloten_door__isnull', False), ('voorgesteld_door__isnull', False), models.Q(('uitkomst', ''), _negated=True), models.Q(('besloten_door', models.F('voorgesteld_door')), _negated=True)), _connector='OR'), name='vb_besloten_door_een_ander'), models.UniqueConstraint(condition=models.Q(('stand__in', ('besloten', 'opgegaan')), _negated=True), fields=('casus',), name='vb_een_lopende_per_casus')],
            },
        ),
        NewTable(
            name='Terugkoppeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField()),
                ('gemaakt_op', models.DateTimeField()),
                ('gegeven_op', models.DateTimeField(blank=True, null=True)),
                ('gegeven_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('melding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terugkoppelingen', to='melding.melding')),
                ('beoordeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terugkoppelingen', to='triage.veiligheidsbeoordeling')),
            ],
            options={
                'verbose_name_plural': 'terugkoppelingen',
            },
        ),
        NewTable(
            name='Beoordelingsstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('actie', models.CharField(max_length=40)),
                ('van_stand', models.CharField(blank=True, max_length=20)),
                ('naar_stand', models.CharField(max_length=20)),
                ('reden', models.TextField(blank=True)),
                ('inhoud', models.JSONField(default=dict)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('beoordeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='triage.veiligheidsbeoordeling')),
            ],
            options={
                'verbose_name_plural': 'beoordelingsstappen',
                'indexes': [models.Index(fields=['beoordeling', 'op'], name='vb_stappen')],
            },
        ),
        NewTable(
            name='Instrumentversie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('geldig_vanaf', models.DateField()),
                ('inhoud', models.JSONField()),
                ('geladen_op', models.DateTimeField()),
                ('geladen_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'instrumentversies',
            },
        ),
        NewTable(
            name='Interventie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('gevraagd', 'gevraagd'), ('onderweg', 'onderweg'), ('ter_plaatse', 'ter_plaatse'), ('gedaan', 'gedaan'), ('afgeblazen', 'afgeblazen')], default='gevraagd', max_length=20)),
                ('gevraagd_op', models.DateTimeField()),
                ('wie', models.CharField(blank=True, max_length=200)),
                ('vertrokken_op', models.DateTimeField(blank=True, null=True)),
                ('aangekomen_op', models.DateTimeField(blank=True, null=True)),
                ('afgerond_op', models.DateTimeField(blank=True, null=True)),
                ('gevonden', models.CharField(blank=True, choices=[('veilig', 'veilig'), ('onveilig', 'onveilig'), ('onbekend', 'onbekend')], max_length=10)),
                ('resultaat', models.TextField(blank=True)),
                ('versie', models.IntegerField(default=1)),
                ('afgerond_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('beoordeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interventies', to='triage.veiligheidsbeoordeling')),
                ('gevraagd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'interventies',
                'constraints': [models.UniqueConstraint(condition=models.Q(('afgerond_op__isnull', True)), fields=('beoordeling',), name='interventie_een_lopende')],
            },
        ),
    ]
