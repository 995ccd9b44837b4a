"""Whether words can name somebody or something that holds an honour.

A holder is a person, a place or a body; what stands before a verb may as well be a time (秋天), where it was (市里, 会上),
how many there are (两块牌子), a piece of a clause (“一老一小”做文章) or of a paper's title (评选办法》).
"""

import re

_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))
_TIME = re.compile(
    r"(?:去年|今年|前年|当年|同年)?(?:[初早晚]?[春夏秋冬][天季日]?|[上下]半年|[上中下]旬|暑[假期]|寒假|年[初底末关终]|岁末|[上下]午|[早晚]上|夜里|当[天晚日时场]|前[夕后]|期间|同期|随即|现[在场]|近期|最近|前段时间|以[来后]|之[后前]|"
    r"节[前后日]|[一二三四五六七八九十]月|[\u3400-\u9fff]{1,4}(?:节|期间|前夕))"
)
_NUMBERED_BODY = re.compile(
    r"(?:\d+|[一二两三四五六七八九十几多])?[个名位支](?=党|社|小|网|村|居|团|志|街|单|部|代)"
)  # 个党支部
_TITLE = re.compile(
    r"“(?:全[国省市区县]|国家级?|[省市区县]级|[\u3400-\u9fff]{2,3}[省市区县])[^“”]{2,20}(?:社区|村|街道|单位|集体|个人|家庭|组织|示范[点岗]?)”"
)  # “广东省绿色社区”: another honour
_NOBODY = frozenset(("家庭", "个人", "集体", "单位", "居民", "群众", "大家", "同志", "名单", "结果"))
_NO_BODY = re.compile(r"荣誉[墙室柜架榜]$|[展照]示?[墙柜区]$|墙$|(?:行列|之列|方阵|名单)$|现场$|仪式$|大会$")
_SPOT = re.compile(
    r"(?:[省市区县镇街村乡省校院厂班队国台会墙柜桌]|街道|社区|现场|省城|京城)[里上中内]|[在从到于][\u3400-\u9fff]+"
)
_COUNTED = re.compile(
    r"(?:[一二两三四五六七八九十几多]|\d)+(?:多|余)?[块枚座面张项个份](?:[\u3400-\u9fff]{0,4}(?:牌子?|牌匾|荣誉|称号|证书?|奖[牌项杯状]?|招牌|名片))?"
)
_CLAUSE = re.compile(
    r"[了着]|^(?:赴|前往|来到|走[上进]|登[上台])|^根据|^按照|^依据|^对照|已经|正在|做[文好到]|[抓办用管]好|开展|举办|召开|创建|评选|办法|通过|推荐|获评|荣获|入选|作出|提出|围绕|聚焦|加强|推进|落实|取得|得到|受到|大家|所有|这[些样里]|那[些样里]|什么|一直|[这那该]个"
)
# What may follow a name in quotation marks: the noun that says what it is.
_NOUN_BEHIND = re.compile(
    r"(?:[队团社班组坊会堂馆站室屋房厅店铺园院所校局庭廊亭营岗盟吧家户人号桥街巷村楼节舞歌剧展台点法线网群帮军姐哥嫂]|中心|项目|品牌|案例|协会|平台|行动|计划|模式|机制|活动|空间|阵地|驿站|作品|课程|基地|广场|工程|姐妹|夫妇|组合|小区|社区|服务|论坛|讲坛|小院|夜话|课题|故事|节目|经验|做法|支部|总支|党委|书记|大使|个人|本人)$"
)


_IN_MARKS = re.compile(r"“[^“”]*”|《[^《》]*》")


def can_hold(name: str) -> bool:
    """Whether somebody or something that can hold an honour may be called so."""
    if any(name.count(first) != name.count(last) or name.startswith(last) for first, last in _PAIRS):
        return False
    if _NUMBERED_BODY.match(name) or _TITLE.fullmatch(name):
        return False
    if name in _NOBODY or _TIME.fullmatch(name) or _SPOT.fullmatch(name) or _COUNTED.search(name):
        return False
    _head, mark, behind = name.rpartition("”")
    if mark and len(behind) > 2 and not _NOUN_BEHIND.search(behind):
        return False
    if _NO_BODY.search(name):
        return False
    return not _CLAUSE.search(_IN_MARKS.sub("", name))
