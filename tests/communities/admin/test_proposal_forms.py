"""What the reader saw can be recorded as it is; what it cannot know is asked, once and before anybody confirms."""

from datetime import date

import pytest

from communities.actions.intakes import take_in
from communities.forms.proposals import form_of, read_now
from communities.forms.proposing import Sheet
from communities.intakes import Where
from communities.models import Activity, Alias, Award, AwardLevel, Fact, Indicator, Person, Recognition
from communities.on_record import standing_beside
from tests.factories import ActivityFactory, AwardFactory, CommunityFactory, FactFactory, PersonFactory
from tests.factories.communities import ProposalFactory

ADDRESS = "/admin/communities/proposal/{}/{}/"


@pytest.fixture
def home(db):
    return CommunityFactory(name="柳堤社区")


def told(home, text, *, kind="fact", field=None, number=0):
    """A proposal of a report about the community, and the form in which it is decided."""
    place = Where(home.street.district, None)
    intake = take_in(f"{home.name}简介\n{text}", by=None, where=place, published_on=date(2021, 3, 4))
    rows = intake.proposals.filter(kind=kind, **({"field": field} if field else {}))
    proposal = rows.order_by("order")[number]
    return proposal, Sheet(intake)


def as_read(proposal, sheet, **typed):
    """The form as a browser sends it, with what somebody typed over it."""
    form = form_of(proposal, sheet, {**form_of(proposal, sheet).as_sent(), **typed})
    form.is_valid()
    return form


def accept(browser, proposal, sheet, **typed):
    return browser.post(ADDRESS.format(proposal.pk, "accept"), as_read(proposal, sheet, **typed).data)


# Figures whose words alone do not say what they are


@pytest.mark.parametrize(
    ("text", "field", "value", "high", "unit", "written"),
    [
        ("柳堤社区总户数：２９４６户；居民小组：１８。", "resident_groups", 18, None, "个", "１８个"),
        ("柳堤社区老旧住宅占比高达七成。", "share_old_buildings", "0.7", None, "", "高达七成"),
        ("柳堤社区占地26公顷。", "land_area_m2", 260000, None, "平方米", "26公顷"),
        ("柳堤社区户籍人口5 120人。", "population", 5120, None, "人", "5 120人"),
        ("柳堤社区外来务工人员两三千人。", "population_floating", 2000, 3000, "人", "两三千人"),
        ("柳堤社区开展活动，300余名居民参加。", "activity_participants", 300, None, "名", "300余名"),
        ("柳堤社区开设书法、古筝等课程21门。", "course_types", 21, None, "门", "21门"),
        ("柳堤社区有个体工商户120户。", "shops", 120, None, "户", "120户"),
    ],
)
def test_what_the_reader_made_of_the_words_is_recorded(desk, home, text, field, value, high, unit, written):
    proposal, sheet = told(home, text, field=field)

    form = as_read(proposal, sheet)
    accept(desk, proposal, sheet)

    assert form.errors == {}
    fact = Fact.objects.get()
    assert (fact.value, fact.high, fact.unit) == (type(fact.value)(str(value)), high, unit)
    assert fact.written == written


def test_a_number_that_nobody_knows_is_kept_as_words(desk, home):
    proposal, sheet = told(home, "柳堤社区数十位居民报名当管家。", field="role_count")

    accept(desk, proposal, sheet)

    fact = Fact.objects.get()
    assert (fact.value, fact.words, fact.unit) == (None, "数十位", "")


def test_the_words_that_somebody_corrects_are_read_again_in_the_readers_unit(home):
    proposal, sheet = told(home, "柳堤社区开展活动，300余名居民参加。", field="activity_participants")

    assert as_read(proposal, sheet, text="300余名居民").errors  # no unit of anything that takes part
    fewer = as_read(proposal, sheet, text="300余名")
    assert (fewer.errors, fewer.instance.value) == ({}, 300)
    assert "单位是“余户”" not in str(as_read(proposal, sheet, text="300户").errors)
    assert "不能混用" in str(as_read(proposal, sheet, text="300户").errors)


