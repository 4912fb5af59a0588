"""At commit: a household with an open case that had a director during that case, has one now."""

from django.db import migrations

MAAK = """
CREATE FUNCTION regie_nooit_zonder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    household bigint := COALESCE(NEW.huishouden_id, OLD.huishouden_id);
    before text := current_setting('eenplan.system', true);
    gap boolean;
BEGIN
    -- look past row-level security: a gap counts, also when the doer may not see the other case
    PERFORM set_config('eenplan.system', 'on', true);
    SELECT EXISTS (
        SELECT 1 FROM casus_casus c
        WHERE c.huishouden_id = household AND c.stand <> 'afgesloten'
          AND EXISTS (SELECT 1 FROM regie_regie r
                      WHERE r.huishouden_id = household AND (r.tot IS NULL OR r.tot >= c.geopend_op))
    ) AND NOT EXISTS (SELECT 1 FROM regie_regie r WHERE r.huishouden_id = household AND r.tot IS NULL)
    INTO gap;
    PERFORM set_config('eenplan.system', COALESCE(before, ''), true);
    IF gap THEN
        RAISE EXCEPTION 'household % has an open case and no director', household
            USING ERRCODE = 'check_violation', CONSTRAINT = 'regie_nooit_zonder';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER regie_nooit_zonder AFTER INSERT OR UPDATE OR DELETE ON regie_regie
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION regie_nooit_zonder();
"""
WEG = "DROP TRIGGER regie_nooit_zonder ON regie_regie; DROP FUNCTION regie_nooit_zonder();"


class Migration(migrations.Migration):
    dependencies = [("regie", "0001_initial")]
    operations = [migrations.RunSQL(MAAK, WEG)]
