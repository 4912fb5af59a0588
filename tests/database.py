"""Emptying tables between tests that commit, as the owner."""

import os

import psycopg

KEEP = ("django_migrations", "django_content_type", "auth_permission", "rulebook_rule")


def empty_tables() -> None:
    """Truncate every table but the settings that migrating brought."""
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        names = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        listed = ", ".join(f'"{name}"' for (name,) in names if name not in KEEP)
        owner.execute(f"TRUNCATE {listed} CASCADE")
