"""What the sitemaps of all apps have in common: addresses from BASE_URL, never from the Host header."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from portal.addresses import site_host


class PortalSitemap(Sitemap):
    limit = 5_000  # addresses in one file; ten times as many are allowed, but a file should stay small

    def get_protocol(self, protocol=None):
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site=None):
        return site_host()
