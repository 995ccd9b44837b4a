from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Story
from communities.award_wall import Filters, Tallies, hang
from communities.gathering import gather, questions_about_cards
from communities.models import Community, Portrait, Recognition, Showcase
from communities.profiles import cards_of, facts_by_community

SHOWN = 6
PLAQUES = 12  # of each level
PEOPLE = 3
FIGURES = 4  # of one community


@require_safe
def home(request):
    plaques = list(
        Recognition.objects.on_the_wall()
        .first_of_each_level(PLAQUES)
        .select_related("award__level", "status", "community", "person")
        .in_wall_order()
    )
    rows = gather(questions_about_home(plaques))
    facts = facts_by_community(rows["communities"], rows["card_facts"])
    cards = cards_of(rows)
    levels = hang(plaques, Tallies().rows(Filters()))
    context = {
        "cards": cards,
        "practice": [(row, found) for row in rows["communities"] if (found := practice_figures(facts[row.pk]))],
        "sample": next((fact for card in cards for fact in card.figures), None),
        "levels": levels,
        "people": good_people(rows["portraits"], levels),
        "story": next(iter(rows["stories"]), None),
    }
    return render(request, "portal/home.html", context)


def questions_about_home(plaques):
    """Showcases as cards, people of these plaques with what is said of them, and the newest story."""
    current = Showcase.objects.current().filter(community=OuterRef("pk"))
    showcases = Community.objects.published().annotate(shown=Subquery(current.values("order")[:1]))
    named = [item.person_id for item in plaques if item.person_id]
    portraits = Portrait.objects.published().filter(person__in=named, community__state="published")
    newer = portraits.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return {
        **questions_about_cards(showcases.exclude(shown=None).order_by("shown", "pk")[:SHOWN]),
        "portraits": portraits.exclude(Exists(newer))
        .select_related("person__picture", "community")
        .order_by("-pk")[:PEOPLE],
        "stories": Story.objects.published().newest_first().prefetch_related("bylines__contributor")[:1],
    }


def practice_figures(facts):
    """Sessions and attendances of one community: the first figures of the practice group; its page has them all."""
    return [fact for fact in facts if fact.indicator.group.code == "practice" and fact.is_figure][:FIGURES]


def good_people(portraits, levels):
    """People on the wall with what is said of them: (portrait, honours) pairs, everybody once, the newest first."""
    honours = {}
    for row in levels:
        for item, _note in row.won:
            if item.person_id:
                honours.setdefault(item.person_id, []).append((item, None))
    return [(portrait, honours[portrait.person_id]) for portrait in portraits]
