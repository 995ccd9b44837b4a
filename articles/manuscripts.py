"""Files in which reports come, Word, HTML and plain text: bytes → words, within limits that are checked first.

A Word file is a ZIP of XML: it is measured before anything in it is unpacked, and refused when it would grow too large.
"""

import codecs
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import mammoth
from django.utils.translation import gettext as _

from articles.cleaning import clean
from communities.extraction.decoding import UNREADABLE, RefusedTextError, check_size, decode

LARGEST_FILE = 10_000_000  # bytes: a Word file with pictures
LARGEST_PAGE = 1_000_000  # bytes of HTML, of which most is markup
LARGEST_PART = 8_000_000  # bytes of one XML part, unpacked
LARGEST_PARTS = 16_000_000  # bytes of all XML parts
MOST_PARTS = 2_000
FEW_OF = 50  # signs beyond ASCII of a page, of which one may be damaged
_MARKS_OF_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_manuscript(name: str, raw: bytes) -> str:
    """The words of a file, by the ending of its name. RefusedTextError with a sentence when they cannot be had."""
    if len(raw) > LARGEST_FILE:
        raise RefusedTextError(_("文件超过 10 MB，没有读取。请去掉图片，或把正文另存为文本再试。"))
    ending = name.lower().rpartition(".")[2]
    if ending == "docx" or raw.startswith(b"PK\x03\x04"):
        text = _words_of_word_file(raw)
    elif ending in ("html", "htm"):
        text = _words_of_page(_page(raw))
    elif ending == "doc":
        raise RefusedTextError(_("这是旧的 Word 格式（.doc），读不了。请在 Word 里另存为 .docx 再试。"))
    elif ending in ("pdf", "wps", "rtf", "odt", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png"):
        raise RefusedTextError(
            _("读不了 .%(ending)s 文件。请另存为 .docx 或文本，或直接粘贴正文。") % {"ending": ending}
        )
    else:
        text = decode(raw)
    check_size(text)
    return text


def _page(raw: bytes) -> str:
    if len(raw) > LARGEST_PAGE:
        raise RefusedTextError(_("网页文件超过 1 MB，没有读取。请直接粘贴正文。"))
    try:
        return raw.decode("utf-16" if raw.startswith(_MARKS_OF_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        page = raw.decode("utf-8-sig", "replace")
    if page.count("\ufffd") * FEW_OF <= sum(not sign.isascii() for sign in page):
        return page  # a sign that was cut in two: as GB18030 all the rest would be read, and be nonsense
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        raise RefusedTextError(UNREADABLE) from None


def _words_of_page(page: str) -> str:
    """What a reader sees of it, a line a paragraph."""
    return "\n".join(block["text"] for block in clean(page).blocks)


def _words_of_word_file(raw: bytes) -> str:
    _measure(raw)
    try:
        page = mammoth.convert_to_html(BytesIO(raw), convert_image=_no_picture).value
    except Exception as fault:  # a damaged file fails anywhere in the library, in any way; whoever sent it is told
        raise RefusedTextError(
            _("读不出这个 Word 文件：可能损坏了，或者加了密码。请在 Word 里另存为 .docx 再试，或直接粘贴正文。")
        ) from fault
    if len(page) > 20 * LARGEST_PAGE:
        raise RefusedTextError(_("这个 Word 文件太大，没有读取。请把正文另存为文本再试。"))
    return _words_of_page(page)


@mammoth.images.img_element
def _no_picture(image: object) -> dict[str, str]:
    """Pictures are not looked at."""
    return {}


def _measure(raw: bytes) -> None:
    """Refuse a file that is no Word file, that would unpack to too much, or that defines entities of its own."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            sizes = [part.file_size for part in xml]
            if len(parts) > MOST_PARTS or max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_PARTS:
                raise RefusedTextError(_("这个 Word 文件展开以后太大，没有读取。请把正文另存为文本再试。"))
            if not any(part.filename == "[Content_Types].xml" for part in parts):
                raise RefusedTextError(_("这不是 Word 文件。请在 Word 里另存为 .docx 再试，或直接粘贴正文。"))
            for part in xml:
                content = archive.read(part)  # never more than the size that was measured
                if b"<!DOCTYPE" in content or b"\x00" in content[:200]:
                    raise RefusedTextError(_("这个 Word 文件里有不该有的内容，没有读取。请直接粘贴正文。"))
    except RefusedTextError:
        raise
    except (BadZipFile, OSError, RuntimeError, EOFError, ValueError, zlib.error) as fault:  # of a broken one
        raise RefusedTextError(
            _("读不出这个 Word 文件：可能损坏了，或者加了密码。请在 Word 里另存为 .docx 再试，或直接粘贴正文。")
        ) from fault
