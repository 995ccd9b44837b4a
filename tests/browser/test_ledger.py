"""The ledger of used stories at the desk, and a reprint as residents read it; a file arrives on somebody's disk."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from articles.models import Story
from communities.models import Community
from portal.quarters import Quarter
from tests.browser.judging import MODES, judge
from tests.browser.test_desk import log_in
from tests.browser.test_desk_pages import faults_of
from tests.factories import BylineFactory, ContributorFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.browser

PAGE = "/admin/articles/contributor/ledger/"


@pytest.fixture
def stories(demonstration):
    """A story with a whole byline, one that was withdrawn, and a reprint."""
    place = Community.objects.get(name="穗花北社区")
    told = StoryFactory(title="楼下的课堂", origin="original", communities=[place], source=None, source_credit="")
    people = {name: ContributorFactory(name=name) for name in ("廖靖文", "陈晓", "李素芬")}
    office = ContributorFactory(name="穗文明", kind="pen_name")
    for who, role in (
        *((people["廖靖文"], "reporter"), (office, "correspondent"), (people["陈晓"], "photographer")),
        *((people["李素芬"], "editor"), (people["陈晓"], "proofreader")),
    ):
        BylineFactory(story=told, contributor=who, role=role)
    withdrawn = StoryFactory(title="数字有误的一篇", origin="original", communities=[place], state="withdrawn")
    BylineFactory(story=withdrawn, contributor=people["廖靖文"])
    source = SourceFactory(title="街坊议事", publisher="广州日报")
    reprint = StoryFactory(
        title="议事厅里的一天",
        origin="reprint",
        source=source,
        communities=[place],
        reprint_title="街坊坐下来商量",
        reprint_author="记者 周荣嘉",
    )
    return told, reprint


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ledger_is_readable_in(scheme, open_browser, stories):
    page = open_browser(color_scheme=scheme)
    log_in(page, "district_admin")

    page.goto(PAGE)

    assert page.get_by_role("heading", name="用稿统计", level=1).is_visible()
    assert list(faults_of(page, "ledger")) == []


def test_a_workbook_is_taken_away(open_browser, stories):
    page = open_browser()
    log_in(page, "district_admin")
    page.goto(PAGE)

    with page.expect_download() as coming:
        page.get_by_role("button", name="导出 Excel").click()

    quarter = Quarter.of(Story.objects.get(title="楼下的课堂").published_on)
    assert coming.value.suggested_filename == f"用稿统计-{quarter}.xlsx"
    with Path(coming.value.path()).open("rb") as file:
        book = load_workbook(file)
    assert [row[0].value for row in book["按作者"]][1] == "廖靖文"


@pytest.mark.parametrize("mode", MODES)
def test_bylines_are_readable_in(mode, open_in, stories):
    page = open_in(mode)

    findings = [fault for story in stories for fault in judge(page, story.get_absolute_url(), mode)]

    assert findings == []
