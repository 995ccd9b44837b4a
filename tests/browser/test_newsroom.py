"""A story's whole road, by five people at the desk and a resident who sees nothing before its time.

And the pages of the review desk, judged narrow and wide, light and dark; with SHOTS=folder they are photographed.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.remarks import add_remark, make_preview
from articles.actions.road import approve_revision, claim_revision, submit_story
from articles.actions.stories import save_story
from articles.body import from_text
from articles.due import publish_due
from articles.models import Revision, Story
from articles.signing import Sheet, seen_of
from articles.verification import faults_of_published
from communities.models import Community
from portal.history import book
from tests.browser.test_desk import choose
from tests.browser.test_desk_pages import WIDTHS, faults_of, log_in
from tests.factories import UserFactory
from tests.factories.newsroom import WHOLE, pass_review, return_it, submitted, write_draft

pytestmark = pytest.mark.browser

TITLE, WRONG, RIGHT = "楼下的学堂开课了", "来了600人次。", "来了600多人次。"
PEOPLE = {
    "reporter": "陈晓",
    "first_reviewer": "李素芬",
    "final_reviewer": "何伟明",
}
QUEUE = "/admin/articles/revision/"


@pytest.fixture
def people(demonstration):
    """Five accounts, each with a role of its own; two are those of the demonstration."""
    for role, name in PEOPLE.items():
        UserFactory(role=role, username=role, name=name)
    return demonstration


@pytest.fixture
def desks(open_browser, people):
    """A browser for each."""
    found = {role: open_browser() for role in (*PEOPLE, "second_reviewer", "district_admin")}
    for role, page in found.items():
        log_in(page, role)
    return found


def open_from_queue(page, heading):
    page.goto(QUEUE)
    section = page.get_by_role("region", name=heading)
    section.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("list", name="三审三校进度")).to_be_visible()


def affirm_all(page):
    for box in page.locator("input[name=checklist]").all():
        box.check()


def approve(page, heading, button, **typed):
    open_from_queue(page, heading)
    affirm_all(page)
    for label, words in typed.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name=button).click()
    expect(page.locator(".messages .success")).to_contain_text("已签署通过")


def three_reviews(desks, **last):
    approve(desks["first_reviewer"], "待我初审", "初审通过")
    approve(desks["second_reviewer"], "待我复审", "复审通过")
    approve(desks["final_reviewer"], "待我终审", "通过并发布", **last)


def reads(resident, address):
    """Status and words of the page that a resident opens."""
    answer = resident.request.get(address)
    return answer.status, answer.text()


def write(page, *paragraphs):
    """Into the editor, paragraph by paragraph, in place of whatever stood there."""
    page.locator("[data-words]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.locator("[data-words]").first.click()
    for number, words in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(words)


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="保存并继续编辑").click()
    expect(page.locator(".messages .success")).to_be_visible()


def change_words(page, old, new):
    """Put other words into the one paragraph that says the old ones."""
    block = page.locator("[data-words]", has_text=old)
    block.click()
    block.evaluate("element => document.getSelection().selectAllChildren(element)")
    page.keyboard.insert_text(new)


def test_the_whole_road_by_five_people(desks, open_browser):
    reporter, resident = desks["reporter"], open_browser()
    reporter.goto("/admin/articles/story/add/")
    reporter.get_by_label("标题").fill(TITLE)
    reporter.get_by_label("来稿方式").select_option(label="本站采写")
    write(reporter, "周六上午，科普课堂开课。", WRONG)
    choose(reporter, "写到的社区", "穗花北", "穗花北社区")
    save(reporter)
    story = Story.objects.get(title=TITLE)
    address = story.get_absolute_url()
    reporter.get_by_role("button", name="送审").click()
    expect(reporter.locator(".messages .success")).to_contain_text("等待初审")
    assert reads(resident, address)[0] == 404

    # The first reviewer sends it back, and says why beside the paragraph.
    first = desks["first_reviewer"]
    open_from_queue(first, "待我初审")
    first.get_by_role("button", name="领取").click()
    first.get_by_role("button", name="退回修改").click()
    expect(first.get_by_role("alert")).to_contain_text("退回必须写明理由")
    first.witness.heard.clear()  # a refused form is 422, and the browser says so
    first.get_by_role("textbox", name="审核意见").fill("漏了“多”字，来源是600多人次。")
    first.get_by_role("button", name="退回修改").click()
    expect(first.locator(".messages .success")).to_contain_text("已退回")

    # Put right, sent again, and approved three times; the last reviewer sets its hour.
    reporter.goto(f"/admin/articles/story/{story.pk}/change/")
    reporter.get_by_role("link", name="看退回的理由和留言").click()
    expect(reporter.get_by_text("漏了“多”字")).to_be_visible()
    reporter.goto(f"/admin/articles/story/{story.pk}/change/")
    change_words(reporter, WRONG, RIGHT)
    save(reporter)
    reporter.get_by_role("button", name="送审").click()
    when = timezone.localtime() + timedelta(days=1)
    three_reviews(desks, 定时发布=when.strftime("%Y-%m-%dT%H:%M"))
    assert reads(resident, address)[0] == 404
    assert len(publish_due(now=when)) == 1
    status, page = reads(resident, address)
    assert (status, RIGHT in page, WRONG in page) == (200, True, False)

    # Corrected in a copy, which residents do not see before its three reviews.
    reporter.goto(f"/admin/articles/story/{story.pk}/change/")
    reporter.get_by_role("button", name="写修改稿").click()
    expect(reporter.get_by_text("这是修改稿，改的是")).to_be_visible()
    change_words(reporter, RIGHT, "来了约700人次。")
    save(reporter)
    reporter.get_by_label("更正说明").fill("人次原为600多，现据签到表改为约700。")
    reporter.get_by_role("button", name="送审").click()
    assert reads(resident, address)[1] == page
    three_reviews(desks)
    resident.goto(address)
    expect(resident.get_by_text("来了约700人次。")).to_be_visible()
    correction = resident.get_by_role("region", name="更正")
    expect(correction).to_contain_text("人次原为600多，现据签到表改为约700。")
    assert f"{timezone.localdate():%Y-%m-%d}" in correction.locator("time").get_attribute("datetime")
    expect(resident.get_by_text("600多人次。")).to_have_count(0)

    # Withdrawn: gone at once, and told as gone.
    chief = desks["district_admin"]
    chief.goto(f"/admin/articles/story/{story.pk}/change/")
    chief.get_by_label("撤稿的原因").fill("来源撤回")
    chief.get_by_role("button", name="撤稿").click()
    expect(chief.locator(".messages .success")).to_contain_text("居民看不到了")
    assert reads(resident, address)[0] == 410
    assert TITLE not in reads(resident, "/stories/")[1]

    assert faults_of_published() == []
    assert book.faults() == []


# The pages of the desk

TEXT = """周六上午，穗花北社区的科普课堂开课。约4800人住在这里，房屋建筑面积合计约13.8万平方米。

