"""What Word, WeChat, WPS and pages put on the clipboard, as blocks of a story."""

import pytest

from articles.cleaning import clean

LISTED = "class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'"


def word_item(mark, words):
    """A paragraph that Word numbers: the mark stands between two remarks, in a span to be ignored."""
    span = (
        f"<span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp; </span>"
    )
    return f"<p {LISTED}><![if !supportLists]>{span}</span></span><![endif]>{words}<o:p></o:p></p>"


def wps_item(mark, words):
    return f"<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>{mark}&nbsp;</span><![endif]>{words}</p>"


def told(source):
    return [(block["kind"], block["text"]) for block in clean(source).blocks]


def paragraphs(*words):
    return [("paragraph", each) for each in words]


WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=gb2312>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>机密设置</o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:"";}} --></style><title>文档1</title></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='text-align:center'>穗花北社区<span lang=EN-US><o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'>邻里坐到
一起，约<span lang=EN-US style='font-size:12.0pt;color:red'>4800</span>人住在这里。<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='mso-outline-level:2'><b>头一件事</b></p>
{word_item("l", "加装电梯")}{word_item("l", "停车")}
<p class=MsoNormal>李阿姨<del cite="mailto:x" datetime="2026">说错的话</del><ins>说：“好。”</ins>
<a style='mso-comment-reference:x_1'>原话</a><span class=MsoCommentReference><span
style='mso-special-character:comment'>[x1]</span></span></p>
<!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/a.png"/></v:shape><![endif]--><![if !vml]><img
src="file:///C:/Temp/clip_image001.png" alt="居民围坐"><![endif]>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>批注里的话</p></div></div>
<!--EndFragment--></body></html>"""


def test_a_document_of_word_becomes_its_words():
    cleaned = clean(WORD)

    assert told(WORD) == [
        ("heading", "穗花北社区"),
        ("paragraph", "邻里坐到一起，约4800人住在这里。"),
        ("heading", "头一件事"),
        ("item", "加装电梯"),
        ("item", "停车"),
        ("paragraph", "李阿姨说：“好。”原话"),
    ]
    assert cleaned.report == [
        "保留 2 段、2 个小标题、2 项列表；去掉 1 处批注、1 张外部图片（请从图片库插入）。",
        "没有带入的图片：“居民围坐”。",
        "修订里删去的 1 处文字没有带入。",
        "字体、颜色、下划线等样式不保留。",
    ]


@pytest.mark.parametrize("item", [word_item, wps_item])
def test_numbers_that_word_gives_become_steps_where_they_count(item):
    source = item("1.", "报名") + item("2.", "议事") + "<p>散会。</p>" + item("•", "甲")

    assert told(source) == [("step", "报名"), ("step", "议事"), ("paragraph", "散会。"), ("item", "甲")]


@pytest.mark.parametrize("item", [word_item, wps_item])
def test_numbers_with_text_between_them_stay_as_words(item):
    source = item("一、", "起因") + "<p>邻里不和。</p>" + item("二、", "经过") + "<p>坐下来谈。</p>" + item("(a)", "甲")

    assert told(source) == paragraphs("一、起因", "邻里不和。", "二、经过", "坐下来谈。", "(a)甲")


def test_words_that_only_look_like_the_mark_of_a_list_are_kept():
    assert told("<p><span style='mso-list:Ignore'>这不是记号</span>甲</p>") == paragraphs("这不是记号甲")
    assert told("<p><![if !supportLists]>从来没有结束</p><p>乙</p>") == paragraphs("从来没有结束", "乙")


WECHAT = """<div id="js_content" style="visibility: hidden; opacity: 0;">
<section data-tools="135编辑器"><section style="text-align:center"><section><p><span><strong><span>议事厅里
</span></strong></span></p></section></section>
<section><span leaf="">穗花北社区的邻里𠮷坐到一起。<br></span></section>
<section><span style="display: none;line-height: 0px;">&zwj;</span>
<span>大家都说好<span class="emoji emoji1f604"></span>
<img class="rich_pages wx_emoji" src="data:image/png;base64,AA" alt="[微笑]"></span></section>
<section><img class="rich_pages" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/x/640" alt="图片"
src="data:image/gif;base64,R0"></section>
<iframe data-src="https://v.qq.com/x"></iframe><mpvoice name="录音"></mpvoice>
<p style="text-align:center">点击<a href="https://mp.weixin.qq.com/s/x">关注</a>我们</p></section></div>
<script>var x = "看不见的代码";</script><img src="https://a.cn/1.gif" width="1" height="1">"""


def test_a_page_of_wechat_becomes_its_words():
    cleaned = clean(WECHAT)

    assert told(WECHAT) == [
        ("heading", "议事厅里"),
        ("paragraph", "穗花北社区的邻里𠮷坐到一起。"),
        ("paragraph", "大家都说好😄 [微笑]"),
        ("paragraph", "点击关注我们"),
    ]
    assert cleaned.blocks[3]["links"] == [{"start": 2, "end": 4, "url": "https://mp.weixin.qq.com/s/x"}]
    assert cleaned.report == [
        "保留 3 段、1 个小标题、1 处链接；去掉 1 处脚本、2 处嵌入的音视频或网页、1 张外部图片（请从图片库插入）。",
        "没有带入的图片：“图片”。",
        "1 行短的粗体字当作小标题，请看一看。",
        "字体、颜色、下划线等样式不保留。",
    ]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<ul><li>甲<li>乙</ul>", [("item", "甲"), ("item", "乙")]),
        ("<ol><li>甲<li>乙</ol>", [("step", "甲"), ("step", "乙")]),
        ("<ol start=3><li>甲<li>乙</ol>", paragraphs("3. 甲", "4. 乙")),
        ("<ol start=x><li>甲</ol>", [("step", "甲")]),
        ("<ul><li><p>甲</p><p>乙</p></li></ul>", [("item", "甲 乙")]),
        ("<ul><li>甲<ul><li>乙</ul></ul>", [("item", "甲"), ("item", "乙")]),
        ("<li>甲</li>", [("item", "甲")]),
        ("<blockquote><p>甲</p>乙</blockquote>丙", [("quote", "甲"), ("quote", "乙"), ("paragraph", "丙")]),
        ("甲<br>乙<br/><br>丙", paragraphs("甲", "乙", "丙")),
        ("<h2>甲<br>乙</h2>", [("heading", "甲 乙")]),
        ("<pre>甲\n乙</pre>", paragraphs("甲", "乙")),
        ("<p style='white-space: pre-wrap'>甲\n乙</p>", paragraphs("甲", "乙")),
        ("<p>甲\n乙 丙\n a\n b</p>", paragraphs("甲乙 丙 a b")),
        ("<p>甲<span> </span><b>乙</b></p>", paragraphs("甲 乙")),
        ("<p>&nbsp;&nbsp;甲&nbsp;</p>", paragraphs("甲")),
        ("<p>他说<q>好</q>。</p>", paragraphs("他说“好”。")),
        ("<p>涌<rp>(</rp><rt>chōng</rt></p>", paragraphs("涌（chōng）")),
        ("<p><b>短的一行</b></p><p><b>一整句。</b></p>", [("heading", "短的一行"), ("paragraph", "一整句。")]),
        ("<p><b>前半</b>后半</p>", paragraphs("前半后半")),
        ("<p style='font-weight: 700'>短行</p>", [("heading", "短行")]),
        ("<h3>一</h3><div><div>甲</div>乙</div>", [("heading", "一"), *paragraphs("甲", "乙")]),
        ("<dl><dt>甲<dd>乙</dl>", paragraphs("甲", "乙")),
        ("<form>姓名<select><option>男<option>女</select><textarea><b>甲</textarea></form>", paragraphs("姓名<b>甲")),
        ("<noscript>请开启</noscript><p>甲", paragraphs("甲")),
    ],
)
def test_elements_end_blocks_and_say_what_they_are(source, blocks):
    assert told(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<table><tr><td>社区<td>穗花北</table>", paragraphs("社区：穗花北")),
        ("<table><tr><td>社区：<td>穗花北</table>", paragraphs("社区：穗花北")),
        ("<table><tr><td>甲<td>乙<td>丙</table>", paragraphs("甲；乙；丙")),
        ("<table><tr><td>甲<td><td>丙</table>", paragraphs("甲；丙")),
        (
            "<table><tr><th>社区<th>人数<tr><td>穗花北<td>4800<tr><td>海洋<td>7076</table>",
            paragraphs("社区：穗花北；人数：4800", "社区：海洋；人数：7076"),
        ),
        ("<table><tr><th>社区<th>人数</table>", paragraphs("社区；人数")),
        ("<table><tr><td><p>甲</p><p>乙</p><tr><td><h2>丙</h2></table>", [*paragraphs("甲", "乙"), ("heading", "丙")]),
        ("<table><tr><td>甲<td><p>乙</p><p>丙</p></table>", paragraphs("甲：乙 丙")),
        ("<table><tr><td>外<td><table><tr><td>内<td>里</table></table>", paragraphs("外：内：里")),
        ("<td>甲</td><tr>乙", paragraphs("甲", "乙")),
        ("<ul><li>甲<table><tr><td>乙<td>丙</table>丁</ul>", [("item", "甲"), ("paragraph", "乙：丙"), ("item", "丁")]),
    ],
)
def test_rows_of_tables_become_paragraphs(source, blocks):
    assert told(source) == blocks


def test_a_table_that_became_words_is_said():
    report = clean("<table><tr><td>社区<td>穗花北</table><table><tr><td>只有一格</table>").report

    assert report == ["保留 2 段。", "1 个表格改成了文字，一行一段，请核对。"]


def test_links_keep_their_words_whatever_becomes_of_their_addresses():
    source = (
        "<p><a href='https://a.cn/甲'>一</a><a href='javascript:x'>二</a><a href='x.html'>三</a><a href='#a'>四</a></p>"
    )

    cleaned = clean(source + "<p><a href='/stories/'>五</a><a href='mailto:a@b.cn'>六</a></p>")

    assert [(block["text"], block["links"]) for block in cleaned.blocks] == [
        ("一二三四", [{"start": 0, "end": 1, "url": "https://a.cn/甲"}]),
        ("五六", [{"start": 0, "end": 1, "url": "/stories/"}]),
    ]
    assert cleaned.report == ["保留 2 段、2 处链接；去掉 1 处脚本。", "2 处链接的网址不能用，只留下文字。"]


def test_a_picture_of_our_library_keeps_its_place():
    library = {"/pictures/abc/lead-480.jpg": 12}.get

    cleaned = clean("<p>甲<img src=/pictures/abc/lead-480.jpg>乙<img src=/x.jpg alt=别处></p>", picture_of=library)

    assert [(block["kind"], block["text"], block.get("picture")) for block in cleaned.blocks] == [
        ("paragraph", "甲", None),
        ("picture", "", 12),
        ("paragraph", "乙", None),
    ]
    assert cleaned.report[0] == "保留 2 段、1 张图片；去掉 1 张外部图片（请从图片库插入）。"


def test_plain_text_is_a_paragraph_a_line():
    assert told("　　第一段。\r\n\r\n第二段，5 < 6。\n第三段") == paragraphs("第一段。", "第二段，5 < 6。", "第三段")


def test_nothing_is_said_to_be_nothing():
    assert [clean(source).report for source in ("", " \n", "<p> </p>", "<!-- 甲 -->")] == [["没有读到文字。"]] * 4


def test_more_than_a_story_can_hold_is_handed_over_and_said():
    cleaned = clean("<p>字字</p>" * 60_000)

    assert sum(block["text"].count("字") for block in cleaned.blocks) == 120_000
    assert [sentence[:2] for sentence in cleaned.report] == ["保留", "全文", "全文"]
    assert cleaned.report[2].endswith("段，一篇报道最多 2000 段：请删减或分成几篇。")