def test_a_cell_is_shown_in_the_unit_over_its_column(desk, home):
    table = "社区 总人口(万人) 面积(公顷) 投入资金(万元)\n柳堤社区 1.2 45 120\n石桥社区 1.1 33 86"
    proposal, sheet = told(home, table, field="funding_yuan")

    shown = desk.get(ADDRESS.format(proposal.pk, "change")).content.decode()
    accept(desk, proposal, sheet)

    assert "<dt>记作</dt><dd>120万元</dd>" in shown

    fact = Fact.objects.get()
    assert (fact.value, fact.unit, fact.text, fact.written) == (1_200_000, "元", "120", "120万元")


def test_what_the_reader_counted_stays_when_it_is_moved_to_another_indicator(home):
    proposal, sheet = told(home, "柳堤社区占地26公顷。", field="land_area_m2")
    green, people = (Indicator.objects.get(code=code) for code in ("green_area_m2", "population"))

    moved = as_read(proposal, sheet, indicator=str(green.pk))

    assert (moved.errors, moved.instance.value) == ({}, 260000)
    assert "不能混用" in str(as_read(proposal, sheet, indicator=str(people.pk)).errors)


def test_a_figure_whose_indicator_holds_words_by_now_is_still_answered(desk, home):
    """The kind of an indicator may be changed while its proposals wait."""
    proposal, sheet = told(home, "柳堤社区的住宅建于20世纪80年代，有楼47栋。", field="built_period")
    Indicator.objects.filter(code="built_period").update(kind="number")

    answer = desk.get(ADDRESS.format(proposal.pk, "change"))

    assert answer.status_code == 200
    assert "text" in as_read(proposal, sheet).errors


def test_invisible_characters_of_a_copy_keep_nothing_out(home):
    proposal, sheet = told(home, "柳堤社区现有\u200b住宅楼栋4\u2060 7栋。", field="buildings")

    assert as_read(proposal, sheet).errors == {}


def test_of_two_values_in_one_report_somebody_says_what_each_counts(desk, home):
    text = "柳堤社区党群服务中心总投资约540万元，其中财政补贴252万元。"
    first, sheet = told(home, text, field="funding_yuan")
    accept(desk, first, sheet)
    second = first.intake.proposals.get(field="funding_yuan", state="open")

    refused = as_read(second, sheet)
    answer = accept(desk, second, sheet, subtype="财政补贴")

    assert "这篇报道的同一项已经录了“约540万元”" in str(refused.errors["subtype"])
    assert answer.status_code == 302
    assert Fact.objects.filter(subtype="财政补贴").exists()


@pytest.mark.django_db
def test_a_period_without_days_may_be_any():
    """Days are filled in by the reader, hardly ever by somebody who types."""
    typed = FactFactory(as_of="2019", period_text="2019年", subtype="总人口")
    draft = FactFactory.build(community=typed.community, as_of="2019", period_text="2019年", subtype="总人口")
    draft.indicator, draft.period_start = typed.indicator, date(2019, 1, 1)

    assert [one.is_same for one in standing_beside(draft)] == [True]


@pytest.mark.django_db
def test_the_same_words_of_two_years_are_two_figures():
    proposal = ProposalFactory(field="activity_sessions")
    draft = FactFactory.build(community=proposal.community, **this_year(2021), value=18)
    draft.indicator = FactFactory(community=proposal.community, **this_year(2020), value=18).indicator

    assert [one.is_same for one in standing_beside(draft)] == [False]


def this_year(year):
    return {"period_text": "今年以来", "period_start": date(year, 1, 1), "period_reason": "报道日期"}


