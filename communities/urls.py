from django.urls import path, register_converter

from communities.views import activities, awards, comparison, council, fact_sheets, paper, people, places
from portal.access.routes import declare


class SlugConverter:
    """A pinyin slug. Whatever else stands in its place is tried as a Chinese name."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class NameConverter(SlugConverter):
    """A name typed by hand: one line of printable characters, of a length that a name can have."""

    regex = r"[^/\x00-\x1f\x7f]{1,100}"


class NumberConverter:
    """The number of a row, of a length that a column can hold."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


register_converter(SlugConverter, "pinyin")
register_converter(NumberConverter, "number")
register_converter(NameConverter, "name")

urlpatterns = [
    path("communities/", places.community_list, name="community_list"),
    path("communities/compare/", comparison.community_compare, name="community_compare"),
    path("communities/<pinyin:slug>/", places.community_detail, name="community_detail"),
    path("communities/<pinyin:slug>/facts.csv", fact_sheets.fact_sheet, name="fact_sheet"),
    path("communities/<pinyin:slug>/poster/", paper.community_poster, name="community_poster"),
    path("communities/<pinyin:slug>/leaflet/", paper.community_leaflet, name="community_leaflet"),
    path("communities/<name:name>/", places.community_by_name, name="community_by_name"),
    path("awards/", awards.award_list, name="award_list"),
    path("awards/<pinyin:slug>/", awards.award_detail, name="award_detail"),
    path("communities/<pinyin:slug>/activities.ics", activities.community_calendar, name="community_calendar"),
    path("activities/", activities.activity_list, name="activity_list"),
    path("activities/<number:number>/", activities.activity_detail, name="activity_detail"),
    path("activities/<number:number>.ics", activities.activity_calendar, name="activity_calendar"),
    path("activities.ics", activities.calendar, name="calendar"),
    path("streets/<pinyin:slug>/", places.street_detail, name="street_detail"),
    path("council/", council.topic_list, name="topic_list"),
    path("good-people/", people.person_list, name="person_list"),
    path("good-people/<pinyin:slug>/", people.person_detail, name="person_detail"),
]

declare(
    *("community_list", "community_compare", "community_detail", "community_poster", "community_leaflet"),
    *("community_by_name", "community_calendar", "fact_sheet", "award_list", "award_detail", "street_detail"),
    *(
        "activity_list",
        "activity_detail",
        "activity_calendar",
        "calendar",
        "topic_list",
        "person_list",
        "person_detail",
    ),
    opens="page.view_public",
)
