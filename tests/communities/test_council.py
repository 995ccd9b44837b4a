"""The residents' councils: what was talked about and settled, in counts where people are concerned."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from communities.actions.statements import confirm_statement, record_statement
from communities.forms.council import TopicForm
from communities.models import Indicator, Topic
from communities.models.council import check_no_personal_number
from tests.factories import (
    CommunityFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    FactFactory,
    InstitutionFactory,
    SourceFactory,
    TopicFactory,
)

REFUSED = "不能写身份证号、电话、卡号这样的长数字（超过 6 位）：议事厅只公布事，不公布人。金额请写成“120万元”。"


@pytest.fixture
def suihuabei(db):
    return CommunityFactory(name="穗花北社区", slug="suihuabei")


def mediation(community, text="28起", value=28, **columns):
    return FactFactory(
        community=community,
        indicator=Indicator.objects.get(code="mediation_cases"),
        subtype="民事纠纷",
        text=text,
        value=value,
        unit="起",
        qualifier="",
        **columns,
    )


def titles(client, **filters):
    return [told.item.title for told in client.get("/council/", filters).context["council"].topics]


@pytest.mark.parametrize(
    "words",
    [
        *("440105198001011234", "４４０１０５１９８００１０１１２３４"),
        *("13800138000", "138 0013 8000", "020-12345678", "（020）1234567", "1234567"),
    ],
)
def test_the_numbers_of_a_person_are_refused_with_a_sentence(words):
    with pytest.raises(ValidationError) as refusal:
        check_no_personal_number(f"找{words}商量")

    assert refusal.value.messages == [REFUSED]


@pytest.mark.parametrize(
    "words",
    [
        "120万元",
        "2019-12-05",
        "2019.12.5至2020.1.6",
        "2019年12月5日",
        "3栋1201",
        "第1、2、3、4、5、6、7栋",
        "12345热线",
    ],
)
def test_plain_figures_and_days_are_taken(words):
    check_no_personal_number(words)


@pytest.mark.parametrize("name", ["title", "outcome", "notice", "quote"])
def test_a_topic_with_a_telephone_number_is_not_recorded(recorder, suihuabei, name):
    columns = {"title": "加装电梯", "progress": "decided", "outcome": "按楼层分摊", "quote": "议定加装电梯"}
    draft = Topic(community=suihuabei, source=SourceFactory(), **{**columns, name: "请拨13800138000"})

    with pytest.raises(ValidationError) as refusal:
        record_statement(draft, by=recorder)

    assert refusal.value.message_dict == {name: [REFUSED]}
    assert Topic.objects.count() == 0


def test_a_topic_is_public_once_another_has_confirmed_it(client, recorder, confirmer, suihuabei):
    columns = {"title": "加装电梯", "progress": "decided", "outcome": "按楼层分摊", "quote": "议定加装电梯"}
    topic = record_statement(Topic(community=suihuabei, source=SourceFactory(), **columns), by=recorder)
    before = titles(client)
    with pytest.raises(PermissionDenied):
        confirm_statement(topic, by=recorder)

    confirm_statement(topic, by=confirmer)

    assert (before, titles(client)) == ([], ["加装电梯"])


def test_a_topic_that_is_not_public_stands_nowhere(client, suihuabei):
    for state in ("waiting", "retired"):
        TopicFactory(title="䶮", community=suihuabei, state=state)
    TopicFactory(title="䶮", community=CommunityFactory(name="䶮社区", slug="hidden", state="draft"))
    mediation(CommunityFactory(name="䶮社区", state="withdrawn"))

    pages = [client.get(path).text for path in ("/council/", "/communities/suihuabei/", "/council/?community=hidden")]

    assert ["䶮" in page for page in pages] == [False, False, False]


def test_steps_in_the_wrong_order_are_refused_beside_their_field(suihuabei):
    form = TopicForm(
        {
            "community": suihuabei.pk,
            "title": "加装电梯",
            "progress": "decided",
            "outcome": "按楼层分摊",
            "proposed_on": "2019-06",
            "met_on": "2019",
            "decided_on": "2018-12-05",
            "source": SourceFactory().pk,
            "quote": "议定加装电梯",
        }
    )

    assert form.errors == {"decided_on": ["时间早于前面的一步，请核对来源。"]}


def test_topics_stand_newest_first_and_those_without_a_date_last(client, suihuabei):
    open_ones = {"progress": "discussing", "outcome": "", "decided_on": ""}
    TopicFactory(title="没有时间", community=suihuabei, **open_ones)
    TopicFactory(title="前年议定", community=suihuabei, decided_on="2017-05")
    TopicFactory(title="去年议定", community=suihuabei, decided_on="2018")
    TopicFactory(title="正在议", community=suihuabei, met_on="2019-03", **open_ones)

    assert titles(client) == ["去年议定", "前年议定", "正在议", "没有时间"]


def test_topics_are_narrowed_by_community_and_by_the_year_of_their_last_step(client, suihuabei):
    haiyang = CommunityFactory(name="海洋社区")
    TopicFactory(title="甲", community=suihuabei, proposed_on="2018-12", decided_on="2019-01")
    TopicFactory(title="乙", community=haiyang, decided_on="2018")
    TopicFactory(title="丙", community=haiyang, progress="collecting", outcome="", decided_on="", proposed_on="2019-02")

    assert titles(client, community="haiyang") == ["乙", "丙"]
    assert titles(client, year="2019") == ["甲", "丙"]
    assert titles(client, year="2018", community="haiyang") == ["乙"]
    assert titles(client, year="2018", community="suihuabei") == []


def test_the_choices_count_topics_and_figures_of_public_communities(client, suihuabei):
    TopicFactory(community=suihuabei, decided_on="2019-06")
    mediation(suihuabei, period_text="2019年", period_start="2019-01-01")
    InstitutionFactory(kind_code="council_hall", community=CommunityFactory(name="海洋社区"))
    CommunityFactory(name="没有议事厅的社区")

    facets = client.get("/council/").context["form"].facets

    assert {name: [(facet.value, facet.count) for facet in rows] for name, rows in facets.items()} == {
        "community": [("haiyang", 0), ("suihuabei", 2)],
        "year": [("2019", 2)],
    }


def test_unknown_choices_are_left_out_with_a_sentence(client, suihuabei):
    TopicFactory(title="甲", community=suihuabei)

    answer = client.get("/council/", {"community": "nowhere", "year": "1900"})

    assert answer.context["form"].sentences == ["有筛选条件在这里找不到，已略过。"]
    assert titles(client, community="nowhere") == ["甲"]


def test_pages_of_topics_hold_each_once(client, suihuabei):
    for number in range(45):
        TopicFactory(title=f"第{number:02}题", community=suihuabei, decided_on=f"2019-{number % 12 + 1:02}")

    pages, after = [], ""
    while not pages or after:
        council = client.get("/council/", {"after": after}).context["council"]
        pages.append([told.item.title for told in council.topics])
        after = council.page.after

    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in page}) == 45


def test_a_hall_shows_its_parties_its_sayings_and_its_counts_with_their_sources(client, demonstration):
    page = client.get("/council/")

    hall = page.context["council"].halls[0]
    assert (hall.community, hall.council.party_names) == (demonstration, ["社区居民", "物业公司", "政府部门"])
    assert hall.council.sayings == ["有事多商量", "有事好商量", "有事会商量"]
    assert re.findall(r'<data value="(\d+)" data-indicator="([a-z_]+)"[^>]*>', page.text) == [("28", "mediation_cases")]
    assert "来源写的是“今年以来”，没有写年份；年份据同节“2019年”推定，照此注明。" in page.text
    assert "今年以来成功协调民事纠纷28起" in page.text
    assert "议题公开：暂无" in page.text


def test_the_counts_of_a_year_are_those_of_that_year(client, suihuabei):
    mediation(suihuabei, text="28起", value=28, period_text="2019年", period_start="2019-01-01")
    mediation(suihuabei, text="31起", value=31, period_text="2018年", period_start="2018-01-01")

    page = client.get("/council/", {"year": "2018"})

    assert [line.fact.text for hall in page.context["council"].halls for line in hall.figures] == ["31起"]


def test_what_is_not_public_of_a_hall_is_not_shown(client, suihuabei):
    hall = InstitutionFactory(community=suihuabei, kind_code="council_hall", name="居民议事厅")
    for state in ("waiting", "retired"):
        CouncilPartyFactory(institution=hall, name="䶮", state=state)
        DeclarationFactory(community=suihuabei, kind="motto", words="䶮", state=state)
        mediation(suihuabei, text="4813起", value=4813, state=state)

    page = client.get("/council/").text

    assert ("居民议事厅" in page, "䶮" in page, "4813" in page) == (True, False, False)


def test_more_halls_than_a_page_holds_are_said(client, db):
    for number in range(13):
        InstitutionFactory(community=CommunityFactory(name=f"第{number:02}社区"), kind_code="council_hall")

    page = client.get("/council/")

    assert (len(page.context["council"].halls), "这里按拼音列出12个社区" in page.text) == (12, True)
    assert [facet.label for facet in page.context["beyond"]] == ["第12社区"]
    slug = page.context["beyond"][0].value
    assert f'<a class="chip" href="?community={slug}">第12社区</a>' in page.text
    assert [hall.community.slug for hall in client.get(f"/council/?community={slug}").context["council"].halls] == [
        slug
    ]


def test_nothing_known_is_said_with_a_way_forward(client, db):
    page = client.get("/council/").text

    assert "议题公开：暂无" in page
    assert "先看社区名录" in page


def test_a_profile_shows_its_newest_topics_and_leads_to_all(client, suihuabei):
    for number in range(4):
        TopicFactory(title=f"第{number}题", community=suihuabei, decided_on=f"2019-0{number + 1}")

    page = client.get("/communities/suihuabei/").text

    assert re.findall(r'<h3 class="topic__t">(第\d题)', page) == ["第3题", "第2题", "第1题"]
    assert '<a href="/council/?community=suihuabei">全部4个议题</a>' in page


def test_the_words_of_a_topic_are_shown_as_words(client, suihuabei):
    hostile = "<script>alert('穗')</script>"
    TopicFactory(community=suihuabei, title=hostile, outcome=hostile, notice=hostile, quote=hostile)

    page = client.get("/council/").text

    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 4
