"""A new installation: one superuser, a district without a street; a report is pasted, and the screen leads on."""

import re

import pytest

from articles.models import Story
from communities.models import Community, Intake, Proposal, Street
from communities.models.proposals import PLACE_LINES
from portal.history.models import ChangeRecord, Verb
from tests.factories import DistrictFactory, UserFactory

REPORT = "新港街海洋社区\n海洋社区位于新港西路南端，常住户数2287户。"
NOBODY = "这个区还没有人能采录内容：请先给一个账号授予区级管理员或街道工作人员。"


@pytest.fixture
def district(db):
    return DistrictFactory()


@pytest.fixture
def desk(client, district):
    client.force_login(UserFactory(is_superuser=True))
    return client


def paste(desk, district):
    typed = {"text": REPORT, "is_undated": "on", "where": f"district:{district.pk}"}
    return desk.post("/admin/communities/intake/add/", typed)


def words(answer):
    html = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())


def open_page(browser, proposal):
    return browser.get(f"/admin/communities/proposal/{proposal.pk}/change/")


def press(browser, proposal, verb, **typed):
    return browser.post(f"/admin/communities/proposal/{proposal.pk}/{verb}/", typed, follow=True)


def enter_places(desk):
    """As a superuser does: one key each, with what the page offers."""
    while (row := Proposal.objects.open().filter(kind__in=PLACE_LINES).order_by("order").first()) is not None:
        form = open_page(desk, row).context["form"]
        answer = press(desk, row, "accept", **form.as_sent())
    return answer


def test_a_superuser_pastes_and_enters_the_places(desk, district):
    first = paste(desk, district)

    last = enter_places(desk)

    assert first["Location"] == f"/admin/communities/proposal/{Proposal.objects.get(kind='street').pk}/change/"
    assert [str(row) for row in [*Street.objects.all(), *Community.objects.all()]] == ["新港街道", "海洋社区"]
    left = Proposal.objects.open().count()
    assert (
        f"这篇报道里没有等您处理的了。还有{left}条等区级管理员或街道工作人员定：他们登录后，工作台首页“等我采录的报道”里就有这一篇。"
    ) in words(last)


def test_a_superuser_finds_the_report_on_the_start_page_until_its_places_are_entered(desk, district):
    paste(desk, district)
    before = desk.get("/admin/").content.decode()

    enter_places(desk)

    assert before.count("等我采录的报道") == 1
    assert "等我采录的报道" not in desk.get("/admin/").content.decode()


def test_a_district_in_which_nobody_decides_says_so_to_a_superuser(desk, district):
    paste(desk, district)
    proposal = Proposal.objects.order_by("order").first()

    without = words(open_page(desk, proposal))
    UserFactory(role="district_admin")

    assert NOBODY in without
    assert NOBODY not in words(open_page(desk, proposal))


def test_on_a_figure_a_superuser_reads_who_goes_on(desk, district):
    paste(desk, district)
    figure = Proposal.objects.get(field="households")

    page = open_page(desk, figure)
    press(desk, figure, "reject")

    assert "超级管理员只建立街道、社区和小区，不采录内容。" in words(page)
    assert 'data-press="x"' not in page.content.decode()
    assert Proposal.objects.get(pk=figure.pk).is_open


def test_a_district_admin_reads_who_sets_up_the_street_and_goes_on_afterwards(client, desk, district):
    superuser = desk.session["_auth_user_id"]
    person = UserFactory(role="district_admin")
    client.force_login(person)
    paste(client, district)
    street = Proposal.objects.get(kind="street")

    page = open_page(client, street)

    assert "新街道只由超级管理员建立。请他登录，在工作台首页“等我采录的报道”里打开这一篇，按 A 建立" in words(page)
    assert 'data-press="a"' not in page.content.decode()
    client.force_login(type(person).objects.get(pk=superuser))
    enter_places(client)
    client.force_login(person)
    assert "采用" in words(open_page(client, Proposal.objects.get(field="households")))


def test_a_draft_is_begun_by_who_writes(client, desk, district):
    paste(desk, district)
    enter_places(desk)
    intake, button = Intake.objects.get(), "用它的文字起草一篇"
    for_superuser = words(open_page(desk, Proposal.objects.first()))
    person = UserFactory(role="district_admin")
    client.force_login(person)

    for_writer = words(open_page(client, Proposal.objects.first()))
    client.post(f"/admin/communities/intake/{intake.pk}/draft/")

    assert (button in for_superuser, button in for_writer) == (False, True)
    story = Story.objects.get()
    assert (story.written_by, [str(row) for row in story.communities.all()]) == (person, ["海洋社区"])
    assert button not in words(open_page(client, Proposal.objects.first()))


def test_what_cannot_be_taken_back_is_said_on_the_page(desk, district):
    paste(desk, district)
    enter_places(desk)
    street = Proposal.objects.get(kind="street")

    answer = press(desk, street, "reopen")

    assert (
        words(answer).count("“新港街道”已经用上了：社区 1 条。先处理这些，才能撤销。") == 2
    )  # said, and why no button
    assert ChangeRecord.objects.filter(verb=Verb.REFUSED).count() == 1
    assert Street.objects.exists()


def test_the_communities_are_published_where_their_facts_were_decided(client, desk, district):
    paste(desk, district)
    enter_places(desk)
    client.force_login(UserFactory(role="district_admin"))
    community = Community.objects.get()
    rows = list(Proposal.objects.open().order_by("order"))
    before = open_page(client, rows[0]).content.decode()

    for row in rows:
        answer = press(client, row, "reject")
    _community, version = answer.context["unpublished"][0]
    stale = press(client, rows[-1], "publish", community=community.pk, form_version="1-x")
    answer = press(client, rows[-1], "publish", community=community.pk, form_version=version)

    assert "发布海洋社区" not in before
    assert "所以刚才的操作没有执行" in words(stale)
    assert "已发布：海洋社区。" in words(answer)
    community.refresh_from_db()
    assert community.is_published


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 25, "\x00"])
def test_publishing_what_is_not_there_is_refused(desk, district, number):
    paste(desk, district)

    assert press(desk, Proposal.objects.first(), "publish", community=number).status_code == 404


def test_without_a_district_the_page_says_what_comes_first(client, db):
    client.force_login(UserFactory(is_superuser=True))

    shown = client.get("/admin/communities/intake/add/")
    sent = client.post("/admin/communities/intake/add/", {"text": REPORT, "is_undated": "on", "where": "district:1"})

    for answer in (shown, sent):
        assert "门户里还没有区，报道没有地方可读：请先增加一个区，再来粘贴。 增加区" in words(answer)
    assert not Intake.objects.exists()
