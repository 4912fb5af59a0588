import django.db.models.deletion
import eenplan.dossier.personen.rules
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('personen', '0001_initial'),
        ('personen', '0002_zonder_gelijkenis'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        NewTable(
            name='Persoon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voornamen', models.CharField(blank=True, max_length=200)),
                ('tussenvoegsel', models.CharField(blank=True, max_length=20)),
                ('achternaam', models.CharField(blank=True, max_length=200)),
                ('zoeknaam', models.CharField(max_length=420)),
                ('geboortejaar', models.SmallIntegerField(blank=True, null=True)),
                ('geboortemaand', models.SmallIntegerField(blank=True, null=True)),
                ('geboortedag', models.SmallIntegerField(blank=True, null=True)),
                ('geslacht', models.CharField(choices=[(eenplan.dossier.personen.rules.Geslacht['VROUW'], 'vrouw'), (eenplan.dossier.personen.rules.Geslacht['MAN'], 'man'), (eenplan.dossier.personen.rules.Geslacht['X'], 'x'), (eenplan.dossier.personen.rules.Geslacht['ONBEKEND'], 'onbekend')], default=eenplan.dossier.personen.rules.Geslacht['ONBEKEND'], max_length=1)),
                ('bsn_verzegeld', models.BinaryField(blank=True, null=True)),
                ('bsn_index', models.CharField(blank=True, max_length=64)),
                ('overleden_op', models.DateField(blank=True, null=True)),
                ('voorlopig', models.BooleanField(default=True)),
                ('vastgelegd_op', models.DateTimeField()),
                ('versie', models.IntegerField(default=1)),
                ('bronhouder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('geboortemaand__isnull', True), ('geboortemaand__range', (1, 12)), _connector='OR'), name='persoon_maand'), models.CheckConstraint(condition=models.Q(('geboortedag__isnull', True), ('geboortedag__range', (1, 31)), _connector='OR'), name='persoon_dag')],
            },
        ),
        NewTable(
            name='AndereNaam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=420)),
                ('zoeknaam', models.CharField(max_length=420)),
                ('bronhouder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='andere_namen', to='personen.persoon')),
            ],
        ),
        NewTable(
            name='Adres',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('straat', models.CharField(blank=True, max_length=200)),
                ('huisnummer', models.IntegerField(blank=True, null=True)),
                ('toevoeging', models.CharField(blank=True, max_length=20)),
                ('postcode', models.CharField(blank=True, max_length=7)),
                ('plaats', models.CharField(blank=True, max_length=100)),
                ('zoekadres', models.CharField(max_length=300)),
                ('geheim', models.BooleanField(default=False)),
                ('van', models.DateField()),
                ('tot', models.DateField(blank=True, null=True)),
                ('bronhouder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adressen', to='personen.persoon')),
            ],
            options={
                'verbose_name_plural': 'adressen',
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='adres_periode')],
            },
        ),
        NewTable(
            name='VeiligContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('telefoon', models.CharField(blank=True, max_length=40)),
                ('tijden', models.CharField(blank=True, max_length=200)),
                ('afspraak', models.CharField(blank=True, max_length=300)),
                ('bronhouder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('persoon', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='veilig_contact', to='personen.persoon')),
            ],
        ),
    ]
