"""The table becomes the rest of a partitioned one, so no line is copied or lost; a start then deals them out by month.

And the seals of days.
"""

from django.db import migrations, models

from eenplan.core.tables import NewTable

MAANDEN = """
    LOCK TABLE audit_logline IN ACCESS EXCLUSIVE MODE;
    ALTER TABLE audit_logline RENAME TO audit_logline_rest;
    ALTER TABLE audit_logline_rest ALTER COLUMN id DROP IDENTITY, DROP CONSTRAINT audit_logline_pkey;
    ALTER TABLE audit_logline_rest ADD PRIMARY KEY (id, at);
    ALTER INDEX audit_case_at RENAME TO audit_case_at_rest;
    ALTER INDEX audit_person_at RENAME TO audit_person_at_rest;
    ALTER INDEX audit_account_at RENAME TO audit_account_at_rest;
    CREATE SEQUENCE audit_logline_id_seq;
    SELECT setval('audit_logline_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM audit_logline_rest), false);
    CREATE TABLE audit_logline (LIKE audit_logline_rest) PARTITION BY RANGE (at);
    ALTER TABLE audit_logline ALTER COLUMN id SET DEFAULT nextval('audit_logline_id_seq');
    ALTER SEQUENCE audit_logline_id_seq OWNED BY audit_logline.id;
    ALTER TABLE audit_logline ADD PRIMARY KEY (id, at);
    CREATE INDEX audit_case_at ON audit_logline (casus_id, at);
    CREATE INDEX audit_person_at ON audit_logline (persoon_id, at);
    CREATE INDEX audit_account_at ON audit_logline (account_id, at);
    CREATE INDEX audit_organisation_at ON audit_logline (organisation_id, at);
    ALTER TABLE audit_logline ATTACH PARTITION audit_logline_rest DEFAULT;
"""


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(
            MAANDEN,
            state_operations=[
                migrations.AddIndex("LogLine", models.Index(fields=["organisation_id", "at"], name="audit_organisation_at")),
            ],
        ),
        NewTable(
            name="Dagzegel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("vanaf", models.DateField(null=True)),
                ("dag", models.DateField()),
                ("vorige", models.CharField(max_length=64)),
                ("aantal", models.BigIntegerField()),
                ("som", models.CharField(max_length=64)),
                ("op", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "dagzegels",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["organisation_id", "dag"], name="dagzegel_eenmaal", nulls_distinct=False
                    ),
                ],
            },
        ),
    ]
