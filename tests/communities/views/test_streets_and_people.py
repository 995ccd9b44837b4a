"""A street's page and a person's page, and who has none."""

import re

import pytest

from communities.models import Duty
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    CommunityFactory,
    ContactCardFactory,
    DeclarationFactory,
    InstitutionFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    StreetFactory,
)

CANARY = "金丝雀"


def test_a_street_shows_its_published_communities_and_what_it_does(client, db):
    street = StreetFactory(name="新港街道")
    CommunityFactory(street=street, name="海洋社区")
    CommunityFactory(street=street, name=f"{CANARY}社区", state="draft")
    InstitutionFactory(community=None, street=street, name="新港街党工委", kind_code="party_body")
    ProgrammeFactory(community=None, street=street, name="双提升")
    DeclarationFactory(community=None, street=street, words="拧成一股绳")

    page = client.get("/streets/xingang/")

    words = page.context["profile"].words
    told = [*words.bodies, *words.programmes, *words.declarations]
    assert [card.community.name for card in page.context["profile"].cards] == ["海洋社区"]
    assert [str(item.item) for item in told] == ["新港街党工委", "双提升", "拧成一股绳"]
    assert CANARY not in page.text


def test_a_street_without_communities_says_so(client, db):
    StreetFactory(name="赤岗街道")

    page = client.get("/streets/chigang/").text

    assert "社区：暂无收录" in page
    assert "收录0个社区" not in page


def test_an_unknown_street_is_answered_with_a_page(client, db):
    assert client.get("/streets/nowhere/").status_code == 404


def test_a_person_shows_role_deed_honours_and_the_basis(client, demonstration):
    page = client.get("/good-people/xujindong/")

    assert [(item.award.title, item.status.name) for item, _note in page.context["honours"]] == [
        ("海珠好人", "获得"),
        ("广州好人", "候选"),
    ]
    for words in (
        "海洋社区民警",
        "破获传销案件",
        "候选不等于获得",
        "级别据名称推定",
        "据公开报道整理，不超出报道所写。",
    ):
        assert words in page.text


def test_what_several_sources_say_alike_of_a_person_is_said_once_with_every_footnote(client, db):
    person, community = PersonFactory(name="徐进栋"), CommunityFactory(name="海洋社区")
    for role, deed in [("社区民警", "守护居民平安。"), ("社区民警", "守护居民平安。"), ("志愿者", "")]:
        PortraitFactory(person=person, community=community, role=role, deed=deed)

    page = client.get(person.get_absolute_url()).text

    said = [re.sub(r"<[^>]+>", "", words) for words in re.findall(r"<p(?: class=.measure.)?>(.*?)</p>", page)]
    assert said[:3] == ["社区民警12 海洋社区", "志愿者3 海洋社区", "守护居民平安。12"]


def test_a_persons_card_shows_a_few_honours_and_leads_to_all_of_them(client, db):
    portrait = PortraitFactory(person=PersonFactory(name="徐进栋"))
    for number in range(6):
        award = AwardFactory(title=f"第{number}届好人")
        RecognitionFactory(community=None, person=portrait.person, award=award)

    page = client.get(portrait.community.get_absolute_url()).text

    people = page.partition('id="people"')[2].partition("</section>")[0]
    assert re.findall(r"第\d届好人|全部\d项荣誉", people) == [
        *(f"第{number}届好人" for number in range(4)),
        "全部6项荣誉",
    ]


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_a_person_whose_portrait_is_not_public_has_no_page(client, db, state):
    person = PersonFactory(name=f"{CANARY}人")
    PortraitFactory(person=person, state=state)

    assert client.get(person.get_absolute_url()).status_code == 404


def test_a_person_without_a_portrait_has_no_page(client, db):
    assert client.get(PersonFactory().get_absolute_url()).status_code == 404


def test_a_portrait_in_a_community_that_is_not_public_is_not_shown(client, db):
    person = PersonFactory(name="徐进栋")
    PortraitFactory(person=person, role="社区民警")
    PortraitFactory(person=person, role=f"{CANARY}民警", community=CommunityFactory(state="draft"))

    assert CANARY not in client.get(person.get_absolute_url()).text


def test_a_person_known_only_in_a_community_that_is_not_public_has_no_page(client, db):
    portrait = PortraitFactory(community=CommunityFactory(state="draft"))

    assert client.get(portrait.person.get_absolute_url()).status_code == 404


def test_duty_hours_stand_on_the_contact_card_where_they_are_known(client, db):
    card, adviser = ContactCardFactory(hours=""), PersonFactory(name="王燕莉")
    PortraitFactory(person=adviser, community=card.community)
    Duty.objects.create(card=card, person=adviser, duty="社区法律顾问值班", hours="每周三下午", source=card.source)

    page = client.get(card.community.get_absolute_url()).text

    assert [words for words in ("王燕莉", "社区法律顾问值班", "每周三下午") if words not in page] == []
    assert client.get(f"/api/communities/{card.community.slug}/").json()["contacts"][0]["duties"] == [
        {"person": "王燕莉", "duty": "社区法律顾问值班", "hours": "每周三下午", "place": None}
    ]


def test_somebody_on_duty_whom_nobody_confirmed_is_named_nowhere(client, db):
    card = ContactCardFactory()
    stranger = PersonFactory(name=CANARY)
    Duty.objects.create(card=card, person=stranger, duty="社区法律顾问值班", hours="每周三下午", source=card.source)
    own = card.community.get_absolute_url()

    answers = [client.get(f"{own}{end}") for end in ("", "poster/", "leaflet/")]
    answers.append(client.get(f"/api/communities/{card.community.slug}/"))

    assert [(answer.status_code, CANARY in answer.text) for answer in answers] == [(200, False)] * 4


def test_a_long_period_stands_beside_an_activity_and_not_in_its_date_box(client, db):
    short = ActivityFactory(period_text="2019年以来")
    ActivityFactory(community=short.community, period_text="“不忘初心、牢记使命”主题教育期间")

    page = client.get(short.community.get_absolute_url()).text

    boxes = re.findall(r'<p class="ev__d"><span>(.*?)</span>', page)
    assert boxes == ["2019年以来", "日期未载"]
    assert page.count("<span>“不忘初心、牢记使命”主题教育期间</span>") == 1


# Streets that were merged into another


def test_a_merged_street_leads_to_the_one_of_today(client, db):
    into = StreetFactory(name="江南中街道")
    old = StreetFactory(name="旧街道", merged_into=into)

    answer = client.get(old.get_absolute_url())

    assert (answer.status_code, answer["Location"]) == (301, into.get_absolute_url())
    assert client.get(f"/api/streets/{old.slug}/").json()["slug"] == into.slug
    assert old.slug not in client.get("/api/streets/").text
    assert old.slug not in client.get("/sitemap-streets.xml").text
    assert f'href="{old.get_absolute_url()}"' not in client.get("/search/", {"q": "旧街道"}).text
