"""The communities' part of the read-only JSON, as promised in docs/INTERFACES.md."""

from datetime import date

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from communities.models import Community, Fact, Recognition
from portal.paging import page_after

PAGE_SIZE = 50


def answer(data, status=200):
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def absolute(path):
    """Absolute addresses come from BASE_URL, never from the Host header."""
    return settings.BASE_URL + path


@require_safe
def community_index(request):
    page = page_after(
        Community.objects.published().with_place().with_showcase(),
        token=request.GET.get("after", ""),
        key=["pinyin", "slug"],
        size=PAGE_SIZE,
    )
    designations = designations_of(page.rows)
    next_page = f"{reverse('api_communities')}?{urlencode({'after': page.after})}" if page.after else None
    return answer(
        {
            "next": absolute(next_page) if next_page else None,
            "results": [{**place_json(row), "designations": designations.get(row.pk, [])} for row in page.rows],
        }
    )


def profile_json(profile):
    card = profile.contact_card
    return {
        **place_json(profile.community),
        "designations": [award_json(item) for item, _note in profile.candidacies],
        "facts": [fact_json(line.fact) for line in profile.sheet],
        "awards": [award_json(item) for row in profile.award_levels for item, _note in row.won],
        "facilities": [{"name": place.name, "kind": place.kind or None} for place in profile.facilities],
        "contacts": [contact_json(card)] if card else [],
    }


def place_json(community):
    showcase = community.current_showcase
    return {
        "slug": community.slug,
        "name": community.name,
        "street": community.street.short_name,
        "district": community.street.district.name,
        "url": absolute(reverse("community_detail", kwargs={"slug": community.slug})),
        "showcase": showcase and showcase_json(showcase),
    }


def showcase_json(showcase):
    return {
        "title": showcase.title,
        "called_by": showcase.called_by,
        "level": showcase.level and showcase.level.short_name,
        "since": showcase.since or None,
        "source": source_json(showcase.source, showcase.citation),
    }


def designations_of(communities):
    """What each community aims at or is a candidate for, by its number, in one query."""
    found = Recognition.objects.published().filter(community__in=communities, status__is_won=False).with_everything()
    designations: dict[int, list] = {}
    for item in found.in_wall_order():
        designations.setdefault(item.community_id, []).append(
            {"title": item.award.title, "level": item.award.level.short_name, "status": item.status.name}
        )
    return designations


def fact_json(fact: Fact):
    return {
        "indicator": fact.indicator.code,
        "label": fact.label,
        "subtype": fact.subtype or None,
        "value": value_json(fact),
        "text": fact.text,
        "qualifier": fact.qualifier or None,
        "unit": fact.unit or None,
        "as_of": fact.as_of or None,
        "period": period_json(fact),
        "owner": {"level": fact.owner_level, "name": fact.owner.name},
        "source": source_json(fact.source, fact.quote),
    }


def value_json(fact):
    """A number, [low, high] for a range, or the words."""
    if not fact.is_figure:
        return fact.words
    return plain(fact.value) if fact.high is None else [plain(fact.value), plain(fact.high)]


def plain(number):
    return int(number) if number == int(number) else float(number)


def period_json(fact):
    if not fact.period_text:
        return None
    return {
        "text": fact.period_text,
        "start": iso(fact.period_start),
        "end": iso(fact.period_end),
        "resolved": fact.is_resolved,
        "reason": fact.period_reason or None,
    }


def iso(day: date | None):
    return day.isoformat() if day else None


def source_json(source, quote):
    return {
        "title": source.title or None,
        "publisher": source.publisher or None,
        "published_on": iso(source.published_on),
        "url": source.url or None,
        "credits": source.credits,
        "quote": quote,
    }


def award_json(item: Recognition):
    return {
        "title": item.award.title,
        "level": item.award.level.short_name,
        "level_inferred": item.award.is_level_inferred,
        "status": item.status.name,
        "recipient": str(item.holder),
        "issuer": item.award.issuer or None,
        "year": item.year,
        "source": source_json(item.source, item.quote),
    }


def contact_json(card):
    return {
        "address": card.address or None,
        "phone": card.phone or None,
        "hours": card.hours or None,
        "source": source_json(card.source, ""),
    }
