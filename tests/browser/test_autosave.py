"""What a reporter has typed outlasts a closed page, a lost log-in, a portal that does not answer, and a second tab."""

import re

import pytest
from playwright.sync_api import expect

from articles.actions.stories import save_story
from articles.body import from_text, to_text
from articles.models import Autosave, Story
from portal.sign_in.models import DeskSession
from tests.browser.test_desk_pages import faults_of, log_in
from tests.browser.writing import ADD, draft, leave, open_story, page_of, put_caret, words
from tests.factories import CommunityFactory, UserFactory

pytestmark = pytest.mark.browser

TEXT = "邻里坐到一起。\n\n末段。"
SAVE = {"name": "保存并继续编辑"}
KEPT = re.compile("已自动保存，还没有存成稿件。")
DRAFTS = "Object.keys(localStorage).filter(name => name.startsWith('wenming-draft '))"


@pytest.fixture
def site(live_server, unsealed):
    """A portal without the demonstration: one community, one story."""
    return live_server.url


@pytest.fixture
def writer(unsealed):
    return UserFactory(role="street_staff", username="street_staff")


@pytest.fixture
def story(writer):
    return draft(body=from_text(TEXT), communities=[CommunityFactory(name="海幢社区", state="published")])


@pytest.fixture
def page(open_browser, story):
    page = open_browser()
    open_story(page, story)
    return page


def type_and_wait(page, text, place=1):
    put_caret(page, place, 2)
    page.keyboard.type(text)
    expect(page.locator("[data-saved]")).to_have_text(KEPT)


def another(page, story):
    """The same story in another tab of the same browser."""
    other = page.context.new_page()
    other.witness = page.witness
    other.goto(page_of(story))
    other.locator("[data-desk]").wait_for()
    return other


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", **SAVE).click()


def text_of(story):
    return to_text(Story.objects.get(pk=story.pk).body)


def notice(page, words):
    return page.locator(".writing__notice", has_text=words)


def test_what_was_typed_is_offered_after_a_crash_with_a_comparison(page, story):
    page.locator("input[name=title]").fill("邻里议事厅")
    type_and_wait(page, "大家说：")
    other = another(page, story)
    page.close(run_before_unload=False)
    other.reload()

    assert words(other) == [("lede", "邻里坐到一起。"), ("paragraph", "末段。")]
    found = notice(other, "没存下的改动")
    found.get_by_role("button", name="比较").click()
    dialog = other.get_by_role("dialog", name="没存下的改动")
    assert dialog.locator(".diff ins").all_inner_texts() == ["议事厅", "大家说："]
    findings = list(faults_of(other, "comparison"))
    dialog.get_by_role("button", name="恢复").click()

    assert words(other) == [("lede", "邻里坐到一起。"), ("paragraph", "末段大家说：。")]
    expect(other.locator("input[name=title]")).to_have_value("邻里议事厅")
    other.get_by_role("button", name="撤销", exact=True).click()
    other.get_by_role("button", name="重做", exact=True).click()
    findings += faults_of(other, "restored")
    save(other)
    assert text_of(story) == "邻里坐到一起。\n\n末段大家说：。"
    assert not findings, "\n".join(findings)
    other.reload()
    expect(other.locator(".writing__notice")).to_have_count(0)
    assert not Autosave.objects.open().exists()


