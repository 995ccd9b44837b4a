"""Files of reports: Word, HTML, text; and what is refused before anything is unpacked."""

import io
import zipfile

import pytest

from articles.manuscripts import read_manuscript
from communities.extraction.decoding import RefusedTextError

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)


def word_file(body, **more):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", body if body.startswith("<?xml") else DOCUMENT.format(body))
        for name, content in more.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(*runs):
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_a_word_file_gives_its_paragraphs_and_cells_in_order():
    cell = "<w:tc>{}</w:tc>".format(paragraph("2287户"))
    body = (
        paragraph("海洋社区的", "新事")
        + "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>"
        + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    )

    text = read_manuscript("新事.docx", word_file(body))

    assert text.split("\n") == ["海洋社区的新事", "第一行", "第二行", "2287户：2287户"]


def test_an_html_file_gives_what_a_reader_sees():
    head = "<head><title>站名</title><style>p{}</style></head>"
    page = f"{head}<h1>新事</h1><p>户数<b>2287</b>户&nbsp;。</p><script>1</script>"

    assert read_manuscript("a.HTML", page.encode("gb18030")) == "新事\n户数2287户\xa0。"


def test_a_text_file_is_read_as_it_is():
    assert read_manuscript("a.txt", "一\r\n二".encode("utf-16")) == "一\r\n二"


def bomb():
    return word_file(paragraph("一"), **{"word/styles.xml": " " * 9_000_000})


def entities():
    return word_file('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w:document/>')


def deep():
    return word_file("<w:p>" * 5_000 + "</w:p>" * 5_000)


REFUSALS = {
    "grows too large": (bomb, "这个 Word 文件展开以后太大，没有读取。请把正文另存为文本再试。"),
    "defines entities": (entities, "这个 Word 文件里有不该有的内容，没有读取。请直接粘贴正文。"),
    "is cut off": (lambda: word_file(paragraph("一"))[:-40], "读不出这个 Word 文件"),
    "is nested too deep": (deep, "读不出这个 Word 文件"),
    "is too large": (lambda: b"PK\x03\x04" + bytes(10_000_000), "文件超过 10 MB，没有读取。"),
    "is longer than a report": (lambda: word_file(paragraph("字" * 70_000)), "文字超过 200 KB，没有读取。"),
}


@pytest.mark.parametrize(("make", "sentence"), REFUSALS.values(), ids=REFUSALS)
def test_a_word_file_is_refused_that(make, sentence):
    with pytest.raises(RefusedTextError) as refused:
        read_manuscript("a.docx", make())

    assert str(refused.value).startswith(sentence)


def test_a_page_with_a_sign_cut_in_two_is_read_and_one_in_another_encoding_is_not():
    words = "海洋社区常住户数2287户。" * 20
    cut = b"<meta content='\xe6\xb5'><p>" + words.encode() + b"</p>"

    assert read_manuscript("a.html", cut) == words
    assert read_manuscript("a.html", f"<p>{words}</p>".encode("utf-16")) == words
    with pytest.raises(RefusedTextError, match="读不出这个文件的文字编码"):
        read_manuscript("a.html", "<p>海洋社區常住戶數</p>".encode("big5") + b"\xff\xff")


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.wps"])
def test_other_kinds_are_told_what_to_do(name):
    with pytest.raises(RefusedTextError) as refused:
        read_manuscript(name, b"%PDF-1.4")

    assert "另存为 .docx" in str(refused.value)


def test_a_spreadsheet_is_no_report():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "一")

    with pytest.raises(RefusedTextError) as refused:
        read_manuscript("a.docx", file.getvalue())

    assert str(refused.value) == "这不是 Word 文件。请在 Word 里另存为 .docx 再试，或直接粘贴正文。"
