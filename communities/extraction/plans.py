"""What is intended, wished for or not yet there is no fact: by words before a figure, in its clause and before.

None of this need be asked of a sentence without a word of ``NOT_YET``.
"""

import re

from communities.extraction.figures import Figure

# To plan, not the plan that has a name: 推出“合伙人”计划,招募…; 计划生育.
_NO_NAME = r"(?!生育|以来|落地|[,、。;)”的]|(?<=”计划)(?:[已今去现]|招募|发展|吸纳|吸引|培育|孵化|结对|服务|推出))"
_TO_PLAN = rf"计划(?<!造计划){_NO_NAME}|计划(?<=[按照]计划)"
# Each begins with a sign, none with a group or a look behind: re looks for the first signs of plain words first.
_WAYS = (
    r"再(?=[添建增装]|新增|培育|打造|创建|招募|组建|实施|引进|开设|改造|评选)(?![^,。;]{0,12}了)|拟建|原定|原计划",
    r"要(?<![需主重必想只就]要)(?=再?新?[办建开装增添扩]|把[^,。;]{1,12}[从发增扩提])",
    r"明年(?<![到从]明年)(?=[^,。;]{0,4}(?:要|将|还|再|计划|准备|打算|争取|力争|拟|建|新))",
    r"来年(?<![到从]来年)(?=[^,。;]{0,4}(?:要|将|还|再|计划|准备|打算|争取|力争|拟|建|新))",
    r"拟(?<![模虚比草]拟)(?=[新改增投设招表命授推评开举办组引邀购添接走培清在]|服务(?=居民|老人|群众))",
    _TO_PLAN,
    r"规划(?:建|新|设|总)",
    r"确保(?=[^,。;]{0,8}(?:底|前)(?:完成|建成|实现|达|新增)|(?:年内|今年|明年|全年|20\d\d年|到|在)[^,。;]{0,14}(?:新增|实现|完成|达|建|突破|培育|发展|不少于)|新增|不少于)",
    r"预计|任务(?:是|为)|指标(?:是|为)|力争|争取(?!到|了|[\u3400-\u9fff]{0,9}(?:资金|经费|补助|补贴|拨款|投资)|各|上级|项目|专项|财政|补助)",
    r"想要|将获|可获|承诺(?!书|制)|须|应当|必须|届时|将于|诚邀|敬请|无\(|尚未|即将",
    r"将(?=[建新打投开举改增设完于在陆继持再为组推安添配购招聘]|培[养育]|选[聘派出]|会|面向|发放|惠及|覆盖|吸纳|提供|带动|解决|实现|达|走访|慰问|接待|培训(?!班)|招募|邀请|分批|逐步|全面|重点|集中|免费|每[年月周季]|清[运理](?!出)|化解|召开|规范(?!化)|引[进入]|服务(?=居民|老人|群众))",
    r"有望|目标(?:是|为)|未来|预算(?<![列纳]入预算)(?![收内外])",
    r"准备(?=[建开投新增扩再把将举办召引]|接待|走访|培训|组织|慰问|安装|购置|服务(?=居民|老人|群众))|琢磨着|盘算着|寻思着|盼着|惦记着",
    r"想(?:再|着|把(?!.{0,12}了)|在[^,。;]{2,12}(?:之前|以前|前))|对标(?=全年|年度|今年|明年)|下一步|筹建|在建|待建",
    r"没有(?![\u3400-\u9fff]{1,6}的[\u3400-\u9fff]{1,8}(?:就|还|共|达)?有)|未(?:能|有|发生|出现)|不再",
    r"到20\d\d年底?,?(?:将|力争|实现)|打算|力求|下半年(?=[将计拟])|年底评选|年终评选|届时评选|将评选|申请(?!到)|每(?:人|户)限",
    r"限(?<![有期权局年时界无]限)(?:定|额|招|收|报)?(?:[\u3400-\u9fff]{0,6}(?:居民|群众|家庭|儿童|市民|老人|亲子|学生|青少年|妇女|党员|者|孩子|小朋友|员|职工|青年|街坊|家长|观众|游客|村民|人))?$",
    r"面向[^,。;]{1,12}招(?:募|收|聘)[^,。;了]{0,8}$|拟招募|计划招募|正在招募|现招募|名额|奖励|处以|罚款|可容纳|能容纳|最多容纳",
    r"可(?:同时|临时|紧急|一次性?|就地)?(?:容纳|供(?![选大居群])|满足|安置|收容|收托|收住|接纳|停放|停下|坐下|承载|接待)",
    r"能(?:同时|临时|紧急|一次性?|就地)?(?:容纳|供(?![选大居群])|满足|安置|收容|收托|收住|接纳|停放|停下|坐下|承载|接待)|同时容纳",
    *(f"{year}" r"年内(?:把|将|要|再|建|实现|完成)(?!.{0,14}了)" for year in "一二两三四五0123456789"),
)
_PLAN = re.compile("|".join(_WAYS))
# 居民希望增设3处凉亭, 可新增车位86个: what is asked for, or could be made.
_WISHED = re.compile(
    r"(?:希望|建议|盼望|呼吁|期盼|提议|恳请|要求)(?:社区|街道|物业|能|再|在[^,。;]{1,8}|尽快|给|为[^,。;]{1,6})*(?:新?增[设加添]|新建|添置|添|加装|安装|装|配备|设置|设立|建设?|开[设通办])(?!了)|可(?:以|再)?(?:新增|增加|增设)"
)
# Between plans: what the year before had.
_BEFORE_NOW = re.compile(r"去年|上年|上届|往届|历届|已有|已经|截至|此前|以往")
_OF_ONE_CLAUSE = frozenset(
    "可容纳 能容纳 最多容纳 同时容纳 可同时容纳 能同时容纳 可供 能供 可满足 能满足 可 申请 没有 尚未 不再 须 应当 必须 名额 奖励 处以 罚款".split()
)
_PLANNED_LIST = re.compile(r"(?:计划(?!生育)|打算|目标|愿望|任务清单|小目标)[^,。;:]{0,6}:")  # 我们计划:新建…,再装…
_NEXT = re.compile(
    r"[^。,]{0,4}【[^】]{0,10}(?:思路|计划|打算|安排|展望|目标)】|(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\))(?:下一?步|下一?阶段|明年|来年|今后)[^。:,]{0,8}。|[^。,]{0,6}(?:下一步|下阶段|下一阶段)[^。:,]{0,8}[:,]"
)  # 下一步打算:…;…
_OPENS_NEXT, _LATEST_NEXT = re.compile(r"[【下明来今]"), 7  # one of these is among its first signs
_INTENDS = re.compile(
    r"将(?<![即必终]将)(?=[在于再新会继进把对以陆建打投改开增安])|"
    + _TO_PLAN
    + r"|打算|准备(?=[在再把新建])|力争|争取(?=[在年明今把使让实])|拟(?=[新改增投建])|明年|来年|下一步|今后|未来"
)
_THERE_IS = re.compile(r"[^,]{0,4}(?:已|共有|现有)")
_NEAR, _OPENING = 14, 8  # signs: of the clause before, of this one
# What is lacking: 社工缺口5名, 12个小区还没有物业.
_LACKING = re.compile(r"(?:缺口|短缺|空缺|缺少|(?:[尚还仍]|只)(?:缺|差|需)[\u3400-\u9fff]{0,8})(?:了|约|近|达|有|为)*$")
_LACKING_BEHIND = re.compile(
    r"(?:即止|为限|封顶|为上限|额满)|[\u3400-\u9fff]{0,6}?(?:没有(?!发生|出现|一|任何)|尚未|还没|未能|没能|缺少|空缺|仍未|还未)"
)
# One of these stands in any sentence whose figures are planned, wished for or lacking; most sentences have none.
NOT_YET = re.compile(
    r"再|拟|要|想|将|可|能|须|没|未|限|缺|差|需|原定|明年|来年|计划|规划|确保|预计|任务|指标|力争|争取|承诺|应当|届时|诚邀|敬请|无\(|有望"
    r"|目标|预算|准备|琢磨着|盘算着|寻思着|盼[着望]|惦记着|对标|下一步|下半年|筹建|在建|待建|到20|打算|力求|年(?:内|[底终]评选)|申请|面向|招募"
    r"|名额|奖励|处以|罚款|容纳|今后|愿望|希望|建议|呼吁|期盼|提议|恳请|即止|封顶|额满"
)
_DONE = re.compile(r"已|现有|现在|目前|截至|累计|去年|上年|今年以来|过去|共有|先后|近年|了(?=[\d约近]|$)|;")


