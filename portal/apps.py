from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Template tags and abstract records that every app uses; no tables of its own."""

    name = "portal"
