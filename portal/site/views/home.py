from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Story
from communities.models import Community, Portrait, Recognition
from communities.profiles import LevelRow, cards_of, facts_by_community

SHOWN = 6
PLAQUES = 60
PEOPLE = 3


@require_safe
def home(request):
    showcases = list(
        Community.objects.published()
        .filter(showcases__ended_on=None, showcases__isnull=False)
        .with_place()
        .prefetch_related("tags")
        .order_by("showcases__order", "pk")[:SHOWN]
    )
    facts = facts_by_community(showcases)
    cards = cards_of(showcases, facts)
    story = Story.objects.published().newest_first().prefetch_related("bylines__contributor").first()
    levels = award_wall()
    context = {
        "cards": cards,
        "practice": [(row, found) for row in showcases if (found := practice_figures(facts[row.pk]))],
        "sample": next((fact for card in cards for fact in card.figures), None),
        "levels": levels,
        "people": good_people(levels),
        "story": story,
    }
    return render(request, "portal/home.html", context)


def practice_figures(facts):
    """Sessions and attendances of one community: the figures of the practice group."""
    return [fact for fact in facts if fact.indicator.group.code == "practice" and fact.is_figure]


def award_wall():
    """Won awards of published communities, highest level first; candidacies and goals are not among them."""
    won = (
        Recognition.objects.on_the_wall()
        .select_related("award__level", "status", "community", "person")
        .in_wall_order()[:PLAQUES]
    )
    levels = {}
    for item in won:
        levels.setdefault(item.award.level, []).append((item, None))
    return [LevelRow(level, items) for level, items in levels.items()]


def good_people(levels):
    """People on the wall with what is said of them: (portrait, honours) pairs, newest portraits first."""
    honours = {}
    for row in levels:
        for item, _note in row.won:
            if item.person_id:
                honours.setdefault(item.person_id, []).append((item, None))
    portraits = Portrait.objects.published().filter(person__in=list(honours), community__state="published")
    chosen = portraits.select_related("person", "community").order_by("-pk")[:PEOPLE]
    return [(portrait, honours[portrait.person_id]) for portrait in chosen]
