import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('melding', '0001_initial'),
        ('melding', '0002_nummer'),
        ('melding', '0003_herkomst'),
        ('melding', '0004_uitstel'),
        ('melding', '0005_samenvoeging'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('casus', '0003_ingezien'),
        ('personen', '0002_zonder_gelijkenis'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE melding_nummer", "DROP SEQUENCE melding_nummer"),
        NewTable(
            name='Melding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.CharField(max_length=20, unique=True)),
                ('sleutel', models.UUIDField(unique=True)),
                ('afdruk', models.CharField(max_length=64)),
                ('kanaal', models.CharField(max_length=20)),
                ('ontvangen_op', models.DateTimeField()),
                ('gemeente', models.CharField(blank=True, max_length=100)),
                ('tekst', models.TextField()),
                ('incident_datum', models.DateField(blank=True, null=True)),
                ('incident_soorten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('kinderen_aanwezig', models.BooleanField(null=True)),
                ('wapen', models.BooleanField(null=True)),
                ('strangulatie', models.BooleanField(null=True)),
                ('stand', models.CharField(default='ontvangen', max_length=20)),
                ('soort', models.CharField(default='eerste', max_length=20)),
                ('fase', models.CharField(blank=True, max_length=40)),
                ('geopend_op', models.DateTimeField(null=True)),
                ('versie', models.IntegerField(default=1)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meldingen', to='casus.casus')),
                ('inzender', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('ingezonden_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kenmerk', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'verbose_name_plural': 'meldingen',
                'indexes': [models.Index(fields=['casus', 'ontvangen_op'], name='melding_casus')],
            },
        ),
        NewTable(
            name='Melder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=60)),
                ('afgeschermd', models.BooleanField()),
                ('verzegeld', models.BinaryField()),
                ('melding', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='melder', to='melding.melding')),
            ],
        ),
        NewTable(
            name='GenoemdePersoon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgnummer', models.SmallIntegerField()),
                ('naam', models.CharField(blank=True, max_length=400)),
                ('geboortedatum', models.CharField(blank=True, max_length=20)),
                ('adres', models.CharField(blank=True, max_length=400)),
                ('rol', models.CharField(blank=True, max_length=60)),
                ('bevestigd', models.BooleanField(default=False)),
                ('persoon', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='genoemd_in', to='personen.persoon')),
                ('melding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='genoemde_personen', to='melding.melding')),
            ],
            options={
                'verbose_name_plural': 'genoemde personen',
                'constraints': [models.UniqueConstraint(fields=('melding', 'volgnummer'), name='genoemd_volgnummer')],
            },
        ),
        NewTable(
            name='Afschermwisseling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('afgeschermd', models.BooleanField()),
                ('grond', models.CharField(blank=True, max_length=20)),
                ('reden', models.TextField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('melding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='afschermwisselingen', to='melding.melding')),
            ],
            options={
                'verbose_name_plural': 'afschermwisselingen',
            },
        ),
        NewTable(
            name='Uitstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grond', models.CharField(choices=[('geweld_beeindigen', 'Nodig om het geweld te laten stoppen'), ('vermoeden_onderzoeken', 'Nodig om een vermoeden te onderzoeken')], max_length=30)),
                ('reden', models.TextField()),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField()),
                ('besloten_op', models.DateTimeField()),
                ('besloten_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitstellen', to='casus.casus')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
            ],
            options={
                'verbose_name_plural': 'uitstellen',
                'indexes': [models.Index(fields=['casus', 'persoon'], name='uitstel_persoon')],
            },
        ),
        NewTable(
            name='Samenvoeging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('stand_naar', models.CharField(max_length=20)),
                ('acuut_naar', models.BooleanField()),
                ('verzegeld', models.BinaryField()),
                ('gemaakt', models.JSONField(default=dict)),
                ('ongedaan_op', models.DateTimeField(null=True)),
                ('reden', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('melding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='samenvoegingen', to='melding.melding')),
                ('met', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='melding.melding')),
                ('naar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samenvoegingen', to='casus.casus')),
                ('ongedaan_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casus.casus')),
            ],
            options={
                'verbose_name_plural': 'samenvoegingen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ongedaan_op__isnull', True)), fields=('melding',), name='samenvoeging_een_geldig')],
            },
        ),
    ]