def test_the_same_figure_is_found_among_many(home):
    oldest = FactFactory(community=home, as_of="2001")
    for year in range(2002, 2024):
        FactFactory(community=home, as_of=str(year), indicator=oldest.indicator, subtype=oldest.subtype)
    draft = FactFactory.build(community=home, as_of="2001")
    for name in ("indicator", "subtype", "value", "high", "words", "qualifier"):
        setattr(draft, name, getattr(oldest, name))

    assert standing_beside(draft)[0].row == oldest
    assert standing_beside(draft)[0].is_same


# Lines that were broken


def test_what_was_broken_over_two_lines_is_quoted_without_a_blank(desk, home):
    lines = "柳堤社区地处昌岗中路以北，总面积约0.265平方公里，现有住宅楼栋47栋，居民踊跃参加各项活动1\n8场次。\n"
    lines += "社区党群服务中心设有乒乓球室、图书阅览室和老年人日间照料中心，居民随时可以来坐坐、聊聊家常\n话。"
    proposal, sheet = told(home, lines, field="activity_sessions")

    form = as_read(proposal, sheet)

    assert form.errors == {}
    assert form.instance.text == "18场次"
    assert (form.instance.quote_start, form.instance.quote_end) == (None, None)
    assert form.cleaned_data["quote"].endswith("活动18场次")


def test_a_name_spread_over_a_column_is_quoted(home):
    row = "候选人名单\n1.鲍 蕾，女，汉族，1996年2月生，柳堤社区专职网格员，社会工作师。运营微信群覆盖租客3870人。"
    proposal, sheet = told(home, row, kind="person")

    assert proposal.quote == "鲍 蕾"
    assert form_of(proposal, sheet)["name"].value() == "鲍蕾"
    assert "quote" not in read_now(proposal, sheet).errors


# Whose an honour is


def test_the_committee_of_the_community_is_the_community(desk, home):
    proposal, sheet = told(home, "柳堤社区居委会被评为“海珠区文明单位”。", kind="award")

    accept(desk, proposal, sheet)

    assert Recognition.objects.get().community == home


def test_another_community_on_record_is_the_holder(home):
    other = CommunityFactory(name="石板桥社区", street=home.street)
    proposal, sheet = told(home, "柳堤社区的邻居石板桥社区被评为“海珠区文明单位”。", kind="award")
    proposal.content["recipient"] = "石板桥社区居委会"

    assert form_of(proposal, sheet)["holder"].value() == f"community:{other.pk}"


def test_of_two_communities_of_one_name_somebody_chooses(home):
    others = [CommunityFactory(name="石板桥社区", street=home.street)]
    others.append(CommunityFactory(name="石板桥社区", street__district=home.street.district))
    proposal, sheet = told(home, "柳堤社区被评为“海珠区文明单位”。", kind="award")
    proposal.content["recipient"] = "石板桥社区"

    form = form_of(proposal, sheet)

    names = [name for group, rows in form.fields["holder"].choices if isinstance(rows, list) for _key, name in rows]
    assert {f"{other.street}·石板桥社区" for other in others} <= set(names)
    assert list(read_now(proposal, sheet).errors["holder"]) == [
        "记录里叫“石板桥社区”的社区不止一个：请看清是哪条街道的，再选。"
    ]


def test_a_community_is_the_holder_under_its_alias(home):
    other = CommunityFactory(name="石板桥社区", street=home.street)
    Alias.objects.create(community=other, name="板桥社区")
    proposal, sheet = told(home, "柳堤社区被评为“海珠区文明单位”。", kind="award")
    proposal.content["recipient"] = "板桥社区居委会"

    assert form_of(proposal, sheet)["holder"].value() == f"community:{other.pk}"


def test_a_community_that_nobody_entered_is_no_group(home):
    proposal, sheet = told(home, "柳堤社区被评为“海珠区文明单位”。", kind="award")
    proposal.content["recipient"] = "石板桥社区"

    faults = read_now(proposal, sheet).errors["holder"]

    assert list(faults) == ["原文说得主是“石板桥社区”，记录里还没有这个社区：请先录社区，或者另选得主。"]


