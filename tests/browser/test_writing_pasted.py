"""What a reporter pastes from Word and WeChat, and punctuation that is set right only where somebody ticked it."""

import pytest
from playwright.sync_api import expect

from articles.body import from_text, to_text
from articles.models import Story
from tests.browser.test_desk_pages import faults_of
from tests.browser.writing import draft, leave, open_story, paste, put_caret, words
from tests.factories import CommunityFactory, UserFactory

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<!--StartFragment--><h1 style='mso-pagination:none'><span lang=ZH-CN>议事厅里的好办法<o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt' onclick="alert(1)"><b><span>社区里住着</span></b><span>约4800人，</span><a
href="https://example.org/a">见公告</a>。<script>alert(1)</script><img src=x onerror="alert(1)"></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>
&nbsp;</span></span><![endif]>有事多商量</p><blockquote>“好办法！”</blockquote><!--EndFragment--></body></html>"""


@pytest.fixture
def site(live_server, unsealed):
    """A portal without the demonstration: one community, one story."""
    return live_server.url


@pytest.fixture
def story(unsealed):
    UserFactory(role="street_staff", username="street_staff")
    return draft(body=from_text("导语。\n\n末段。"), communities=[CommunityFactory(name="海幢社区", state="published")])


@pytest.fixture
def page(open_browser, story):
    page = open_browser()
    open_story(page, story)
    yield page
    leave(page)


def save(page, story):
    with page.expect_navigation():
        page.get_by_role("button", name="保存并继续编辑").click()
    return Story.objects.get(pk=story.pk)


def test_a_page_of_word_becomes_blocks_and_a_report(page, story):
    put_caret(page, 1, 0)
    paste(page, html=WORD, text="议事厅里的好办法")
    report = page.locator(".writing__notice", has_text="粘贴的内容整理过了")
    expect(report).to_contain_text("脚本")

    kept = save(page, story)
    assert to_text(kept.body) == (
        "导语。\n\n## 议事厅里的好办法\n\n社区里住着约4800人，[见公告](https://example.org/a)。\n\n"
        "- 有事多商量\n\n> “好办法！”\n\n末段。"
    )
    assert [row["anchor"] for row in kept.body] == ["p1", "s1", "p3", "p4", "p5", "p2"]


def test_a_few_words_go_between_the_words_that_stand_there(page, story):
    put_caret(page, 1, 2)
    paste(page, html='<span style="color:red">见<a href="/communities/">社区</a></span>', text="见社区")
    expect(page.locator(".writing__words a")).to_have_text("社区")

    assert words(page) == [("lede", "导语。"), ("paragraph", "末段见社区。")]
    page.keyboard.press("Control+z")
    assert words(page)[1] == ("paragraph", "末段。")
    assert to_text(save(page, story).body) == "导语。\n\n末段。"


def test_when_the_portal_does_not_answer_the_words_come_all_the_same(page, story):
    page.route("**/story/clean/", lambda route: route.abort())
    page.witness.is_listening = False  # the browser notes the failed request
    put_caret(page, 1, 3)
    paste(page, html="<p>甲</p><p>乙</p>", text="甲\n乙")

    expect(page.get_by_text("先按纯文字粘贴了")).to_be_visible()
    page.witness.is_listening = True
    assert words(page)[1:] == [("paragraph", "末段。"), ("paragraph", "甲"), ("paragraph", "乙")]
    assert to_text(save(page, story).body) == "导语。\n\n末段。\n\n甲\n\n乙"


def test_two_megabytes_of_word_are_read_in_a_moment_and_more_come_as_words(page, story):
    put_caret(page, 1, 3)
    filler = "<span style='mso-fareast-font-family:宋体'></span>" * 60
    paste(page, html="".join(f"<p>{filler}第{number}段。</p>" for number in range(600)), text="粗")
    expect(page.locator(".writing__block")).to_have_count(602, timeout=30_000)

    paste(page, html="<p>" + "长" * 2_000_001 + "</p>", text="纯文字")
    expect(page.get_by_text("粘贴的内容太大")).to_be_visible()
    assert words(page)[-1] == ("paragraph", "第599段。纯文字")
    put_caret(page, 300, 1)
    page.keyboard.type("快")
    assert words(page)[300][1].startswith("第快")
    save(page, story)


def test_punctuation_is_shown_before_it_is_changed_and_only_ticked_places_are(page, story):
    put_caret(page, 1, 3)
    paste(page, text="他说:“好,就这么办!”\n长按二维码关注我们")
    page.get_by_role("button", name="标点全角化").click()
    dialog = page.get_by_role("dialog", name="逐处看过再改")
    expect(dialog).to_contain_text("有 4 处可以改")
    assert dialog.get_by_role("checkbox").evaluate_all("boxes => boxes.map(box => box.checked)") == [True] * 3 + [False]
    findings = list(faults_of(page, "proposals"))
    assert words(page)[2] == ("paragraph", "他说:“好,就这么办!”")
    dialog.get_by_role("checkbox").nth(1).uncheck()
    dialog.get_by_role("button", name="改勾选的").click()
    expect(page.get_by_text("改了 2 处")).to_be_visible()

    assert words(page)[2:] == [("paragraph", "他说：“好,就这么办！”"), ("paragraph", "长按二维码关注我们")]
    page.get_by_role("button", name="标点全角化").click()
    dialog.get_by_role("button", name="全部勾选").click()
    dialog.get_by_role("button", name="改勾选的").click()
    expect(page.locator(".writing__blocks")).not_to_contain_text("关注我们")
    assert words(page)[2:] == [("paragraph", "他说：“好，就这么办！”")]
    page.get_by_role("button", name="撤销", exact=True).click()
    assert len(words(page)) == 4
    page.get_by_role("button", name="重做", exact=True).click()

    assert to_text(save(page, story).body) == "导语。\n\n末段。\n\n他说：“好，就这么办！”"
    page.get_by_role("button", name="标点全角化").click()
    expect(page.get_by_text("没有发现要改的")).to_be_visible()
    assert not findings, "\n".join(findings)
