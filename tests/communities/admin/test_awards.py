"""Awards at the desk: recorded from the sentence that names them, with one holder and no guesses."""

import pytest

from communities.models import HonourStatus, Listing, Recognition
from portal.history.models import ChangeRecord
from tests.factories import AwardFactory, CommunityFactory, PersonFactory, SourceFactory, UserFactory
from tests.factories.forms import errors, seen, submit

ADD = "/admin/communities/recognition/add/"
ADD_LIST = "/admin/communities/listing/add/"


@pytest.fixture
def award(db):
    return AwardFactory(title="广州市文明社区")


def typed(award, **more):
    return {
        "award": award.pk,
        "status": HonourStatus.objects.get(code="won").pk,
        "community": CommunityFactory().pk,
        "source": SourceFactory().pk,
        "quote": f"获“{award.title}”称号",
        **more,
    }


def test_a_recorded_award_waits_with_its_line(desk, award, recorder):
    submit(desk, ADD, **typed(award))

    item = Recognition.objects.get()
    assert (item.state, item.recorded_by, item.year, item.group_name) == ("waiting", recorder, None, None)
    assert [line.verb for line in ChangeRecord.objects.all()] == ["recorded"]


@pytest.mark.parametrize(
    "holder", [lambda: {"person": PersonFactory().pk}, lambda: {"group_name": "\u200b穗花\u3000艺术团 "}]
)
def test_a_person_or_a_group_may_hold_it(desk, award, holder):
    answer = submit(desk, ADD, **{**typed(award, community=""), **holder()})

    item = Recognition.objects.get()
    assert answer.status_code == 302
    assert item.holder in (item.person, "穗花 艺术团")


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"community": ""}, "__all__", "请在社区、个人、集体中选且只选一个。"),
        ({"group_name": "穗花艺术团"}, "__all__", "请在社区、个人、集体中选且只选一个。"),
        ({"community": "", "group_name": "\u200b"}, "__all__", "请在社区、个人、集体中选且只选一个。"),
        ({"quote": "获市级称号"}, "quote", "摘句里没有“广州市文明社区”：请照录写到它的原句。"),
        ({"year": "1948"}, "__all__", "约束"),
        ({"year": "去年"}, "year", "输入整数。"),
        ({"year": "9" * 40}, "year", ""),
        ({"quote_start": "2147483647"}, "quote_start", "起点太大了"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_slip_is_answered_beside_its_field(desk, award, more, field, sentence):
    answer = submit(desk, ADD, **typed(award, **more))

    said = errors(answer)
    assert list(said) == [field]
    assert sentence in said[field][0]
    assert Recognition.objects.count() == 0


def test_the_same_award_twice_from_one_source_is_refused_when_it_would_be_public(client, desk, award, confirmer):
    data = typed(award)
    for _ in range(2):
        submit(desk, ADD, **data)
    first, second = Recognition.objects.order_by("pk")
    client.force_login(confirmer)

    answers = [
        client.post(f"/admin/communities/recognition/{item.pk}/confirm/", seen(item), follow=True)
        for item in (first, second)
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert list(Recognition.objects.published()) == [first]


def test_an_listing_is_recorded_with_how_it_ends(desk):
    answer = submit(
        desk,
        ADD_LIST,
        community=CommunityFactory().pk,
        period_text="近年来",
        open_ending="等多项奖项",
        source=SourceFactory().pk,
        quote="等多项奖项",
        quote_start="538",
    )

    found = Listing.objects.get()
    assert (answer.status_code, found.state, found.is_open) == (302, "waiting", True)
    assert (found.quote_start, found.quote_end) == (538, 543)


@pytest.mark.parametrize("kind", ["recognition", "listing"])
@pytest.mark.parametrize("person", [lambda: UserFactory(role="second_reviewer"), lambda: UserFactory()])
def test_who_may_not_record_has_no_form(client, db, kind, person):
    client.force_login(person())

    assert client.get(f"/admin/communities/{kind}/add/").status_code == 403
