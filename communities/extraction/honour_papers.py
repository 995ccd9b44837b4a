"""What a paper that honours says of its lists: its title, its level, which of its lines are heads of lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communities.extraction.award_givers import whole_title
from communities.extraction.award_levels import level_of_body, levels_of
from communities.extraction.award_read import Award
from communities.extraction.award_words import TITLE_LIKE
from communities.extraction.commendations import OF_COMMENDATION, honour_at
from communities.extraction.context import Context
from communities.extraction.honour_items import (
    Honoured,
    Item,
    items_between,
    number_of,
)
from communities.extraction.list_heads import honoured_by, title_said
from communities.extraction.people import Person
from communities.extraction.sentences import Sentence

_PRAISES = re.compile(
    r"优秀|先进|示范|文明|模范|[最十百][美佳强优大]|标兵|之星|热心|爱心|友善|善行|好(?:人|邻居|媳妇|婆婆|儿女|党员|支书|社工)|星级|[一二三四五]星|和谐|平安|幸福|美丽|书香|绿色|孝|五好|工匠|先锋|榜样|达人|能手|典型|达标|红旗|道德|诚信|满意|奖$|人物|卫生|园林|宜居|友好|明星|优胜|金牌|银牌|特色|贡献"
)
_OF_HOMES = re.compile(r"(?:庭院|楼栋|楼院|楼组|庭|院|户)$")
_NO_TITLE = re.compile(
    r"(?:单位|集体|组织)(?:和|、|及|与)[\u3400-\u9fff]{0,4}个人|红黑榜|黑榜|〔|办公室$|委员会$|文明办$|领导小组$|单项|各类|评选|条件|办法|标准|名额|程序|要求|事迹|简介|通知|申报|推荐表|创建(?!先进|优秀|示范|标兵|达标)|活动|时间|地[点址]|电话|联系|方式|方案|工作$|建设$|以下|下列|^(?:关于|对|经|现)|[:。]"
)
_NUMBERED = re.compile(
    r"^(?:附件?\d*[:.、]?|附:)?(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))? *"
)
_COUNT = re.compile(
    r"(?:\((?:共|合计|计)?[\d一二三四五六七八九十]+[户名人个支篇项家位栋处对条组](?:[,、][^()]*)?\)|\((?:排名|按|以|不分)[^()]*\)|:?(?:共)?\d+[户名人个支篇项家位栋]|\(第[\u3400-\u9fff\d]+批\))+$"
)
_CALLED = (
    r"(?:的)?(?:称号|荣誉称号)?(?:拟(?:推荐|表彰|表扬|命名|认定|授予|入选)*)?(?:正式|初步|建议|推荐|候选|提名|入围|获奖|表彰|表扬|参评|当选|公示)*"
    r"(?:名单|名录|人选|对象|获得者|光荣榜|(?<=候选)(?:人|单位|集体|社区|小区|家庭|者)|(?<=表[彰扬])(?:集体|个人|家庭|单位|团队)|评选结果|结果|一览表?|公示|公布|揭晓)*(?:(?<=名单)[及和与](?:[简主先]要?[进]?)?事迹(?:材料|简介)?)?(?:如下)?"
)
_SAYS_WHO = re.compile("名单|候选|人选|对象|获得者|光荣榜|结果")
_CATEGORY = re.compile(rf"(?P<title>.+?)(?P<called>{_CALLED})")
_QUOTED = re.compile(r"“([^“”]{3,30})”")
_INTRODUCES = re.compile(
    r"(?:名单|结果|人选|对象|个人|集体|社区|家庭|(?<!有关)(?<!主要)情况)(?:予以|进行)?[^。:]{0,14}(?:如下|附后)[^。:]{0,16}[:。]?$|名单[^。:]{0,8}(?:公示|公布)[^。:]{0,8}[:。]?$|^(?:具体|获奖|表彰|公示|候选人?|入选|推荐)?名单(?:如下)?:?$|(?:授予|命名|表彰|表扬|确定|认定)[^。]{0,30}(?:以下|下列)[^。]{2,40}[:。]?$|以下[为是][^。:]{0,16}(?:名单|人选|候选人):?$|以下[^。:]{0,12}(?:当选|入选|获评|荣获|被评为|被授予)[^。]{2,40}[。:]?$|名单[^。]{2,40}(?:榜上有名|入选|上榜|在列)[^。]{0,6}分别[是为]:$"
)
_TITLE_SAID = re.compile(r"([\u3400-\u9fff\d]{4,30}?)(?:拟[\u3400-\u9fff]{2}|候选|推荐|获奖)*(?:名单|人选|对象)")
_PAPER = re.compile(r"(?:公示|通报|决定|通知|公告|名单|光荣榜|投票|评选结果|通告)(?:\([^()]*\))?$")
_ABOUT = re.compile(
    r"^.*?关于(?:[对拟给予]|公布|发布|表彰|表扬|命名|授予|推荐|通报|评选|推选|认定|确定|同意|作为|拟推荐|进行)*(?:(?:19|20)\d\d(?:[-—](?:19|20)?\d\d)?年?度?|第[一二三四五六七八九十\d]+[届批季])*"
)
_SETTLED = re.compile(r"(?:经|社会|媒体|网上|集中|、|无异议)公示|公示(?:无异议|后|期满|等|、|期)")
_HOPED = re.compile(r"候选|提名|入围|参评|投票|点赞")
_PLANNED = re.compile(r"公示|拟(?:推荐|表彰|表扬|命名|认定|授予|入选|确定)")
_GIVER = re.compile(
    r"[省市区县](?:委|政府|文明[办委]|[\u3400-\u9fff]{1,8}(?:[局办部]|联合会|妇联))[\u3400-\u9fff、]{0,8}(?:审核|评审|研究|审定|审议|决定|评出|评选|公布|命名|复核)"
)
_GIVEN = re.compile(r"为?“([^“”]{3,30})”(?:(?:荣誉)?称号|(?<=”)(?=[,;。]))")
_SAID = re.compile(r"“([^“”]{3,30})”(?:(?:荣誉)?称号|(?:一并)?(?:予以|进行)?表[彰扬]|(?<=奖”)[,。;])")
_BRACKETED = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.]\)?")
_GIVING = re.compile(r"授予|确定|命名|认定|评定|评选|推选|推荐|聘")
_AS = re.compile(r"(?:评?为|命名为)“([^“”]{3,30})”(?:(?:荣誉)?称号)?(?=[;。]|$)")
_GIVES_ABOVE = re.compile(r"决定,?授予[^。:]{2,120}?(?<!以下)(?<!下列)[^。:]{2,40}“[^“”]{3,30}”(?:荣誉)?称号")
_AND_OTHERS = re.compile(r"等[\d一二三四五六七八九十]+[个名位家支户]")
_GENERAL = re.compile(r"先进(?:集体|个人|典型)|优秀(?:集体|个人)|(?:先进)?事迹")
_HONOURED = re.compile(r"获评|荣获|上榜|入选|当选|获得")
SIGNED = re.compile(r"(?:办公室|委员会|政府|党工委|办事处|[委办局部]|领导小组|联合会|妇联|总工会)$")
_ANNOUNCED = re.compile(
    r"(?:现|特)[\u3400-\u9fff]{0,8}(?:公示|公布|表彰|通报)[\u3400-\u9fff]{0,6}如下|(?:下列|以下)(?:单位|集体|个人|社区|家庭|同志)[^。]{0,12}(?:获得|荣获|受到|予以表彰)"
)
_MOST_BEFORE = 6  # lines before the sentence that announces a list
_PUT_FORWARD_TO = re.compile(
    r"(?:全[国省市区县]|[国省市]级?)(?=[^,。;]{2,30}?(?:拟?推荐|候选|推荐对象|人选))[^,。;]{2,30}"
)
_LONGEST_HEAD = 60


@dataclass(frozen=True)
class ListHead:
    """The honour of a list: the line that says it, and whom it honours."""

    award: Award
    honoured: Honoured
    behind: int = -1  # where the items begin on the same line

    def held(self, item: Item) -> tuple[Award, list[Person]]:
        """The honour of a list as one of those in it holds it."""
        named = item.person.name if item.person and item.person.name == item.holder else None
        award = replace(self.award, holders=((item.holder, named),), topic=item.place or self.award.topic)
        return award, [item.person] if item.person else []


class Paper:
    """What the title of a paper says of every list in it."""

    def __init__(self, context: Context, lines: list[Sentence]) -> None:
        self._context = context
        self._words = self._title(context, lines)
        self.is_commending = bool(OF_COMMENDATION.search(self._words) or re.search(r"投票|候选|点赞", self._words))
        about = _ABOUT.sub("", self._words)
        self._titles = [
            found[1]
            for found in _QUOTED.finditer(self._words)
            if (TITLE_LIKE.search(found[1]) or _OF_HOMES.search(found[1])) and not _NO_TITLE.search(found[1])
        ]
        if not self._titles and self.is_commending:
            bare = re.sub(r"(?:的)?(?:公示|通报|决定|通知|公告)(?:\([^()]*\))?$", "", about)
            parts = [_parted(part) for part in re.split(r"[、和及与]", bare)]
            self._titles = [part for part in parts if part and self._is_title(part)]
        self._said = [
            said[1] for line in lines for said in (_SAID.finditer(line.paragraph.text) if self.is_commending else ())
        ]
        self._gives = any(
            _GIVES_ABOVE.search(line.paragraph.text) and not _AND_OTHERS.search(line.paragraph.text)
            for line in lines[:8]
        )
        self._levels = self._level(about, lines)

    @staticmethod
    def _title(context: Context, lines: list[Sentence]) -> str:
        """A title may stand on several lines: whose paper it is, what it is about, and of what kind it is."""
        for count in range(1, min(4, len(lines)) + 1):
            words = lines[count - 1].paragraph.text
            if len(words) > _LONGEST_HEAD or words.endswith(("。", ":")):
                break
            if _PAPER.search(words):
                return "".join(line.paragraph.text for line in lines[:count])
        for line in lines[:_MOST_BEFORE]:
            announced = _ANNOUNCED.search(line.paragraph.text)
            if announced:
                return announced[0]  # the paper's own title was not pasted
        return context.title_words

    def _level(self, about: str, lines: list[Sentence]) -> tuple[str, ...]:
        above = _PUT_FORWARD_TO.search(self._words)
        if above:
            return levels_of(above[0], self._context)  # 北岭区2024年度全省…典型拟推荐对象公示
        first = self._words.partition("关于")[0] if "关于" in self._words else ""
        found = levels_of(about, self._context) or (level_of_body(first, self._context) if first else ())
        if found or not self.is_commending:
            return found
        for line in lines[:-5:-1]:
            words = line.paragraph.text
            if len(words) <= 30 and number_of(words) is None and SIGNED.search(words):
                return level_of_body(words, self._context)
        for line in lines[:6]:
            giver = _GIVER.search(line.paragraph.text)
            if giver:
                return level_of_body(giver[0], self._context)
        return ()

    def _is_title(self, title: str) -> bool:
        bare = title.strip("“”")
        praise = self._context.places.without(bare)  # 红旗堡社区 praises nobody
        known = getattr(self, "_titles", [])
        return (
            3 < len(bare) <= 30
            and (TITLE_LIKE.search(bare) or _OF_HOMES.search(bare)) is not None
            and not _NO_TITLE.search(bare)
            and (
                _PRAISES.search(praise) is not None
                or any(bare in other for other in (*known, *getattr(self, "_said", ())))
            )
        )

    def head(self, line: Sentence) -> ListHead | None:
        """The head that a line is, on which a list may follow at once."""
        words = line.paragraph.text
        if not self.is_commending and not _MAY_HEAD.search(words):
            return None  # most lines of a paper that is about something else
        if not words or (words[0] == "“" and words.endswith("。")):
            return None
        found = self._category(line, words, len(words)) if len(words) <= _LONGEST_HEAD else None
        if found:
            return found
        colon = words.find(":", 0, _LONGEST_HEAD)
        if 0 < colon < len(words) - 2:
            found = self._category(line, words[: colon + 1], colon + 1)
            if found:
                return replace(found, behind=colon + 1)
        if not _INTRODUCES_AT_ALL.search(words):
            return None
        stop = max((mark.end() for mark in _COLON.finditer(words)), default=-1)
        said, behind = (words, -1) if stop < 0 or stop >= len(words) - 1 else (words[:stop], stop)
        begin = max(said.rfind("。", 0, len(said) - 1) + 1, 0)
        return self._introduced(line, said[begin:], begin, behind) if _INTRODUCES.search(said[begin:]) else None

    def given(self, sentence: Sentence) -> Iterator[tuple[Award, list[Person]]]:
        """授予甲小学、乙社区居委会“文明单位”称号: bodies, houses and families that one sentence of a decision lists."""
        words = sentence.paragraph.text
        if not self.is_commending or ("授予" not in words and "命名" not in words) or sentence.paragraph.is_heading:
            return
        for said in _GIVEN.finditer(words, sentence.start, sentence.end):
            begin = max(words.rfind(verb, sentence.start, said.start()) for verb in ("授予", "命名")) + 2
            listed = words[begin : said.start()]
            honoured = honoured_by(said[1])
            if begin < 2 or "、" not in listed or honoured == "people" or re.search(r"[,;:]|以下|下列", listed):
                continue
            items = items_between(sentence, begin, said.start(), honoured, self._context)
            if len(items) < 2 or all(item.place and item.place.name == item.holder for item in items):
                continue  # communities alone are read where honours are given by a verb
            award = self._made(sentence, said[1], said.start(1), said[0]).award
            for item in items:
                named = item.person.name if item.person and item.person.name == item.holder else None
                yield replace(award, holders=((item.holder, named),)), [item.person] if item.person else []

    def named(self, sentence: Sentence) -> Iterator[tuple[Award, list[Person]]]:
        """(二)甲楼、乙楼3栋为“文明楼院”;: what a numbered line of a decision makes of those it lists."""
        lead, said = self._line_of(sentence)
        if lead is None or said is None:
            return
        head = self._made(sentence, said[1], said.start(1), said[0])
        for item in items_between(sentence, lead.end(), said.start(), head.honoured, self._context):
            yield head.held(item)

    def is_named(self, sentence: Sentence) -> bool:
        """Whether a sentence is such a line."""
        return self._line_of(sentence)[1] is not None

    def _line_of(self, sentence: Sentence) -> tuple[re.Match[str] | None, re.Match[str] | None]:
        words = sentence.paragraph.text
        lead = _BRACKETED.match(words, sentence.start) if self.is_commending else None
        if lead and _GIVING.match(words, lead.end()):
            return lead, None  # (三)确定甲社区为“…”: read where honours are given by a verb
        return lead, _AS.search(words, lead.end(), sentence.end) if lead else None

    def parts(self, line: Sentence, first: ListHead) -> list[tuple[ListHead, int, int]]:
        """甲先进社区:A社区;乙先进社区:B社区。 Several lists on one line, where each begins and ends."""
        words = line.paragraph.text
        found: list[tuple[ListHead, int, int]] = [(first, first.behind, len(words))]
        for label in _NEXT_LABEL.finditer(words, first.behind):
            head = self._category(line, label[1] + ":", len(label[1]) + 1, offset=label.start(1))
            if head:
                found[-1] = (*found[-1][:2], label.start())
                found.append((head, label.end(), len(words.rstrip("。;"))))
        return found if len(found) > 1 else []

    def _category(self, line: Sentence, words: str, end: int, offset: int = 0) -> ListHead | None:
        """一、文明家庭(3户), 甘肃省第一届“最美社区工作者”名单:, 十佳网格员拟表彰人选."""
        needs_saying = not self.is_commending or line.paragraph.is_of_honours
        if needs_saying and not _SAYS_WHO.search(words, 0, end):
            return None
        lead = _NUMBERED.match(words.lstrip("【"))
        first = (lead.end() if lead else 0) + words.startswith("【")
        body = _COUNT.sub("", words[first:end].strip("【】: ")).strip("【】: ")
        if self._gives and _GENERAL.fullmatch(body):
            return None  # 一、先进集体: the deeds of those to whom the decision gave its titles above
        if "。" in body or "," in body or body.startswith("关于"):
            return None
        called = _CATEGORY.fullmatch(body)
        if called is None or (needs_saying and not _SAYS_WHO.search(called["called"])):
            return None
        quoted = _QUOTED.search(called["title"])
        if quoted:
            whole = _YEAR_BEHIND.sub("", called["title"])
            title, start = quoted[1], offset + first + quoted.start() + 1
            if quoted.end() != len(whole):
                if quoted.start() or not whole.endswith("奖"):
                    return None
                return self._made(line, whole, offset + first, words)  # “…”大记录活动最佳组织奖
        else:
            title, start = called["title"], offset + first
        return self._made(line, title, start, words) if self._is_title(title) else None

    def _introduced(self, line: Sentence, said: str, begin: int, behind: int) -> ListHead | None:
        """现将“…”名单公示如下:, 授予以下…“…”称号:, 名单如下:."""
        titles = [found for found in _QUOTED.finditer(said) if TITLE_LIKE.search(found[1])]
        last = said if "分别" in said else said[said.rfind(",", 0, -1) + 1 :]
        if titles:
            head = self._made(line, titles[-1][1], begin + titles[-1].start(1), last)
            return replace(head, behind=behind)
        plain = _TITLE_SAID.search(last)
        if plain:
            title = re.sub(
                r"^.*?(?:公布|发布|揭晓|通报|评选出)(?:的|了)?(?=.{4})|^(?:现将|将|现对|对|拟推荐的?|拟命名的?|全[区市县省]|获得|被评为)+",
                "",
                plain[1],
            )
            if self._is_title(title):
                start = begin + len(said) - len(last) + plain.end(1) - len(title)
                return replace(self._made(line, title, start, last), behind=behind)
        if len(self._titles) == 1 and (self.is_commending or _HONOURED.search(self._words)):
            head = self._made(line, self._titles[0], 0, last)
            return replace(head, behind=behind)
        return None

    def _made(self, line: Sentence, title: str, start: int, said: str) -> ListHead:
        end = min(start + len(title), len(line.paragraph.text))
        whole = next((other for other in self._titles if other.endswith(title) and other != title), None)
        is_whole = whole is not None and levels_of(whole, self._context)
        # “郧岭市十佳网格员” of the paper's title is 十佳网格员 of its lists
        title = whole if whole and is_whole else whole_title(title, self._words, self._context)
        title = title_said(title, self._said)
        award = honour_at(title, start, end, line, self._context)
        ahead = line.paragraph.text[max(0, start - 16) : start]
        own = levels_of(title, self._context) or levels_of(
            re.sub(r"[“(]|^.*[,。]|第.{1,3}[届批]$", "", ahead), self._context
        )
        year = re.search(r"(?:19|20)\d\d(?=年)", f"{title} {said} {self._words}")
        own = own or self._level_said(title, line)
        award = replace(
            award, status=self._status(said), levels=own or self._levels or award.levels,
            year=award.year or (int(year[0]) if year else None),
        )  # fmt: skip
        return ListHead(award, honoured_by(title))

    def _level_said(self, title: str, line: Sentence) -> tuple[str, ...]:
        """The level that the story tells before the title elsewhere, or alone on the line before: 2017年度全市."""
        for paragraph in self._context.naming(f"“{title}”"):
            before = paragraph.text[: paragraph.text.find(f"“{title}”")][-16:]
            whole = _OF_ALL.search(re.sub(r"“[^“”]*”[、和]?$", "", before))
            if whole:
                return levels_of(whole[0], self._context, at_end=True)
        return ()

    def _status(self, said: str) -> str:
        said, paper = _SETTLED.sub("", said), self._words
        if _PLANNED.search(said) or (_PLANNED.search(paper) and not re.search(r"已获|曾获", said)):
            return "公示"
        if re.search(r"获得者|获奖", said) and not _HOPED.search(said):
            return "获得"
        return "候选" if _HOPED.search(said) or _HOPED.search(paper) else "获得"


_OF_ALL = re.compile(r"全[国省市区县]$")
_NEXT_LABEL = re.compile(r"[;。]([^;。:,]{4,24}):")
_YEAR_BEHIND = re.compile(r"\((?:19|20)\d\d年?(?:度)?\)$")
_COLON = re.compile(r"(?:如下|以下[^:。]{0,20}|名单|称号|分别[是为])(?:\([^()]*\))?:")
_INTRODUCES_AT_ALL = re.compile(r"名单|如下|以下|下列")
_MAY_HEAD = re.compile(f"{_SAYS_WHO.pattern}|{_INTRODUCES_AT_ALL.pattern}")


def _parted(words: str) -> str:
    """The title without what the list is called."""
    called = _CATEGORY.fullmatch(_COUNT.sub("", words.strip("“” ")))
    return re.sub(r"^全[省市区县街镇]", "", called["title"] if called else words)
