"""Lists and forms of the desk: what each cell is, what state a row is in, what is to be corrected."""

import re
from types import SimpleNamespace

import pytest
from django.forms import inlineformset_factory

from communities.models import Community, Estate
from portal.site.desk.menu import keys_of, menu
from portal.site.templatetags.desk import error_summary
from tests.factories import AwardFactory, CommunityFactory, FactFactory
from tests.factories.forms import submit


@pytest.fixture
def desk(client, superuser):
    client.force_login(superuser)
    return client


def test_every_cell_carries_its_heading(desk):
    FactFactory(text="约4813人")

    page = desk.get("/admin/communities/fact/").text

    assert re.findall(r'<t[dh] data-l="([^"]*)"', page) == ["项目", "归属", "原文写法", "统计时间", "状态", "无分歧"]


def test_a_state_is_a_badge_and_a_yes_is_a_word(desk):
    FactFactory(state="waiting")

    page = desk.get("/admin/communities/fact/").text

    assert re.findall(r'<td data-l="状态" class="field-state"><span class="lv lv--s">(.*?)</span></td>', page) == [
        "待确认"
    ]
    assert re.findall(r'<td data-l="无分歧"[^>]*>(.*?)</td>', page) == ["是"]


def test_what_somebody_typed_stays_typed_in_a_list(desk):
    AwardFactory(title='<b class="field-state">先进</b>')

    page = desk.get("/admin/communities/award/").text

    assert "&lt;b class=&quot;field-state&quot;&gt;先进&lt;/b&gt;" in page
    assert "<b class=" not in page.partition("<tbody>")[2].partition("</tbody>")[0]


def test_a_refused_form_says_at_the_top_what_is_to_be_corrected(desk):
    answer = submit(desk, "/admin/communities/district/add/", name="", city="")

    assert re.findall(r'<li><a href="#(id_\w+)">(.*?)：', answer.text) == [("id_name", "名称"), ("id_city", "所属城市")]
    assert "有 2 处需要修改" in answer.text


def test_an_error_of_a_row_below_names_the_kind_of_row(db):
    rows = inlineformset_factory(Community, Estate, fields=["name"])
    typed = {"estates-TOTAL_FORMS": "1", "estates-INITIAL_FORMS": "0", "estates-0-name": "穗" * 101}
    below = SimpleNamespace(formset=rows(typed, instance=CommunityFactory()), opts=Estate._meta)

    errors = error_summary(None, [below])["errors"]

    assert [(target, label) for target, label, _message in errors] == [("id_estates-0-name", "小区 名称")]


def test_the_menu_knows_names_pinyin_and_initials():
    assert keys_of("获奖记录") == "获奖记录 huojiangjilu hjjl"


def test_the_menu_groups_what_may_be_opened_and_leaves_out_the_rest():
    def model(name, words, **more):
        return {"object_name": name, "name": words, "admin_url": f"/admin/communities/{name.lower()}/", **more}

    apps = [
        {"app_label": "communities", "models": [model("Fact", "事实", add_url="/add/"), model("Street", "街道")]},
        {"app_label": "articles", "models": [{**model("Story", "报道"), "admin_url": None}]},
        {"app_label": "unknown", "models": [model("Thing", "别的")]},
    ]

    groups = menu(apps, "/admin/communities/fact/1/change/")

    assert [(group.label, [entry.name for entry in group.entries]) for group in groups] == [
        ("记录", ["事实"]),
        ("地方", ["街道"]),
        ("设置", ["别的"]),
    ]
    assert [entry.is_current for group in groups for entry in group.entries] == [True, False, False]
