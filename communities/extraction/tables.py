"""Tables in a story: a line of heads and lines of cells, each cell read as the clause that a reporter would have written.

社区 总户数(户) 志愿者(人) / 鹿潭 4310 1288 says 鹿潭社区,总户数4310户,志愿者1288人. The signs of a head stand at the place
of the number below it, so that a figure's quote is its cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communities.extraction.cleaning import Line

_CELL = re.compile(r"[^ |]+")
_BETWEEN = re.compile(r"[^|]+")
_NUMBER = re.compile(
    r"[约近超逾]?\d[\d,]*(?: \d{3})*(?:\.\d+)?[万余多]?(?P<unit>%|(?!年|月|日|号|届|期)[\u3400-\u9fff㎡]{1,3})?"
)
_NOTHING = re.compile(r"[-—–/无0×]{1,2}|暂缺|暂无|未[设建开]|没有|未统计|不详|未报|空缺|缺")
_HEAD = re.compile(
    r"(?P<noun>(?:\d{1,4}[年周岁])?[\u3400-\u9fff“”]{2,16}?)(?:[(/:](?P<unit>[\u3400-\u9fff㎡]{1,5})\)?)?"
)
_RULE = re.compile(r"[:—=-]{2,}")
_SUBJECT = re.compile(r"项目|指标|类别|内容|事项|数据|名称")
_NAME = re.compile(r"[\u3400-\u9fff“”·]{2,20}")
# What no indicator counts: places in a ranking, votes, prizes, telephone numbers.
_NO_COUNT = re.compile(
    r"奖金|得分|分数|评分|总分|排名|名次|序号|编号|得票|票数|票|年龄|电话|邮编|(?<!族)(?<!老人)(?<!老年人)(?:比例|占比)|率$|时间|日期"
)
_UNITS = (
    (re.compile(r"人次(?:数)?$"), "人次"),
    (re.compile(r"\d岁(?:及)?以上$"), "人"),
    (re.compile(r"(?:人数|人口|志愿者|义工|党员|老人|老年人|居民|人员|队员|社工)(?:总?数|人数|总人数)?$"), "人"),
    (re.compile(r"(?:户数|户)$"), "户"),
    (re.compile(r"(?:场次|活动|讲座|议事会)(?:数|场数|次数)?$"), "场"),
    (re.compile(r"(?:比例|占比)$"), "%"),
    (re.compile(r"(?:小区|网格|支部|小组|社团|驿站|活动室|阵地)(?:数|个数|数量)?$"), "个"),
    (re.compile(r"(?:服务队|队伍|团队)(?:数|支数|数量)?$"), "支"),
    (re.compile(r"(?:楼栋|楼幢|居民楼|住宅楼)(?:数|栋数|幢数)?$"), "栋"),
    (re.compile(r"(?:纠纷|矛盾)(?:数|件数)?$"), "件"),
)
_OF_HONOURS = re.compile(r"荣誉|称号|奖项|获奖|创建(?:成果|情况)")
_HAS_VERB = re.compile(r"正|已|申报|争创|获|荣|被|入选|创建|拟|推荐|参评|候选")
_FEWEST_ROWS, _MOST_CELLS, _LONGEST_LINE = 2, 16, 160


@dataclass(frozen=True)
class Cell:
    """A piece of a line: ``folded[start:end]``."""

    words: str
    start: int


@dataclass(frozen=True)
class Clause:
    """The words that a row says, and for each sign its place in the text."""

    words: str
    offsets: list[int]


@dataclass(frozen=True)
class Table:
    """The heads and rows of a table, by where their lines begin, and what the rows say."""

    heads: int
    rows: tuple[int, ...]
    clauses: tuple[Clause, ...]


def find_tables(folded: str, lines: list[Line]) -> list[Table]:
    """Return the tables whose cells are counts; lists of names are none."""
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        if not _may_be_heads(folded, lines[place]):
            place += 1
            continue
        heads = _cells(folded, lines[place])
        rows: list[list[Cell]] = []
        starts: list[int] = []
        end = place + 1
        if _are_heads(heads):
            while end < len(lines):
                cells = _cells(folded, lines[end])
                is_rule = all(_RULE.fullmatch(cell.words) for cell in cells)
                if not is_rule:
                    if len(cells) != len(heads) or not any(_NUMBER.fullmatch(cell.words) for cell in cells):
                        break  # a line of as many words, as the credits may be, is no row
                    rows.append(cells)
                    starts.append(lines[end].start)
                end += 1
        table = _table(*_upright(heads, rows), lines[place].start, tuple(starts)) if len(rows) >= _FEWEST_ROWS else None
        if table:
            tables.append(table)
        place = end if table else place + 1
    return tables


def _upright(heads: list[Cell], rows: list[list[Cell]]) -> tuple[list[Cell], list[list[Cell]]]:
    """A table whose columns are the places (项目 松岭 柳塘 / 志愿者(人) 412 365), turned so that its rows are."""
    is_turned = _SUBJECT.fullmatch(heads[0].words) and not any(_unit(head.words) for head in heads[1:])
    if not is_turned or not all(_HEAD.fullmatch(row[0].words) for row in rows):
        return heads, rows
    turned = [[head, *(row[place] for row in rows)] for place, head in enumerate(heads) if place]
    return [Cell("社区", heads[0].start), *(row[0] for row in rows)], turned


def _cells(folded: str, line: Line) -> list[Cell]:
    if line.end - line.start > _LONGEST_LINE:
        return []
    if "|" in folded[line.start : line.end]:
        found = _BETWEEN.finditer(folded, line.start, line.end)  # 2 845: a blank for the comma of thousands
        return [
            Cell(one[0].strip(), one.start() + len(one[0]) - len(one[0].lstrip())) for one in found if one[0].strip()
        ]
    return [Cell(found[0], found.start()) for found in _CELL.finditer(folded, line.start, line.end)]


def _may_be_heads(folded: str, line: Line) -> bool:
    """Whether a line has the blanks or bars between three cells; few lines of a story do."""
    return folded.count(" ", line.start, line.end) + folded.count("|", line.start, line.end) > 1


def _are_heads(cells: list[Cell]) -> bool:
    return 2 < len(cells) <= _MOST_CELLS and all(_HEAD.fullmatch(cell.words) for cell in cells)


def _table(heads: list[Cell], rows: list[list[Cell]], begin: int, starts: tuple[int, ...]) -> Table | None:
    columns = list(zip(*rows, strict=True))
    counts = [
        place
        for place, column in enumerate(columns)
        if all(_NUMBER.fullmatch(cell.words) or _NOTHING.fullmatch(cell.words) for cell in column)
    ]
    named = next((at for at, column in enumerate(columns) if all(_NAME.fullmatch(cell.words) for cell in column)), None)
    told = [
        place
        for place in counts
        if not _NO_COUNT.search(heads[place].words)
        and (_unit(heads[place].words) or all(_has_unit(cell) for cell in columns[place]))
    ]
    if named is None or not told:
        return None
    kind = heads[named].words
    honours = next(
        (place for place, head in enumerate(heads) if place != named and _OF_HONOURS.search(head.words)), None
    )
    clauses = tuple(
        clause
        for row in rows
        if (
            clause := _clause(
                kind, row[named], [(heads[p], row[p]) for p in told], None if honours is None else row[honours]
            )
        )
    )
    return Table(begin, starts, clauses)


def _unit(head: str) -> str | None:
    found = _HEAD.fullmatch(head)
    if found is None:
        return None
    return found["unit"] or next((unit for pattern, unit in _UNITS if pattern.search(found["noun"])), None)


def _has_unit(cell: Cell) -> bool:
    """412人: the unit stands in the cell, not in the head."""
    found = _NUMBER.fullmatch(cell.words)
    return found is None or found["unit"] is not None


def _clause(kind: str, name: Cell, cells: list[tuple[Cell, Cell]], honour: Cell | None) -> Clause | None:
    if name.words.endswith(("合计", "总计", "小计", "平均")):
        return None
    signs = list(name.words)
    offsets = list(range(name.start, name.start + len(signs)))
    if kind.startswith("社区") and not name.words.endswith(("社区", "村", "居委会")):
        signs += "社区"
        offsets += [offsets[-1]] * 2
    signs.append(",")
    offsets.append(offsets[-1])
    for head, cell in cells:
        if _NOTHING.fullmatch(cell.words):
            continue
        found = _HEAD.fullmatch(head.words)
        noun, unit = (found["noun"] if found else ""), _unit(head.words) or ""
        last = cell.start + len(cell.words) - 1
        unit = "" if _has_unit(cell) else unit
        number = [(sign, cell.start + place) for place, sign in enumerate(cell.words) if sign != " "]
        signs += [*noun, *(sign for sign, _at in number), *unit, ","]
        offsets += [cell.start] * len(noun) + [at for _sign, at in number] + [last] * (len(unit) + 1)
    if honour and not _NOTHING.fullmatch(honour.words):
        verb = "" if _HAS_VERB.match(honour.words) else "获得"
        signs += [*verb, *honour.words, ","]
        offsets += [honour.start] * len(verb) + list(range(honour.start, honour.start + len(honour.words)))
        offsets.append(offsets[-1])
    return Clause("".join(signs[:-1]) + "。", offsets) if len(offsets) > len(name.words) + 3 else None


def said_by(tables: list[Table]) -> Iterator[tuple[int, Clause]]:
    """What the tables say, each with the place of the row behind which it is read: the last of its table."""
    for table in tables:
        for clause in table.clauses:
            yield table.rows[-1], clause
