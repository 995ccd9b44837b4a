"""Who was spoken of last: teams, bodies and families that a story has named, for honours whose clause names nobody
that can hold them (该团队, 这支队伍, 她家, or no subject at all). The head noun of a title, or of the words that point
back, says of what kind they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communities.extraction.choices import choice_of, first_signs
from communities.extraction.layout import Paragraph
from communities.extraction.places import Places

# of each kind how titles call it, and how the names of those end that are of it
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("cooperative", r"(?:合作社|示范社)", "合作社 联合社"),
    ("party", r"党(?:组织|支部|总支|委)|(?:战斗|红色)?堡垒", "党组织 党支部 党总支 党委"),
    (
        "mediators",
        r"(?:调解(?:委员会|组织|室|工作室|团队|集体|队伍|队)|调委会)",
        "调解(?:委员会|室|工作室|团队|队伍|队|团|之家|中心|组织|组|站) 调委会 [说评理][说评理]?事?[室厅]",
    ),
    (
        "team",
        r"(?:队伍|团队|[\u3400-\u9fff]队|志愿(?:服务)?(?:组织|团体|团)|(?:合唱|艺术|文艺|表演|歌舞|宣讲|舞蹈|社)团|团体|社团|班组|剧社)",
        "队(?<!部队|军队|排队|大队) 团(?<!社团|集团|财团) 班组 剧社 诗社 画社 书画社 棋社 茶社 俱乐部 联盟 协会 姐妹 娘子军 突击队",
    ),
    ("school", r"(?:学校|校园|幼儿园|小学|中学)", "学校 幼儿园 小学 中学 学院"),
    ("firm", r"(?:企业|公司|门店|商户|超市|农场)", "公司 企业 超市 门店 集团 农场 工厂"),
    (
        "readers",
        r"(?:书屋|书房|图书馆|阅览室|阅读(?:空间|点|驿站))",
        "书屋 书房 图书馆 阅览室 书吧 书院 读书角",
    ),
    ("kitchen", r"(?:食堂|餐厅|饭堂)", "食堂 饭堂 厨房 助餐点 餐厅"),
    ("workroom", "工作室", "工作室"),
    ("station", r"(?:驿站|实践[站所]|服务站|工作站)", "驿站 实践[站所] 服务站 工作站"),
    ("centre", "中心", "中心"),
    ("work", r"(?:项目|案例|品牌|工作法|作品|节目)", "项目 品牌 工作法 行动 计划 模式 机制 节目"),
)
_BY_TITLE = tuple((kind, re.compile(rf"{title}(?:\([\u3400-\u9fff]{{1,6}}\))?$")) for kind, title, _names in _KINDS)
_OF_ANY_KIND = re.compile("|".join(pattern.pattern for _kind, pattern in _BY_TITLE))
_ENDS_OF_TITLES = frozenset("社织部支委垒会室队体伍团组校园学业司店户市场屋房馆间点站堂厅所心目例牌法品)")
_HEADS = f"(?={first_signs(' '.join(names for _kind, _title, names in _KINDS).split())})(?:" + (
    "|".join(rf"(?P<{kind}>{choice_of(names.split())})" for kind, _title, names in _KINDS) + ")"
)
_NAMED = re.compile(
    rf"(?:“[^“”,。;]{{1,14}}”(?:[\u3400-\u9fff]{{0,8}}?(?:{_HEADS}))(?![员长伍服志]))|"
    + re.sub(
        r"\?P<\w+>", "?:", rf"“[^“”,。;]{{0,12}}(?:{_HEADS})”|[\u3400-\u9fff]{{1,14}}?(?:{_HEADS})(?![员长伍服志])"
    )
)
_HEAD_OF_NAME = re.compile(rf"(?:{_HEADS})”?$")
_POINTS_BACK = re.compile(
    r"(?:(?:该|此|本|这|那)(?:一)?(?:支|个|家|所|座|条|间|群|项|处)?(?:[\u3400-\u9fff\d]{0,14}(?:的|“))?|同一支)?(?P<head>[\u3400-\u9fff]{1,8})$"
)
_POINTING = re.compile(r"(?:该|此|这|那)(?:一)?(?:支|个|家|所|座|条|间|群|项|处)?(?=[\u3400-\u9fff])")
_POINTED_AHEAD = re.compile(
    rf"{_POINTING.pattern.partition('(?=')[0]}(?P<head>[\u3400-\u9fff]{{0,6}}?(?:队伍|团队|[\u3400-\u9fff]队(?!伍)|[\u3400-\u9fff]团(?![队结])|组织|社团|[\u3400-\u9fff]室|合作社|公司|协会|班子|班组|食堂|书屋|书房|驿站|中心|项目|案例|品牌|节目|作品|夜校|课堂|学堂|群人|帮人))"
)
_POINTED = re.compile(rf"{_POINTING.pattern.partition('(?=')[0]}$")
# 韩志远带的那支队伍: whose it is may stand in front
_POINTS_BACK_LATE = re.compile(
    r"[\u3400-\u9fff\d]{2,20}?的[这那]一?(?:支|个|家|所|座|间|群)(?P<head>[\u3400-\u9fff]{1,8})$"
)
_HONOUR = re.compile(r"先进|优秀|示范|最[美佳]|[十百]佳|模范|红旗|星级|金牌")
_GENERAL = frozenset(
    "团队 队伍 小队 服务队 志愿队 志愿服务队 队 团 组织 支部 党支部 党委 党总支 党组织 合作社 公司 企业 学校 项目 案例 品牌 工作室 调解室 中心 协会 社团 驿站 食堂 书房 书屋 团体 组合 志愿者队伍 志愿团队 文艺队".split()
)
_THEIR_HOME = re.compile(
    r"^(?:(?:他|她|他们|她们|自己|老[\u3400-\u9fff]|其)的?(?:一)?家(?:庭)?|(?:这|她这|他这)?(?:一|全)家(?:[人子]|[三四五六]口)*|(?:这|夫妻|小|老)[两俩]口(?:的?(?:一家|家庭))?|(?:夫妻|夫妇)(?:[俩两]人?|二人)?|婆媳[俩两]?|(?:这个|该|这户|这)(?:大|小)?家庭|家庭|其家庭)$"
)
_OPEN_HEAD = r"(?:[队团社班组坊堂帮营盟军铺局会伴友]|姐妹|姐姐|妈妈|大妈|阿姨|大叔|大爷|大娘|奶奶|爷爷|之家|部落|家族)"
# What a text names as a group, whatever its last word: 麦园私伙局, “巧手坊”, 夕阳红模特班; said as the subject of a clause.
_OPEN_GROUP = re.compile(
    rf"“[^“”,。;:、]{{2,12}}(?:{_OPEN_HEAD}”|”[\u3400-\u9fff]{{0,6}}?{_OPEN_HEAD}(?![区团员长])|”(?=[^。“”]{{0,14}}?(?:[成队团社组学]员|演员|志愿者|\d+[余多]?[人名位])))"
    r"|(?:(?<=组成)|(?<=组建)|(?<=成立)|(?<=拉起)|(?<=创办)|(?<=发起)|(?<=[组建成立拉创办发起叫为][了起作做])|(?<=[一这那有]支))“[^“”,。;:、]{2,12}”(?![\u3400-\u9fff]{0,6}(?:项目|活动|行动|工程|计划|品牌|机制|平台|阵地|空间|中心|站|室))"
    rf"|(?:(?<=[,。;:、的支个名])|^)[\u3400-\u9fff]{{2,9}}?(?<![公安民政教育财税务监管理生邮电力文旅供结布全当]){_OPEN_HEAD}"
    r"(?=都|也|会|就|有|现|共|由|在|从|成立|的|是|自|里|平均|常|每|被|已|[,。;]|$)"
)
_IS_GROUP = re.compile(r"(?:队伍?|团队?|组织?|团体|集体|社团|班子|班|人|伙伴|姐妹|兄弟|伙人|群人|帮人|组合)$")
_NO_GROUP = re.compile(
    r"^(?:这|那|该|每|全|各|本|一|两|几|在|从|到|把|由|受到|构建)|[是的了在把被]|[大晚年聚开集]会$|社区$|街道$|部队$|集团$|社团$|排队$|入团$"
)
_WON = re.compile(r"(?:入选|获评|[评列认定选]为|荣?获|授予|命名为)[\u3400-\u9fff]{0,6}$")
_CUT = re.compile(
    r"^.*(?:[有办建开]了?[一两三四五六七八九十几]?[个支家间]|还有|成立了?|组建了?|创办了?|发起了?|牵头|带领着?|加入了?|参加了?|打造了?|培育了?|[组结建形]成了?|[建设创]立了?|开设了?|建起了?|(?:变|改|改造|打造|装修)成了?|拉起了?|开办了?|(?:新|改|扩|续|自)建|投资|有着?|[一有]支|(?:这|那|一)[支个家所座间群对]|该|一个|[一两三四五六七八九十]家|一间|名为|叫做?|就是|其中|[的了着把将被由在给让对从到和与及支是请])(?=.{2})"
)
# 年轻时是厂文工团的须生: what somebody once belonged to is not spoken of
_FORMER = re.compile(
    r"(?:(?:年轻|退休|下岗|转业|当年|早年|从前)[时前后]?|原|曾|原来|过去)(?:就|也|还)?(?:是|在|当过|任)?$"
)
_MOST_BACK, _FAR_BACK = 3, 420  # paragraphs, and signs of each
_LONGEST_QUOTED, _MOST_BETWEEN = 12, 4  # signs of a name in quotation marks, and between it and its noun
_IN_QUOTATION = re.compile(r"“([^“”,。;]{1,24})”")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff]*")
_REST_OF_GROUP = re.compile(r"[\u3400-\u9fff]{1,7}(?:队|团|社|协会|联盟)”")


def kind_of_title(title: str) -> str | None:
    """Of what kind those are whom a title can honour; None when it may honour anybody."""
    if title[-1:] not in _ENDS_OF_TITLES or _OF_ANY_KIND.search(title) is None:
        return None  # most titles
    return next((kind for kind, pattern in _BY_TITLE if pattern.search(title)), None)


# A community is honoured for its party branch, too; it is no cooperative, no team and no firm.
NOT_OF_PLACES = frozenset(("cooperative", "team", "firm", "mediators", "workroom", "readers", "kitchen"))


def kind_of_name(name: str) -> str | None:
    """Of what kind a body is, by the end of its name."""
    found = _HEAD_OF_NAME.search(name)
    return found.lastgroup if found else None


def is_their_home(words: str) -> bool:
    """她家, 这一家子: the family of whoever was spoken of."""
    return _THEIR_HOME.match(words) is not None


def points_back(words: str) -> str | None:
    """The head of 该团队, 这支队伍, 队伍: words that name nobody themselves."""
    if words in _GENERAL:
        return words
    late = _POINTS_BACK_LATE.match(words)
    if late:
        return late["head"]
    pointing = _POINTING.match(words)
    found = (_POINTS_BACK.match(words) or _POINTED_AHEAD.match(words)) if pointing else None
    return found["head"] if found else None


@dataclass(frozen=True)
class _Mention:
    start: int
    name: str
    kind: str


class SpokenOf:
    """The bodies that the paragraphs of a story name, looked up backwards from a place."""

    def __init__(self, paragraphs: Sequence[Paragraph], places: Places) -> None:
        self._paragraphs = paragraphs
        self._places = places
        self._order = {id(paragraph): number for number, paragraph in enumerate(paragraphs)}
        self._found: dict[int, list[_Mention]] = {}

    def last(
        self, paragraph: Paragraph, before: int, kind: str | None, ending: str = "", *, since: int | None = None
    ) -> str | None:
        """The last body of ``kind`` (or whose name ends so) that was named before a place, here or shortly before.

        ``since``: it must stand in the paragraph itself, not before that place.
        """
        number = self._order.get(id(paragraph))
        if number is None:
            return None
        for back in range(min(_MOST_BACK, number) + 1 if since is None else 1):
            other = self._paragraphs[number - back]
            if back and other.is_heading and number - back > 0 and other.chapter != paragraph.chapter:
                return None
            for mention in reversed(self._mentions(number - back)):
                if back == 0 and mention.start + len(mention.name) > before:
                    continue
                if since is not None and mention.start < since:
                    return None
                if (kind and mention.kind == kind) or (
                    ending and len(mention.name) > len(ending) and mention.name.strip("”").endswith(ending)
                ):
                    return mention.name
            if other.is_heading and back:
                return None
        return None

    def group(self, paragraph: Paragraph, before: int, head: str | None = None) -> str | None:
        """Whoever 这支队伍, 她们 or 它 point back to: the last team, else the last body that is named as a group."""
        if not (head and _IS_GROUP.search(head)) or kind_of_name(head) not in (None, "team"):
            return None
        number = self._order.get(id(paragraph))
        if number is None:
            return None
        named = [
            (found.start(), found[0])
            for found in _OPEN_GROUP.finditer(paragraph.text, max(0, before - _FAR_BACK), before)
            if self._is_group(found[0])
        ]
        named += [
            (one.start, one.name)
            for one in self._mentions(number)
            if one.kind == "team" and one.start + len(one.name) <= before
        ]
        named = [one for one in named if not _FORMER.search(paragraph.text[max(0, one[0] - 8) : one[0]])]
        return max(named)[1] if named else self.last(paragraph, before, "team")

    def _is_group(self, name: str) -> bool:
        bare = name.strip("“”")
        return not (
            _HONOUR.search(name)
            or ("“" not in name and _NO_GROUP.search(bare))
            or points_back(bare)
            or any(place.name == bare for _start, _end, place in self._places.mentions(bare))
        )

    def quoted(self, paragraph: Paragraph, before: int, said: str) -> str | None:
        """“夕照红”票友会 for 票友会, “老铁匠”修理铺 for 铺子: the name in quotation marks that the same noun follows."""
        words, noun = paragraph.text, said.removesuffix("子")
        last: str | None = None
        for found in _IN_QUOTATION.finditer(words, max(0, before - _FAR_BACK), before):
            inner, stop = found[1], found.end()
            at = words.find(noun, stop, min(before, stop + _MOST_BETWEEN + len(noun)))
            if at >= 0 and len(inner) <= _LONGEST_QUOTED and _HAN_ONLY.fullmatch(words, stop, at):
                last = words[found.start() : at + len(noun)]
            elif 0 < len(inner.removesuffix("子").removesuffix(noun)) <= _LONGEST_QUOTED and inner.endswith(
                (noun, f"{noun}子")
            ):
                last = found[0]
        return last

    def body(self, paragraph: Paragraph, before: int, since: int = 0) -> str | None:
        """The last body of any kind that a paragraph names before a place: what 它 stands for."""
        number = self._order.get(id(paragraph))
        named = (
            [one for one in self._mentions(number) if one.start >= since and one.start + len(one.name) <= before]
            if number is not None
            else []
        )
        return next(
            (
                one.name
                for one in reversed(named)
                if not _WON.search(paragraph.text[max(0, one.start - 16) : one.start])
            ),
            None,
        )

    def whole(self, name: str) -> str | None:
        """“老舵手”志愿队 written as one name, “老舵手志愿队”, for the same in short: “老舵手”."""
        for paragraph in self._paragraphs:
            start = paragraph.text.find(f"“{name}")
            while start >= 0:
                end = start + 1 + len(name)
                if rest := _REST_OF_GROUP.match(paragraph.text, end):
                    return paragraph.text[start + 1 : rest.end() - 1]
                start = paragraph.text.find(f"“{name}", end)
        return None

    def _mentions(self, number: int) -> list[_Mention]:
        if number not in self._found:
            words = self._paragraphs[number].text[: _FAR_BACK * 3]
            self._found[number] = [one for found in _NAMED.finditer(words) if (one := self._mention(found))]
        return self._found[number]

    def _mention(self, found: re.Match[str]) -> _Mention | None:
        name, start = found[0], found.start()
        if not name.startswith("“"):
            cut = _CUT.match(name)
            if cut:
                name, start = name[cut.end() :], start + cut.end()
            for first, last, place in self._places.mentions(name):
                if first == 0 and last < len(name) - 2 and place.level in ("street", "district", "city", "province"):
                    name, start = name[last:], start + last
                    break
        if name[0] == "年" and start and found.string[start - 1].isdigit():
            name, start = name[1:], start + 1
        if _HONOUR.search(name) or ("“" not in name and re.search(r"[是了把被的]", name)):
            return None  # 示范性老年学校: a title, not a body
        if name.startswith("共青团"):
            return None  # who gives an honour, mostly
        kind = kind_of_name(name)
        ahead = found.string[max(0, start - 4) : start]
        if kind is None or points_back(name) or _POINTED.search(ahead) or len(name.strip("“”")) < 3:
            return None
        return _Mention(start, name, kind)
