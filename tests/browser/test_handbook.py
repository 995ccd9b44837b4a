"""The pages that the handbook of the staff shows are there, and look as it says.

After a change to the desk, take its pictures anew: `HANDBOOK=1 .venv/bin/pytest -q tests/browser/test_handbook.py`.
"""

import os
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from articles.body import from_text
from articles.importing import import_story
from communities.actions.entries import save_entry
from communities.actions.proposals import reject_proposal
from communities.actions.stewards import grant_stewardship
from communities.intakes import Where
from communities.models import Community, Fact, Stewardship, Street
from portal.accounts.models import User
from tests.browser.test_desk import PASSWORD, choose
from tests.browser.test_desk_pages import log_in
from tests.factories import ActivityFactory, CitationFactory, FactFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.browser

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
WIDTH = 1100
TALLEST = 1500


def page_of(row, name):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=[row.pk])


def start(page):
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="等我确认")).to_be_visible()


def community(page):
    page.goto(page_of(Community.objects.get(slug="suihuabei"), "change"))
    expect(page.get_by_role("heading", name="事实与荣誉")).to_be_visible()


def fact_add(page):
    page.goto("/admin/communities/fact/add/")
    choose(page, "社区", "穗花北", "穗花北社区")
    page.get_by_label("原文写法").fill("约300人")


def fact_waiting(page):
    page.goto(page_of(Fact.objects.awaiting_confirmation().first(), "change"))
    expect(page.get_by_role("button", name="确认并公开")).to_be_visible()


def fact_replace(page):
    page.goto(page_of(Fact.objects.published().first(), "replace"))
    expect(page.get_by_text("现在公开的")).to_be_visible()


def settings(page):
    page.goto("/admin/portal_site/sitesettings/")
    expect(page.get_by_role("heading", name="置灰")).to_be_visible()


def team_slip(page):
    page.goto("/admin/communities/team/add/")
    choose(page, "社区", "穗花北", "穗花北社区")
    page.get_by_label("名称").fill("老人诗画班")
    choose(page, "来源", "穗花北", "穗花北")
    page.get_by_label("原文摘句").fill("居民自发组织了诗画班")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("摘句里没有“老人诗画班”")


def activity_add(page):
    page.goto("/admin/communities/activity/add/")
    expect(page.get_by_label("名称")).to_be_visible()


def role_add(page):
    page.goto("/admin/communities/stewardship/add/")
    choose(page, "账号", "李敏", "李敏")
    page.get_by_role("combobox", name="角色").select_option(label="街道工作人员")
    choose(page, "街道", "昌岗", "昌岗街道")
    expect(page.get_by_label("截止日期")).to_be_visible()


def role_kept(page):
    kept = Stewardship.objects.get(person__name="何静")
    page.goto(page_of(kept, "change"))
    expect(page.get_by_role("button", name="收回")).to_be_visible()


def conflict(page):
    place = Community.objects.get(slug="suihuabei")
    page.goto(page_of(place, "change"))
    page.get_by_label("一句话介绍").fill("河边的老社区，议事厅里商量着办。")
    place.summary, place.introduction = "议事厅、文化室都在家门口。", "社区在河边，建于上世纪八十年代。"
    save_entry(place, by=User.objects.get(username="superuser"))
    page.witness.is_listening = False  # the browser notes the status 409 of the page
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("heading", name="别人先保存了")).to_be_visible()
    page.witness.is_listening = True


def own_factor(page):
    page.goto("/admin/account/second-factor/")
    page.get_by_label("现在的密码").fill(PASSWORD)
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("img", name="供验证器扫描的二维码")).to_be_visible()


def own_account(page):
    page.goto("/admin/account/")
    expect(page.get_by_role("heading", name="在哪里登录着")).to_be_visible()


def proposal(page):
    text = (
        "海珠区融媒体中心\n新港街海洋社区\n海洋社区位于新港西路南端。社区面积约0.27平方公里，常住户数2287户，常住人口数约7080人。\n"
        "社区还建立文体活动骨干队伍，培养社会体育指导员5人，文化活动辅导员7人。(记者 陈晓)\n粤公网安备 44010502000001号"
    )
    who, where = User.objects.get(username="district_admin"), Where(Community.objects.first().street.district)
    intake = import_story(text, by=who, where=where).intake
    for row in intake.proposals.filter(field__in=["location", "households"]):
        reject_proposal(row, by=who)
    page.goto(page_of(intake.proposals.get(field="population"), "change"))
    expect(page.get_by_text("记录里已经有的，请并排核对")).to_be_visible()