## 大家商量出来的

社区守着三句话：“有事多商量、有事好商量、有事会商量”。2019年已成功协调民事纠纷28起。

- 加装电梯
- 楼下停车

2019年累计开展活动18场次，600人次参加。

> 孩子们愿意来，我们就愿意讲。
"""
EDITED = (
    TEXT.replace("2019年已成功", "“今年以来”已成功")
    .replace("约13.8万", "13.8万")
    .replace("- 楼下停车", "- 楼下停车\n- 夜里的路灯")
)


@pytest.fixture
def rooms(people):
    """One page of each kind of the review desk, with everything that can stand on it, and who opens it."""
    reviewer = UserFactory(role="first_reviewer", name="梁静")
    reporter = UserFactory(role="reporter", username="reporter_two", name="周敏")
    place = Community.objects.get(slug="suihuabei")
    draft = write_draft(by=reporter, title="商量出来的好邻里，研究所旁的大课堂", text=TEXT, communities=[place])
    revision = submit_story(draft, by=reporter)
    return_it(revision, by=UserFactory(name="冯伟"), opinion="“2019年”是谁说的？来源只写“今年以来”。")
    draft.refresh_from_db()
    draft.body = from_text(EDITED, before=draft.body, used=draft.anchors_used)
    save_story(draft, by=reporter)
    revision = submit_story(draft, by=reporter)
    anchors = [row["anchor"] for row in revision.content["body"]]
    remark = add_remark(revision, by=reviewer, words="来源没有年份，不能替它定成2019年。已改。", anchor=anchors[2])
    add_remark(revision, by=reporter, words="好，照来源写。", answers=remark)
    revision = pass_review_over(revision, by=reviewer)
    make_preview(revision, by=reporter, days=3)
    for number in range(3):
        other = submitted(title=f"邻里新事之{number}：楼下的学堂", communities=[place], text=f"第{number}次开课。")
        if number == 1:
            claim_revision(other, by=reviewer, seen=seen_of(other))
        pass_review(other)
    Revision.objects.filter(story=other.story).update(entered_at=timezone.now() - timedelta(days=5))
    page = reverse("admin:articles_revision_change", args=[revision.pk])
    published = Story.objects.filter(state="published").first().revision
    return {
        "queue": ("second_reviewer", QUEUE),
        "review": ("second_reviewer", page),
        "side by side": ("second_reviewer", f"{page}?view=sides"),
        "final text": ("second_reviewer", f"{page}?view=final"),
        "sheet": ("second_reviewer", reverse("admin:articles_revision_sheet", args=[published.pk])),
        "story under review": ("district_admin", reverse("admin:articles_story_change", args=[draft.pk])),
        "review as its author sees it": ("reporter_two", page),
    }


def pass_review_over(revision, *, by):
    """The first review of a text in which something contradicts the record."""
    sheet = Sheet(WHOLE, opinion="人次以新的签到表为准。", overrules=True)
    return approve_revision(revision, by=by, seen=seen_of(revision), sheet=sheet)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_the_review_desk_are_readable_in(scheme, open_browser, rooms):
    findings, desks = [], {}
    for name, (who, path) in rooms.items():
        if who not in desks:
            desks[who] = open_browser(color_scheme=scheme)
            log_in(desks[who], who)
        page = desks[who]
        page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
        assert page.goto(path).status == 200, name
        photograph(page, f"{name}-{scheme}")
        findings += faults_of(page, name)

    assert not findings, "\n".join(findings)


def photograph(page, name):
    """For whoever changes the look: every page at both widths, when SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(folder) / f"{name.replace(' ', '-')}-{width}.png", full_page=True)


def test_the_sign_off_sheet_fits_on_one_page_of_paper(open_browser, rooms, tmp_path):
    page = open_browser()
    who, path = rooms["sheet"]
    log_in(page, who)
    page.goto(path)

    paper = page.pdf(format="A4", prefer_css_page_size=True)

    (Path(os.environ.get("SHOTS", tmp_path)) / "sheet.pdf").write_bytes(paper)
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") + paper.count(b"/Type/Page/") <= 1
