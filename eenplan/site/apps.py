"""When Django is ready, every package plugs itself in."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The composition root as a Django app."""

    name = "eenplan.site"
    label = "site"

    def ready(self) -> None:
        """Let each plugs.py register with the sockets."""
        from eenplan.core.discovery import plug_in

        plug_in()
        import_module("eenplan.site.plugs")
