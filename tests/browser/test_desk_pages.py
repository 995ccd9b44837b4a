"""Every kind of page of the desk, narrow and wide, light and dark: no findings of axe, nothing sideways, large enough.

And the desk by keyboard alone, on a telephone: somebody records a fact, somebody else confirms it.
"""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Story, WordingHit
from communities.models import Activity, Community, Estate, Fact
from portal.site.models import SiteSettings
from tests.browser.axe import violations
from tests.browser.test_desk import PASSWORD, PROFILE
from tests.browser.test_pictures import add
from tests.factories import CommunityFactory, EstateFactory, FactFactory
from tests.factories.articles import WordingTermFactory

pytestmark = pytest.mark.browser

SMALLEST = 16  # pixels a letter
LOWEST = 44  # pixels, what a finger presses; links in a line of text may be smaller
WIDTHS = [390, 1280]

MEASURE = """() => {
  const seen = element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none";
  };
  const name = element => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 12)}`;
  const written = [...document.querySelectorAll("body *")].filter(element => !element.closest("svg, .select2-container")
    && [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && seen(element));
  const pressed = `button, summary, select, textarea,
    input:not([type=checkbox], [type=radio], [type=hidden], .select2-search__field),
    .select2-selection, .object-tools a, .submit-row a, .crumbs a, .desk-menu__group a, .filters a, .paginator a`;
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: written.filter(element => parseFloat(getComputedStyle(element).fontSize) < SMALLEST - .1).map(name),
    low: [...document.querySelectorAll(pressed)].filter(seen)
      .filter(element => element.getBoundingClientRect().height < LOWEST - .1).map(name),
  };
}""".replace("SMALLEST", str(SMALLEST)).replace("LOWEST", str(LOWEST))


def log_in(page, username):
    page.goto("/admin/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="今天要做什么")).to_be_visible()


@pytest.fixture
def kinds(demonstration):
    """One page of every kind, as the district's administrator sees it."""
    public = Fact.objects.published().first()
    waiting = FactFactory(community=public.community, state="waiting", text="约4813人")
    community, story = Community.objects.get(slug="suihuabei"), Story.objects.get()
    activity, picture = Activity.objects.first(), add(640, 480, "议事厅")
    estate = EstateFactory(community=community)
    term = WordingTermFactory(words="商量")
    hit = WordingHit.objects.create(term=term, story=story, anchor="p5")

    def page(row, name):
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=[row.pk])

    lists = "/admin/communities/fact/"
    return {
        "start": "/admin/",
        "part of the menu": "/admin/communities/",
        "list with filters, search and dates": lists,
        "list that was searched": f"{lists}?q=4813&state__exact=waiting",
        "empty list": f"{lists}?q=没有这样的事实",
        "list with pictures": "/admin/images/picture/",
        "record book": "/admin/history/changerecord/",
        "form with inlines and autocomplete": page(community, "change"),
        "story": page(story, "change"),
        "empty form": f"{lists}add/",
        "empty form for a picture": "/admin/images/picture/add/",
        "picture": page(picture, "change"),
        "public statement": page(public, "change"),
        "waiting statement": page(waiting, "change"),
        "activity": page(activity, "change"),
        "replacing": page(public, "replace"),
        "retiring": page(waiting, "retire"),
        "term of the wording list": page(term, "change"),
        "what holds a term": page(hit, "change"),
        "pages that hold terms": "/admin/articles/wordinghit/",
        "history": page(estate, "history"),
        "deleting": page(CommunityFactory(street=community.street, state="draft"), "delete"),
        "bin": "/admin/communities/community/bin/",
        "password": "/admin/password_change/",
        "choice in a window of its own": "/admin/communities/source/add/?_popup=1",
    }


