from django.apps import AppConfig


class ElderModeConfig(AppConfig):
    """长者模式: a reading preference, not a second site. The same pages, a class on <html>, a cookie that remembers."""

    name = "portal.elder_mode"
    label = "elder_mode"