def opens_plans(words: str) -> bool:
    """Whether a whole paragraph tells of plans: 下一步打算:…;…."""
    return _OPENS_NEXT.search(words, 0, _LATEST_NEXT) is not None and _NEXT.match(words) is not None


def looks_back(words: str, sentence_start: int, figure_start: int) -> bool:
    """Whether a figure between plans is of the time before: 去年已有2个,…."""
    return _BEFORE_NOW.search(words, sentence_start, figure_start) is not None


def plan_before(words: str, sentence_start: int, clause_start: int, figure_start: int) -> re.Match[str] | None:
    """The word that makes a figure a plan: in its clause, or clauses ago and nothing is said to be done since."""
    return (
        _PLAN.search(words, clause_start, figure_start)
        or _WISHED.search(words, clause_start, figure_start)
        or _intended_before(words, sentence_start, clause_start, figure_start)
    )


def is_reached_by_plan(words: str, sentence_start: int, clause_start: int) -> bool:
    """Whether a plan in the clause before reaches into this one: 计划投入50万元,改造…; 我们计划:新建…,再装…."""
    if clause_start == sentence_start:
        return False
    ahead = _PLAN.search(words[max(sentence_start, clause_start - _NEAR) : clause_start])
    if ahead and ahead[0] not in _OF_ONE_CLAUSE and not _THERE_IS.match(words, clause_start, clause_start + _OPENING):
        return True
    return ":" in words[sentence_start:clause_start] and bool(_PLANNED_LIST.search(words, sentence_start, clause_start))


def is_lacking(words: str, clause_start: int, clause_end: int, figure: Figure, field: str) -> bool:
    """Whether there are so many as are missing, or so many without what is told behind the figure."""
    if figure.end < clause_end and field != "estates" and _LACKING_BEHIND.match(words, figure.end, clause_end):
        return True
    return _LACKING.search(words, clause_start, figure.start) is not None


def _intended_before(words: str, sentence_start: int, clause_start: int, figure_start: int) -> re.Match[str] | None:
    """还将再建两个安置小区,安置居民3600户: what was intended clauses ago goes on until something is said to be done."""
    if clause_start == sentence_start:
        return None
    intended = list(_INTENDS.finditer(words, sentence_start, clause_start))
    return intended[-1] if intended and not _DONE.search(words, intended[-1].end(), figure_start) else None
