"""Lists of the desk at any size: what a page costs does not grow with the rows that are not on it."""

from datetime import datetime

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import DateTimeField
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

MOST_COUNTED = 1000
RECENT = 5  # links of Django's own filter before those for rows without a date
YEARS = 6


class BoundedPaginator(Paginator):
    """Counts no further than to 1,001: nobody turns a thousand pages, they search or filter.

    A page is found in two steps, numbers first: the database then walks one index and stops, and joins and computed
    columns are made for the rows shown, not for all that could have been.
    """

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[: MOST_COUNTED + 1].count()

    most_counted = MOST_COUNTED

    @property
    def is_cut(self):
        """There are more rows than were counted; a page says so instead of a number."""
        return self.count > MOST_COUNTED

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        numbers = list(self.object_list.values_list("pk", flat=True)[start : min(start + self.per_page, self.count)])
        return self._get_page(self.rows(numbers), number, self)

    def rows(self, numbers):
        """The rows of these numbers in their order. The list has judged them already; it is not asked again, which on
        SQLite would gather all that a viewer may see for the sake of fifty."""
        if not numbers:
            return []
        found = self.object_list.order_by()
        found.query.clear_where()
        by_number = {row.pk: row for row in found.filter(pk__in=numbers)}
        return [by_number[number] for number in numbers if number in by_number]


class DeskChangeList(ChangeList):
    """A list of one page is found like any other, so that it costs as many questions."""

    def get_results(self, request):
        super().get_results(request)
        if not self.multi_page and not self.show_all:
            self.result_list = self.paginator.page(1).object_list


class PeriodFilter(admin.DateFieldListFilter):
    """Today, this week, this month and the years, each a range. Django's date hierarchy reads every row of the table
    to find out which months there are."""

    def __init__(self, field, *args, **kwargs):
        super().__init__(field, *args, **kwargs)
        this = timezone.localdate().year
        years = [(_("%(year)d年") % {"year": year}, self.range(year)) for year in range(this - 1, this - YEARS, -1)]
        self.links = (*self.links[:RECENT], *years, *self.links[RECENT:])

    def range(self, year):
        ends = [datetime(each, 1, 1, tzinfo=timezone.get_current_timezone()) for each in (year, year + 1)]
        since, until = ends if isinstance(self.field, DateTimeField) else [end.date() for end in ends]
        return {self.lookup_kwarg_since: since, self.lookup_kwarg_until: until}
