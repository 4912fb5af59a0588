import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('rulebook', '0001_initial'),
        ('rulebook', '0002_rule_rule_atw_or_exact'),
        ('rulebook', '0003_aantal'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        NewTable(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('label', models.CharField(max_length=200)),
                ('value', models.IntegerField()),
                ('unit', models.CharField(choices=[('H', 'uur'), ('CD', 'dagen'), ('WD', 'werkdagen'), ('W', 'weken'), ('M', 'maanden'), ('Y', 'jaar'), ('N', 'aantal')], max_length=2)),
                ('atw', models.BooleanField(default=False)),
                ('exact', models.BooleanField(default=False)),
                ('sure', models.BooleanField(default=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('verified_by', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='rule_value_positive'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('key', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='rule_versions_apart'), models.CheckConstraint(condition=models.Q(('atw', True), ('exact', True), _negated=True), name='rule_atw_or_exact')],
            },
        ),
    ]