def test_what_is_thrown_away_does_not_come_back(page, story):
    type_and_wait(page, "不要的")
    page.reload()
    notice(page, "没存下的改动").get_by_role("button", name="丢掉").click()
    expect(page.locator(".writing__notice")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.reload(wait_until="networkidle")

    assert words(page)[1] == ("paragraph", "末段。")
    expect(page.locator(".writing__notice")).to_have_count(0)
    assert not Autosave.objects.open().exists()


def test_a_new_story_is_offered_too_and_done_with_once_it_is_saved(page, story):
    page.goto(ADD)
    page.locator("input[name=title]").fill("新的一篇")
    put_caret(page, 0, 0)
    page.keyboard.type("头一段")
    expect(page.locator("[data-saved]")).to_have_text(KEPT)
    page.goto(ADD)

    notice(page, "没存下的改动").get_by_role("button", name="恢复").click()
    page.get_by_label("来稿方式").select_option("original")
    save(page)

    assert to_text(Story.objects.get(title="新的一篇").body) == "头一段"
    page.goto(ADD, wait_until="networkidle")
    expect(page.locator(".writing__notice")).to_have_count(0)
    assert page.evaluate(DRAFTS) == []


def test_two_tabs_are_told_and_nothing_of_either_is_lost(page, story):
    other = another(page, story)
    for tab in (page, other):
        expect(notice(tab, "您在另一处也开着")).to_be_visible()
    type_and_wait(page, "这一页")
    type_and_wait(other, "那一页")

    kept = [row.content["blocks"][1]["text"] for row in Autosave.objects.open()]
    assert sorted(kept) == ["末段这一页。", "末段那一页。"]
    save(page)
    page.witness.is_listening = False  # the browser notes the status 409 of the page
    other.get_by_role("button", **SAVE).click()
    expect(other.get_by_role("heading", name="别人先保存了")).to_be_visible()
    table = other.get_by_role("table", name="两份内容的不同之处")
    expect(table).to_contain_text("末段这一页。")
    expect(table).to_contain_text("末段那一页。")
    assert words(other)[1] == ("paragraph", "末段那一页。")
    other.get_by_role("radio", name="用对方的").check()
    save(other)
    assert text_of(story) == "邻里坐到一起。\n\n末段这一页。"


def test_what_was_typed_before_somebody_else_saved_leads_to_both_texts(page, story, writer):
    type_and_wait(page, "我的")
    changed = Story.objects.get(pk=story.pk)
    changed.body = from_text("邻里坐到一起。\n\n同事改了。", before=changed.body)
    save_story(changed, by=UserFactory(role="street_staff"))
    page.goto(page_of(story))

    notice(page, "在那以后这篇稿子又保存过").get_by_role("button", name="恢复").click()
    assert words(page)[1] == ("paragraph", "末段我的。")
    page.witness.is_listening = False
    page.get_by_role("button", **SAVE).click()

    table = page.get_by_role("table", name="两份内容的不同之处")
    expect(table).to_contain_text("同事改了。")
    expect(table).to_contain_text("末段我的。")
    assert text_of(story) == "邻里坐到一起。\n\n同事改了。"


def test_a_lost_log_in_is_said_typing_goes_on_and_saving_works_after_logging_in_elsewhere(page, story):
    type_and_wait(page, "登录时")
    DeskSession.objects.all().delete()
    page.witness.is_listening = False  # the browser notes each refused request
    page.keyboard.type("与之后")
    expect(notice(page, "登录已经结束")).to_be_visible()
    page.get_by_role("button", **SAVE).click()
    expect(notice(page, "登录已经结束")).to_be_visible()
    page.keyboard.type("")
    assert words(page)[1] == ("paragraph", "末段登录时与之后。")
    assert len(page.evaluate(DRAFTS)) == 1

    other = page.context.new_page()
    other.witness = page.witness
    log_in(other, "street_staff")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-saved]")).to_have_text("又连上了，没存下的已经自动保存。")
    expect(notice(page, "登录已经结束")).to_have_count(0)
    assert page.evaluate(DRAFTS) == []
    page.witness.is_listening = True
    save(page)
    assert text_of(story) == "邻里坐到一起。\n\n末段登录时与之后。"


def test_another_account_in_the_same_browser_gets_nothing_of_it(page, story):
    UserFactory(role="street_staff", username="colleague")
    type_and_wait(page, "我的")
    DeskSession.objects.all().delete()
    page.witness.is_listening = False
    page.keyboard.type("话")
    expect(notice(page, "登录已经结束")).to_be_visible()

    other = page.context.new_page()
    other.witness = page.witness
    log_in(other, "colleague")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    other.goto(page_of(story), wait_until="networkidle")
    expect(other.locator(".writing__notice")).to_have_count(0)
    page.get_by_role("button", **SAVE).click()
    expect(notice(page, "登录已经结束")).to_be_visible()
    assert text_of(story) == TEXT
    assert [row.account.username for row in Autosave.objects.all()] == ["street_staff"]


def test_while_the_portal_is_away_the_browser_keeps_it_and_logging_out_wipes_it(page, story):
    page.witness.is_listening = False  # the browser notes each failed request
    page.route("**/autosave/**", lambda route: route.abort())
    put_caret(page, 1, 2)
    page.keyboard.type("断网时")
    expect(notice(page, "服务器没有应答")).to_be_visible()
    assert len(page.evaluate(DRAFTS)) == 1

    page.unroute("**/autosave/**")
    page.reload()
    notice(page, "没存下的改动").get_by_role("button", name="恢复").click()
    assert words(page)[1] == ("paragraph", "末段断网时。")
    page.witness.is_listening = True
    expect(page.locator("[data-saved]")).to_have_text(KEPT)
    assert page.evaluate(DRAFTS) == []

    page.keyboard.type("再")
    page.route("**/autosave/**", lambda route: route.abort())
    page.witness.is_listening = False
    expect(notice(page, "服务器没有应答")).to_be_visible()
    page.locator(".desk-me summary").click()
    page.get_by_role("button", name="退出").click()
    expect(notice(page, "现在退出就丢了")).to_be_visible()
    page.locator(".desk-me").evaluate("menu => { menu.open = true; }")
    with page.expect_navigation():
        page.get_by_role("button", name="退出").click()
    assert page.evaluate(DRAFTS) == []


def test_saving_at_once_leaves_nothing_in_the_browser(page, story):
    put_caret(page, 1, 2)
    page.keyboard.type("马上存")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert page.evaluate(DRAFTS) == []
    assert text_of(story) == "邻里坐到一起。\n\n末段马上存。"
    leave(page)
