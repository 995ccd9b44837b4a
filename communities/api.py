"""The communities' part of the read-only JSON, as promised in docs/INTERFACES.md."""

from datetime import date

from django.conf import settings
from django.db.models import Q
from django.http import JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from communities.footnotes import Footnotes
from communities.models import Community, Fact, Recognition
from communities.models.narrative import PLACES
from communities.telling import words_of_districts, words_of_street
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
    surroundings = surroundings_json(profile.community)
    return {
        **place_json(profile.community),
        "designations": [award_json(item) for item, _note in profile.candidacies],
        "facts": [fact_json(line.fact) for line in profile.sheet],
        "awards": [award_json(item) for row in profile.award_levels for item, _note in row.won],
        **{kind: [*rows, *surroundings.get(kind, [])] for kind, rows in telling_json(profile.telling).items()},
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


def told_json(told, **content):
    return {**content, "source": source_json(told.item.source, told.item.quote)}


def telling_json(telling):
    """What is told of a community beside figures and awards, each with its source and clause."""
    council = telling.council
    halls = [council.hall] if council.hall else []
    said = [told for _label, group in telling.said for told in group]
    declared = [*council.mottoes, *telling.themes, *telling.work_areas, *telling.taking_part, *said]
    return {
        "activities": [activity_json(told) for told in telling.activities],
        "institutions": [institution_json(told) for told in [*telling.units, *telling.bodies, *halls]],
        "council_parties": [told_json(told, name=told.item.name) for told in council.parties],
        "facilities": [facility_json(told) for told in telling.facilities],
        "teams": [team_json(told) for told in telling.teams],
        "people": [person_json(entry) for entry in telling.people],
        "programmes": [programme_json(told) for told in [*telling.programmes, *telling.channels]],
        "statements": [declaration_json(told) for told in declared],
    }


def surroundings_json(community):
    """What the street and the district say and do around a community, each row with its owner."""
    street = community.street
    found = [
        words_of_street(street, Footnotes()),
        words_of_districts(Footnotes(), Q(district=street.district)),
    ]
    return {
        "institutions": [institution_json(told) for words in found for told in words.bodies],
        "programmes": [
            programme_json(told)
            for words in found
            for told in words.programmes
            if told.item.serves_id != community.pk  # those that serve the community are among its own already
        ],
        "statements": [declaration_json(told) for words in found for told in words.declarations],
    }


def facility_json(told):
    item = told.item
    return told_json(told, name=item.name, kind=item.kind or None, qualifier=item.extent or None)


def team_json(told):
    item = told.item
    return told_json(told, name=item.name, origin=item.get_origin_display(), members=item.members_text or None)


def programme_json(told):
    return told_json(told, name=told.item.name, kind=told.item.get_kind_display(), owner=owner_json(told.item))


def declaration_json(told):
    return told_json(told, kind=told.item.get_kind_display(), text=told.item.words, owner=owner_json(told.item))


def owner_json(item):
    level = next(name for name in PLACES if getattr(item, f"{name}_id"))
    return {"level": level, "name": item.owner.name}


def institution_json(told):
    item = told.item
    return told_json(
        told,
        name=item.name,
        short_name=item.short_name or None,
        kind=item.kind.name,
        owner={"level": "street" if item.street_id else "community", "name": (item.street or item.community).name},
        parent=item.parent.name if item.parent else None,
    )


def activity_json(told):
    item = told.item
    named = [person.name for person in item.speakers.all()]
    return told_json(
        told,
        name=item.name,
        kind=item.get_kind_display(),
        series=item.series.name if item.series else None,
        occasion=item.occasion.name if item.occasion else None,
        date=item.held_on or None,
        period=item.period_text or None,
        setting=item.get_setting_display(),
        host=item.host.name if item.host else None,
        location=item.place or None,
        speakers=named or [words for words in [item.speakers_text] if words],
        sessions=item.sessions,
        participants=item.participants,
        participants_unit=item.get_participants_unit_display() or None,
        tags=[tag.name for tag in item.tags.all()],
    )


def person_json(entry):
    portrait = entry.told.item
    return told_json(
        entry.told,
        name=entry.person.name,
        name_is_partial=entry.person.is_name_partial,
        role=portrait.role,
        deed=portrait.deed or None,
        url=absolute(entry.person.get_absolute_url()),
        honours=[award_json(item) for item, _note in entry.honours],
    )


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
        "duties": [
            {"person": duty.person.name, "duty": duty.duty, "hours": duty.hours, "place": duty.place or None}
            for duty in card.duties.all()
        ],
        "source": source_json(card.source, ""),
    }
