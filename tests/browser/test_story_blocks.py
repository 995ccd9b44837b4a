"""A story with every kind of block, in every mode: lists, steps, quotations, links and a picture between paragraphs."""

import pytest
from django.core.files.base import ContentFile

from articles.body import from_text
from articles.models import Story
from articles.models.pictures import hold_pictures
from portal.images.actions.pictures import add_picture
from portal.images.developing import develop
from portal.images.models import Picture
from tests.browser.judging import MODES, judge
from tests.factories import StoryFactory
from tests.factories.pictures import encoded, photo

pytestmark = pytest.mark.browser

TEXT = """穗花北社区把议事厅办成邻里商量事情的地方，大事小事坐下来谈。

议事厅一个月开两回，议题由居民提。办法写在[公告](https://www.example.cn/a-long-address/that-goes-on)里，往年的看[报道](/stories/)。

## 三件要紧的事

- 加装电梯：一梯两户的先办，费用按楼层分摊，低层的邻居不出钱
- 停车
- 垃圾分类投放点往里挪二十米

> 有事多商量，有事好商量，有事会商量。

> 商量好的事，写下来贴到楼道口。

## 怎么报名

1. 到居委会填一张表
2. 等楼长打电话
3. 带上身份证和房产证到议事厅签字

![图{picture}] 居民在议事厅围坐，见[议事规则](/council/)

散会以后，楼长把议定的事抄了三份。
"""


@pytest.fixture
def story(demonstration):
    picture = Picture(alt="居民围坐商量", credit="穗文明", caption="库里的说明")
    content = ContentFile(encoded(photo(1280, 900)), name="a.jpg")
    add_picture(picture, develop(content, focal=picture.focal), by=None)
    made = StoryFactory(title="议事厅里的三件事", origin="original", body=from_text(TEXT.format(picture=picture.pk)))
    hold_pictures(made, shown=made.body)
    return Story.objects.get(pk=made.pk)


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_block_is_readable_in(mode, open_in, story):
    page = open_in(mode)

    findings = judge(page, story.get_absolute_url(), mode, widths=[320, 1280])

    assert not findings, "\n".join(sorted(set(findings)))


def test_a_list_is_a_list_and_an_anchor_leads_to_its_item(open_browser, story):
    page = open_browser()

    page.goto(f"{story.get_absolute_url()}#p4")

    prose = page.locator(".prose")
    assert [prose.locator(f"{kind} > li").count() for kind in ("ul", "ol")] == [3, 3]
    assert page.evaluate("document.querySelector(':target').textContent") == "停车"
    marks = ["ul", "ol"]
    drawn = [
        page.evaluate(f"getComputedStyle(document.querySelector('.prose > {kind}')).listStyleType") for kind in marks
    ]
    assert drawn == ["disc", "decimal"]
    picture = page.get_by_role("img", name="居民围坐商量")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
