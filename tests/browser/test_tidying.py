"""整理标点: a writer looks at what could be set right, takes what they want, and finds it in the text."""

import pytest
from playwright.sync_api import expect

from articles.body import from_text, to_text
from articles.models import Story
from portal.accounts.models import User
from tests.browser.test_desk_pages import faults_of, log_in
from tests.factories import StoryFactory

pytestmark = pytest.mark.browser

TEXT = '穗花北社区,邻里坐到一起.\n\n约4800人,住在这里,他说:"有事好商量"\n\n点击关注我们'


@pytest.fixture
def draft(demonstration):
    writer = User.objects.get(username="district_admin")
    return StoryFactory(title="邻里的稿子", state="draft", body=from_text(TEXT), written_by=writer)


def test_a_writer_takes_what_they_want(open_browser, draft):
    page = open_browser()
    log_in(page, "district_admin")
    page.goto(f"/admin/articles/story/{draft.pk}/change/")

    page.get_by_role("link", name="整理标点").click()
    expect(page.get_by_role("heading", name="整理标点")).to_be_visible()
    findings = list(faults_of(page, "proposals"))
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="采用选中的").click()

    expect(page.get_by_text("正文已保存")).to_be_visible()
    assert to_text(Story.objects.get(pk=draft.pk).body) == (
        "穗花北社区,邻里坐到一起。\n\n约4800人，住在这里，他说：“有事好商量”"
    )
    assert not findings, "\n".join(findings)


def test_the_same_without_scripts(open_browser, draft):
    page = open_browser(java_script_enabled=False)
    log_in(page, "district_admin")
    page.goto(f"/admin/articles/story/{draft.pk}/typography/")

    page.get_by_role("button", name="采用选中的").click()

    assert "穗花北社区，邻里坐到一起。" in to_text(Story.objects.get(pk=draft.pk).body)
