"""Honours of a story against the award record: verbatim, of the right level, and won rather than hoped for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from articles.checks.manuscript import Manuscript, Span
from articles.checks.records import RecordedHonour
from articles.checks.report import Finding
from articles.checks.vocabulary import CLAIMS, HOPES
from articles.enums import CheckKind, CheckResult
from communities.enums import StatementState
from communities.extraction.awards import find_awards, is_list_of_honours
from communities.extraction.folding import fold
from portal.text.finding import Finder

_WON = re.compile(r"(?:获评|荣获|获得|获授|获颁|被?评为|被授予|当选|摘得|拿下|获)[了过]?[^,。;“”]{0,8}“?$")
_HOPED_BEHIND = re.compile(r"^”?(?:荣誉)?(?:称号)?的?(?P<word>候选|提名|入围|公示|申报|创建)")
_HOPED_BEFORE = re.compile(r"(?:争创|推动|目标|力争|申报|冲刺|努力)[^,。;“”]{0,12}“?$")
_LEVEL_BEFORE = re.compile(r"(?P<level>国家|全国|省|自治区|市|区|街道|社区)级(?:的|优秀)?“?$")
_OF_A_PLACE = re.compile(r"[^省市区县]{1,4}[省市区县]")
_NEARLY = 2  # edits by which a quoted title is another wording of a recorded one
_SHORTEST = 6
_COMPARED = 2_000  # quoted pieces that are compared letter by letter; more is no story
_CANDIDATES = 20


def check_honours(manuscript: Manuscript, honours: Iterable[RecordedHonour]) -> list[Finding]:
    """One finding for every title on record, every other honour, and every quotation that is nearly a title."""
    by_title: dict[str, list[RecordedHonour]] = defaultdict(list)
    for honour in honours:
        by_title[fold(honour.title)].append(honour)
    read = _read(manuscript)
    findings: list[Finding] = []
    taken: set[tuple[int, int]] = set()
    finder = Finder(by_title)
    for passage in manuscript.passages:
        for hit in finder.find(passage.folded):
            span = Span(passage, hit.start, hit.end)
            claim = read.get((passage.number, hit.start), (span, ""))[1] or _claim(span)
            taken.update((passage.number, place) for place in range(hit.start - 1, hit.end + 1))
            findings.append(_of_title(span, claim, by_title[hit.word]))
    nearly = list(_nearly(manuscript, by_title, taken))
    taken.update((finding_span.passage.number, finding_span.start) for finding_span, _finding in nearly)
    findings += [finding for _span, finding in nearly]
    for (number, start), (span, _status) in read.items():
        if (number, start) not in taken:
            advice = _("资料库没有登记这项荣誉，请核对名称、级别和是否已经获得。")
            findings.append(_finding(CheckResult.WAIT, span, None, advice))
    return findings


def _read(manuscript: Manuscript) -> dict[tuple[int, int], tuple[Span, str]]:
    """The honours that the reader finds, by where the title begins, with what the story claims."""
    read: dict[tuple[int, int], tuple[Span, str]] = {}
    for sentence in manuscript.sentences:
        in_list = sentence.paragraph.is_of_honours or is_list_of_honours(sentence)
        for award in find_awards(sentence, manuscript.context, in_list=in_list):
            start, end = award.start, award.end
            words = sentence.paragraph.text
            start += words[start] == "“" and words.find("”", start, end) == end - 1
            end -= start != award.start
            span = manuscript.span(sentence.paragraph, start, end)
            claim = CLAIMS.get(award.status, "")
            if claim == "won" and not _WON.search(span.passage.folded[max(0, span.start - 16) : span.start]):
                claim = ""
            read[span.passage.number, span.start] = span, claim
    return read


def _claim(span: Span) -> str:
    """What the words around a title claim: won, a code of hope, or "" where it is only mentioned."""
    words = span.passage.folded
    behind = _HOPED_BEHIND.match(words[span.end : span.end + 10])
    if behind:
        return HOPES.get(behind["word"], "goal")
    before = words[max(0, span.start - 20) : span.start]
    if _WON.search(before):
        return "won"
    return "goal" if _HOPED_BEFORE.search(before) else ""


def _of_title(span: Span, claim: str, records: list[RecordedHonour]) -> Finding:
    standing = [record for record in records if record.state == StatementState.PUBLISHED]
    if not standing:
        waiting = next((record for record in records if record.state == StatementState.WAITING), None)
        if waiting:
            return _finding(CheckResult.WAIT, span, waiting, _("资料库里有这一条，还在等同事确认。"))
        return _finding(CheckResult.BAD, span, records[0], _("资料库里这条获奖记录已停用，不能再用。"))
    if fault := _of_level(span, standing[0]):
        return _finding(CheckResult.BAD, span, standing[0], fault)
    won = next((record for record in standing if record.is_won), None)
    if won:
        if claim not in ("", "won"):
            return _finding(CheckResult.WAIT, span, won, _("资料库登记为已经获得，正文写的是还没有获得，请核对。"))
        return _finding(CheckResult.OK, span, won)
    record = next((record for record in standing if record.status_code == claim), standing[0])
    if claim == record.status_code:
        return _finding(CheckResult.OK, span, record)
    words = {"status": record.status}
    if claim == "won":
        advice = _("资料库登记的是“%(status)s”，还没有获得，不能写成获得。") % words
        return _finding(CheckResult.BAD, span, record, advice)
    return _finding(CheckResult.WAIT, span, record, _("资料库登记的是“%(status)s”，请核对正文的说法。") % words)


def _of_level(span: Span, record: RecordedHonour) -> str:
    before = _LEVEL_BEFORE.search(span.passage.folded[max(0, span.start - 8) : span.start])
    if before is None:
        return ""
    level = str(before["level"]).replace("全国", "国家").replace("自治区", "省")
    if not record.level or level == record.level or record.level in ("其他", ""):
        return ""
    words = {"said": before["level"] + _("级"), "recorded": record.level_name}
    return _("正文写“%(said)s”，资料库登记的是“%(recorded)s”。") % words


def _nearly(
    manuscript: Manuscript, by_title: dict[str, list[RecordedHonour]], taken: set[tuple[int, int]]
) -> Iterator[tuple[Span, Finding]]:
    """Quotations that are a recorded title but for a sign or two."""
    ends: dict[str, list[str]] = defaultdict(list)
    for title in by_title:
        if len(title) >= _SHORTEST:
            for piece in {title[:3], title[-3:]}:
                ends[piece].append(title)
    compared = 0
    for span in manuscript.quoted():
        words = span.passage.folded[span.start : span.end]
        if len(words) < _SHORTEST or words in by_title or (span.passage.number, span.start) in taken:
            continue
        near = [*ends.get(words[:3], ())[:_CANDIDATES], *ends.get(words[-3:], ())[:_CANDIDATES]]
        compared += bool(near)
        if not near or compared > _COMPARED:
            continue
        meant = next((title for title in near if _edits(title, words) <= _NEARLY), None)
        if meant is None:
            continue
        record = by_title[meant][0]
        if _OF_A_PLACE.match(words) and words[-3:] == meant[-3:] and words[:3] != meant[:3]:
            advice = _("资料库里有名称相近的“%(title)s”，地方或级别不同，请核对。") % {"title": record.title}
            yield span, _finding(CheckResult.WAIT, span, record, advice)
            continue
        advice = _("荣誉名称要照录，资料库写作“%(title)s”。") % {"title": record.title}
        yield span, _finding(CheckResult.BAD, span, record, advice)


def _edits(one: str, other: str) -> int:
    """How many signs must be changed, added or dropped, counted up to ``_NEARLY`` and one more."""
    if abs(len(one) - len(other)) > _NEARLY:
        return _NEARLY + 1
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        before, row[0] = row[0], at
        for place in range(1, len(other) + 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (sign != other[place - 1])),
            )
        if min(row) > _NEARLY:
            return _NEARLY + 1
    return row[-1]


def _finding(result: CheckResult, span: Span, record: RecordedHonour | None, advice: str = "") -> Finding:
    return Finding(
        kind=CheckKind.HONOUR,
        result=result,
        anchor=span.passage.anchor,
        start=span.start,
        end=span.end,
        said=span.words,
        recorded=record.title if record else "",
        place=f"{record.holder} · {record.status}" if record else "",
        advice=advice,
        blocks=result == CheckResult.BAD,
    )