def faults_of(page, name, widths=WIDTHS):
    """What axe and our own measure find on the page as it stands, in these widths."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        view = page.evaluate(MEASURE)
        here = f"{name} at {width}:"
        if view["overflow"] > 0:
            yield f"{here} {view['overflow']} px sideways"
        yield from (f"{here} small letters {element}" for element in view["small"][:3])
        yield from (f"{here} low {element}" for element in view["low"][:3])
        page.witness.is_listening = False  # axe adds a style of its own, which the policy rightly refuses
        for fault in violations(page, preload=False):
            yield f"{here} axe {fault['id']}: {fault['nodes'][0]['html'][:120]}"
        page.witness.is_listening = True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_readable_in(scheme, open_browser, kinds):
    page, findings = open_browser(color_scheme=scheme), []
    log_in(page, "district_admin")

    for name, path in kinds.items():
        page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
        answer = page.goto(path)
        assert answer.status == 200, name
        findings += faults_of(page, name)

    assert not findings, "\n".join(findings)


def test_a_refused_form_leads_to_what_is_to_be_corrected(open_browser, demonstration):
    page = open_browser()
    log_in(page, "district_admin")

    page.goto("/admin/communities/fact/add/")
    page.get_by_label("原文写法").fill("约300人")
    page.get_by_role("button", name="保存", exact=True).click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("原文写法")).to_have_value("约300人")
    assert list(faults_of(page, "refused form")) == []
    page.get_by_role("alert").get_by_role("link", name="原文摘句").click()
    expect(page.get_by_label("原文摘句")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_opens_is_readable(width, open_browser, demonstration):
    page = open_browser(viewport={"width": width, "height": 900})
    log_in(page, "district_admin")
    page.goto("/admin/communities/fact/add/")

    page.get_by_role("combobox", name="指标").click()
    expect(page.locator(".select2-results__option").first).to_be_visible()
    findings = list(faults_of(page, "box", [width]))
    page.keyboard.press("Escape")
    page.locator(".field-period_start").get_by_role("link", name="选择一个日期").click()
    expect(page.get_by_role("dialog", name="选日期")).to_contain_text("一二三四五六日")
    findings += faults_of(page, "calendar", [width])
    page.keyboard.press("Escape")
    for summary in (".desk-menu > summary", ".desk-me > summary"):
        page.locator(summary).click()
        findings += faults_of(page, summary, [width])

    assert findings == []


def test_the_desk_is_never_grey(open_browser, demonstration):
    now = timezone.now()
    SiteSettings.objects.create(
        mourning_from=now - timezone.timedelta(hours=1), mourning_until=now + timezone.timedelta(hours=1)
    )
    page = open_browser()
    log_in(page, "district_admin")

    assert page.evaluate("getComputedStyle(document.documentElement).filter") == "none"
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).filter") == "grayscale(1)"


def test_the_menu_finds_a_list_by_its_initials(open_browser, demonstration):
    page = open_browser()
    log_in(page, "district_admin")
    page.goto("/admin/communities/estate/")

    page.locator(".desk-menu > summary").press("Enter")
    expect(page.get_by_label("找栏目")).to_be_focused()
    page.keyboard.type("hjjl")
    expect(page.locator(".desk-menu__group li:visible")).to_have_text(["获奖记录增加"])
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="获奖记录", level=1)).to_be_visible()


def test_a_form_that_a_place_is_chosen_in_stays_at_the_place(open_browser, demonstration):
    """From a row to the list of its community and to what residents see."""
    page = open_browser()
    log_in(page, "district_admin")
    estate = Estate.objects.get(name="穗花新村")
    page.goto(reverse("admin:communities_estate_change", args=[estate.pk]))

    crumbs = page.get_by_role("navigation", name="当前位置")
    expect(crumbs.get_by_role("listitem")).to_have_text(
        ["工作台", "海珠区", "昌岗街道", "穗花北社区", "小区", "穗花新村"]
    )
    page.get_by_role("link", name="像居民一样看").click()

    expect(page).to_have_url(f"{page.url.split('/communities')[0]}{PROFILE}")


# By keyboard alone


FOCUS_IS_SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight + 1;
}"""


def tab_to(page, matching):
    """Press Tab as people do until the focus stands where `matching`, a test in the page, says yes."""
    for _step in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {matching}; }})()"):
            assert page.evaluate(FOCUS_IS_SEEN), f"the focus cannot be seen: {matching}"
            return
    raise AssertionError(f"never reached: {matching}")


def pick(page, field, words):
    """Choose from a box that searches: reach it, open it, type, take the first."""
    tab_to(page, f"e.closest('.field-{field}') && e.matches('.select2-selection')")
    page.keyboard.press("Enter")
    expect(page.locator(".select2-search__field")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".select2-results__option--highlighted", has_text=words)).to_be_visible()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", WIDTHS)
def test_filters_are_reached_before_the_rows(width, open_browser, demonstration):
    page = open_browser(viewport={"width": width, "height": 844})
    log_in(page, "district_admin")
    page.goto("/admin/communities/fact/")

    tab_to(page, "e.name === 'q'")
    if width < 960:  # folded on telephones and tablets
        tab_to(page, "e.closest('#changelist-filter') && e.matches('summary')")
        page.keyboard.press("Enter")
    tab_to(page, "e.textContent === '待确认'")
    page.keyboard.press("Enter")

    expect(page.get_by_text("没有符合条件的")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_fact_is_recorded_and_confirmed_by_keyboard_alone(width, open_browser, demonstration):
    recorder, confirmer = (open_browser(viewport={"width": width, "height": 844}) for _person in range(2))
    for page, name in ((recorder, "district_admin"), (confirmer, "second_reviewer")):
        page.goto("/admin/")
        if page.evaluate("document.activeElement.name") != "username":
            tab_to(page, "e.name === 'username'")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="今天要做什么")).to_be_visible()

    tab_to(recorder, "e.textContent.includes('录入一条事实')")
    recorder.keyboard.press("Enter")
    expect(recorder.get_by_role("heading", level=1)).to_contain_text("事实")
    pick(recorder, "community", "穗花北")
    pick(recorder, "indicator", "志愿者")
    tab_to(recorder, "e.name === 'text'")
    recorder.keyboard.type("约300人")
    pick(recorder, "source", "穗花北")
    tab_to(recorder, "e.name === 'quote'")
    recorder.keyboard.type("志愿者约300人")
    recorder.keyboard.press("Enter")
    expect(recorder.get_by_text("已录入，等待另一位同事确认")).to_be_visible()

    confirmer.reload()
    tab_to(confirmer, "e.textContent.includes('约300人')")
    confirmer.keyboard.press("Enter")
    expect(confirmer.locator(".standing .lv")).to_have_text("待确认")
    tab_to(confirmer, "e.textContent.trim() === '确认并公开'")
    confirmer.keyboard.press("Enter")
    expect(confirmer.get_by_text("已确认，现在公开")).to_be_visible()
    expect(confirmer.locator(".standing .lv")).to_have_text("已公开")
    tab_to(confirmer, "e.textContent.includes('像居民一样看')")
    confirmer.keyboard.press("Enter")
    expect(confirmer.locator("main")).to_contain_text("约300人")
