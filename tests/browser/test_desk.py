"""A figure's way through the desk: one person records it, another confirms it, a newer source replaces it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
PROFILE = "/communities/suihuabei/"


def log_in(page, username):
    page.goto("/admin/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="今天要做什么")).to_be_visible()


def choose(page, label, words, option):
    """Pick from an autocomplete as a person does: open it, type a few characters, take what it offers."""
    row = page.locator(".form-row", has=page.locator("label", has_text=re.compile(f"^{label}[:：]$")))
    row.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=option).click()


def open_facts(page):
    page.goto("/admin/")
    page.locator("#content").get_by_role("link", name="事实", exact=True).click()


def open_fact(page, text):
    open_facts(page)
    page.get_by_role("link", name=text, exact=True).click()


def profile(page):
    page.goto(PROFILE)
    return page.locator("main")


def test_one_records_another_confirms_and_a_newer_source_replaces(open_browser):
    recorder, confirmer, resident = open_browser(), open_browser(), open_browser()
    log_in(recorder, "district_admin")
    log_in(confirmer, "second_reviewer")

    # Recorded by a form, and waiting.
    open_facts(recorder)
    recorder.locator(".object-tools .addlink").click()
    choose(recorder, "社区", "穗花北", "穗花北社区")
    choose(recorder, "指标", "志愿者", "志愿者")
    recorder.get_by_label("原文写法").fill("约300人")
    choose(recorder, "来源", "穗花北", "穗花北")
    recorder.get_by_label("原文摘句").fill("志愿者约300人")
    recorder.get_by_role("button", name="保存", exact=True).click()
    expect(recorder.get_by_text("已录入，等待另一位同事确认")).to_be_visible()

    open_fact(recorder, "约300人")
    expect(recorder.locator(".field-state")).to_contain_text("待确认")
    expect(recorder.get_by_text("这一条是您录入的，请由另一位同事确认。")).to_be_visible()
    expect(recorder.get_by_role("button", name="确认并公开")).to_have_count(0)
    expect(profile(resident)).not_to_contain_text("约300人")

    # Confirmed by somebody else, and public.
    open_facts(confirmer)
    confirmer.get_by_role("link", name="待确认").click()
    confirmer.get_by_role("link", name="约300人", exact=True).click()
    confirmer.get_by_role("button", name="确认并公开").click()
    expect(confirmer.get_by_text(re.compile("已确认，现在公开"))).to_be_visible()
    expect(profile(resident)).to_contain_text("约300人")

    # Replaced with a newer source; the old figure stands until the new one is confirmed.
    recorder.goto("/admin/communities/source/add/")
    recorder.get_by_label("标题").fill("社区志愿服务小结")
    recorder.get_by_label("原文未注明日期").check()
    recorder.get_by_role("button", name="保存", exact=True).click()
    open_fact(recorder, "约300人")
    recorder.get_by_role("link", name="用新的来源替换").click()
    recorder.get_by_label("原文写法").fill("350多人")
    choose(recorder, "来源", "小结", "社区志愿服务小结")
    recorder.get_by_label("原文摘句").fill("现有志愿者350多人")
    recorder.get_by_role("button", name="替换").click()
    expect(recorder.get_by_text("公开的仍是原来的一条")).to_be_visible()
    expect(profile(resident)).to_contain_text("约300人")
    expect(profile(resident)).not_to_contain_text("350多人")

    open_fact(confirmer, "350多人")
    expect(confirmer.get_by_text("这一条用来替换")).to_be_visible()
    confirmer.get_by_role("button", name="确认并公开").click()
    expect(profile(resident)).to_contain_text("350多人")
    expect(profile(resident)).to_contain_text("《社区志愿服务小结》")
    expect(profile(resident)).not_to_contain_text("约300人")


def test_the_desk_breaks_no_rule_of_the_policy(open_browser):
    """Django's own pages of the desk under our strict policy; `open_browser` fails on anything the console says."""
    page = open_browser()
    log_in(page, "district_admin")

    for address in page.locator("#content .desk-menu__group li > a:first-child").evaluate_all(
        "links => links.map(link => link.pathname)"
    ):
        page.goto(address)
        expect(page.locator("#content h1")).to_be_visible()
        if page.locator(".object-tools .addlink").count():
            page.locator(".object-tools .addlink").click()
            page.wait_for_load_state()
            expect(page.locator("#content h1")).to_be_visible()
