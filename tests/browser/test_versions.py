"""Two people at two screens: the second sees both texts, without scripts too; deleting, the bin, and history."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from communities.models import Alias, Community
from tests.browser.test_desk_pages import faults_of, log_in
from tests.factories import CommunityFactory, UserFactory

pytestmark = pytest.mark.browser

SAVE = {"name": "保存", "exact": True}


def page_of(row, name="change"):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=[row.pk])


@pytest.fixture
def community(demonstration):
    row = CommunityFactory(name="海幢社区", state="draft", summary="河边的社区", introduction="有一座桥。")
    Alias.objects.create(community=row, name="海幢", kind="spoken")
    return row


def open_form(browser, community, name):
    log_in(browser, name)
    browser.goto(page_of(community))


def conflict(mine, hers, community):
    """She saves first; then I save what I wrote into the form that I had opened before."""
    open_form(mine, community, "district_admin")
    open_form(hers, community, "second_admin")
    hers.get_by_label("一句话介绍").fill("河边有桥的社区")
    hers.get_by_label("概况").fill("有两座桥。")
    hers.get_by_label("修改原因").fill("桥修好了")
    hers.get_by_role("button", **SAVE).click()
    mine.get_by_label("一句话介绍").fill("河南的社区")
    mine.witness.is_listening = False  # the browser notes the status 409 of the page
    mine.get_by_role("button", **SAVE).click()
    expect(mine.get_by_role("heading", name="别人先保存了")).to_be_visible()
    mine.witness.is_listening = True


@pytest.fixture
def second_admin(demonstration):
    return UserFactory(role="district_admin", username="second_admin", name="李素芬")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_second_sees_both_texts_chooses_and_saves(open_browser, community, second_admin, scripts):
    mine, hers = open_browser(java_script_enabled=scripts), open_browser()
    conflict(mine, hers, community)

    table = mine.get_by_role("table", name="两份内容的不同之处")
    expect(table).to_contain_text("河边的社区")
    expect(table).to_contain_text("河边有桥的社区")
    expect(mine.locator("[name=summary]")).to_have_value("河南的社区")
    expect(mine.locator("[name=introduction]")).to_have_value("有两座桥。")
    mine.get_by_role("radio", name="用对方的").check()
    mine.get_by_role("button", **SAVE).click()
    expect(mine.get_by_role("heading", name="社区", exact=True)).to_be_visible()

    community.refresh_from_db()
    assert (community.summary, community.introduction) == ("河边有桥的社区", "有两座桥。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_versions_history_and_bin_are_readable_in(scheme, open_browser, community, second_admin):
    mine, hers = open_browser(color_scheme=scheme), open_browser()
    conflict(mine, hers, community)
    findings = list(faults_of(mine, "conflict"))

    mine.goto(page_of(community, "history"))
    expect(mine.get_by_text("原因：桥修好了")).to_be_visible()
    findings += faults_of(mine, "history")

    mine.goto(page_of(community, "delete"))
    expect(mine.get_by_text("一起删除的")).to_be_visible()
    findings += faults_of(mine, "deleting")
    mine.get_by_label("删除的原因").fill("重复录入")
    mine.get_by_role("button", name="放进回收站").click()
    expect(mine.get_by_text("已放进回收站：海幢社区。")).to_be_visible()
    mine.get_by_role("link", name="回收站").click()
    expect(mine.get_by_role("cell", name="重复录入")).to_be_visible()
    findings += faults_of(mine, "bin")

    mine.get_by_role("button", name=re.compile("恢复.*海幢社区")).click()
    expect(mine.get_by_text("已恢复：海幢社区。")).to_be_visible()
    assert Community.objects.get(pk=community.pk).state == "draft"
    assert not findings, "\n".join(findings)