def test_a_namesake_elsewhere_is_not_taken_for_the_holder(home):
    PersonFactory(name="钟贤初")
    proposal, sheet = told(home, "柳堤社区民警钟贤初荣获“海珠好人”称号。", kind="award")
    assert form_of(proposal, sheet)["holder"].value() == ""

    ours = PersonFactory(name="钟贤初", community=home)
    assert form_of(proposal, sheet)["holder"].value() == f"person:{ours.pk}"


def test_the_level_of_an_award_on_record_is_not_changed_in_silence(desk, home):
    AwardFactory(title="文明社区", level=AwardLevel.objects.get(code="district"))
    proposal, sheet = told(home, "柳堤社区被评为市级“文明社区”。", kind="award")

    refused = as_read(proposal, sheet, level=str(AwardLevel.objects.get(code="city").pk))
    accept(desk, proposal, sheet, level=str(AwardLevel.objects.get(code="district").pk))

    assert "“文明社区”已经登记为区级" in str(refused.errors["level"])
    assert Recognition.objects.get().award == Award.objects.get()


def test_a_title_may_be_written_with_the_level_before_its_quotation_marks(home):
    AwardFactory(title="文明社区", level=AwardLevel.objects.get(code="district"))
    proposal, sheet = told(home, "柳堤社区被评为市级“文明社区”。", kind="award")
    city = str(AwardLevel.objects.get(code="city").pk)

    form = as_read(proposal, sheet, title="市级文明社区", level=city, quote="被评为市级“文明社区”")

    assert (form.errors, form.first["award"].title) == ({}, "市级文明社区")


@pytest.mark.parametrize("status", ["推荐参评", "评选项目"])
def test_every_status_that_the_reader_tells_has_its_row(home, status):
    proposal, sheet = told(home, "柳堤社区被评为“海珠区文明单位”。", kind="award")
    proposal.content["status"] = status

    assert read_now(proposal, sheet).errors == {}


# Who is meant


def test_a_namesake_elsewhere_is_asked_about_once(desk, home):
    PersonFactory(name="钟贤初")
    proposal, sheet = told(home, "柳堤社区民警钟贤初常年义务巡逻。", kind="person")

    asked = read_now(proposal, sheet)
    accept(desk, proposal, sheet, who="another")

    assert asked.first == {}
    assert list(asked.errors["who"]) == ["记录里已有同名的人：请看清是不是同一个人，再选。"]
    assert Person.objects.filter(name="钟贤初").count() == 2


def test_a_name_that_is_corrected_to_one_on_record_is_asked_about(desk, home):
    known = PersonFactory(name="钟贤", community=home)
    proposal, sheet = told(home, "柳堤社区民警钟贤初常年义务巡逻。", kind="person")

    refused = as_read(proposal, sheet, name="钟贤")
    accept(desk, proposal, sheet, name="钟贤", who=str(known.pk))

    assert "记录里已有同名的人" in str(refused.errors["who"])
    assert Person.objects.get() == known


def test_a_name_that_is_corrected_away_from_its_namesakes_is_new(home):
    PersonFactory(name="钟贤初")
    proposal, sheet = told(home, "柳堤社区民警钟贤初常年义务巡逻。", kind="person")

    form = as_read(proposal, sheet, name="钟贤", who="another")

    assert (form.errors, form.first["person"].name) == ({}, "钟贤")


# Activities


def test_an_activity_of_the_same_name_may_be_another(home):
    then = {"held_on": "2020-10", "participants": 60, "participants_unit": "people", "participants_text": "60多人"}
    ActivityFactory(community=home, name="重阳节敬老活动", sessions=2, **then)
    draft = Activity(community=home, name="重阳节敬老活动", held_on="2021-10")

    (other,) = standing_beside(draft)
    assert (other.is_same, other.told) == (False, "重阳节敬老活动（2020-10，2场，60多人）")

    for name, value in {**then, "sessions": 2}.items():
        setattr(draft, name, value)
    assert standing_beside(draft)[0].is_same