def story_write(page):
    place, writer = Community.objects.get(slug="suihuabei"), User.objects.get(username="district_admin")
    text = (
        "老小区里装电梯，怎么装、装在哪、谁出钱，穗花北社区的街坊坐到一张桌前商量。\n\n## 先把话说开\n\n"
        "社区里住着约4800人，三成是老人。议事厅每月开一次，谁都可以来。\n\n"
        "- 一层担心采光\n\n- 高层盼着早日动工\n\n> 有事好商量，众人的事情由众人商量。"
    )
    story = StoryFactory(
        title="商量出来的电梯", state="draft", body=from_text(text), written_by=writer, communities=[place]
    )
    CitationFactory(story=story, anchor="p2", fact=Fact.objects.get(community=place, text="约4800人"))
    page.goto(page_of(story, "change"))
    expect(page.locator(".writing__facts li")).to_contain_text("约4800人")
    return page.locator(".field-text")


PICTURES = {
    "staff-home": ("second_reviewer", start),
    "second-factor": ("second_reviewer", own_factor),
    "own-account": ("second_reviewer", own_account),
    "community": ("district_admin", community),
    "fact-add": ("district_admin", fact_add),
    "fact-waiting": ("second_reviewer", fact_waiting),
    "fact-replace": ("district_admin", fact_replace),
    "settings": ("superuser", settings),
    "team-slip": ("district_admin", team_slip),
    "activity-add": ("district_admin", activity_add),
    "role-add": ("district_admin", role_add),
    "role-kept": ("district_admin", role_kept),
    "conflict": ("district_admin", conflict),
    "proposal": ("district_admin", proposal),
    "story-write": ("district_admin", story_write),
}


@pytest.fixture
def busy_district(demonstration):
    """The demonstration with a few things that wait, and people of believable names."""
    recorder = demonstration["district_admin"]
    place = Community.objects.get(slug="suihuabei")
    waiting = {"community": place, "state": "waiting", "recorded_by": recorder}
    for hours, words in enumerate(["约300人", "350多人", "近400人"], start=2):
        FactFactory(text=words, recorded_at=timezone.now() - timedelta(hours=hours), **waiting)
    ActivityFactory(name="中秋邻里灯会", recorded_at=timezone.now() - timedelta(days=1), **waiting)
    UserFactory(username="superuser", is_superuser=True)
    UserFactory(username="changgang01", name="李敏")
    keeper = UserFactory(username="xingang01", name="何静")
    by_name = {"person": keeper, "role": "street_staff", "street": Street.objects.get(slug="xingang")}
    grant_stewardship(Stewardship(**by_name), by=User.objects.get(username="superuser"))
    for username, name in [("district_admin", "陈晓"), ("second_reviewer", "林敏"), ("superuser", "周舟")]:
        User.objects.filter(username=username).update(name=name)


@pytest.mark.parametrize("name", PICTURES)
def test_the_handbook_shows_a_page_that_is_there(name, open_browser, busy_district):
    username, visit = PICTURES[name]
    page = open_browser(viewport={"width": WIDTH, "height": 900}, timezone_id="Asia/Shanghai")
    log_in(page, username)

    part = visit(page)  # what the picture shows; the whole page where nothing is said

    if os.environ.get("HANDBOOK"):
        page.evaluate("document.activeElement?.blur()")
        taken = Image.open(BytesIO(part.screenshot() if part else page.screenshot(full_page=True)))
        whole = taken.crop((0, 0, taken.width, min(taken.height, TALLEST))).convert("RGB")
        whole.quantize(128).save(GUIDES / "img" / f"{name}.png", optimize=True)


def test_every_picture_of_the_handbook_is_one_of_these():
    guides = "".join(guide.read_text("utf-8") for guide in GUIDES.glob("*.zh.md"))
    shown = re.findall(r"img/([\w-]+)\.png", guides)

    assert sorted(shown) == sorted(PICTURES)
