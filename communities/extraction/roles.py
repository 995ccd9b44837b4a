"""What somebody is, in front of a name: 社区党委书记, 退休教师, 下岗女工; where such a phrase begins."""

import re

from communities.extraction.sentences import Sentence

_ROLES = (
    "船老大 老把式 掌柜 阿妹 阿哥 阿嫂 老乡 小妹 小弟 女工 男工 家庭 孤老 孤儿 归侨 侨眷 老先生 保姆 月嫂 主妇 老伯 常委 副市长 市长 省长 副省长 县长 副县长 副区长 副镇长 厅长 总理 巡视员 调研员 冠军 亚军 季军 得主 劳动者 打工妹 法官 检察官 军官 村官 警官 租客 房客 园艺师 理发师 面点师 糕点师 会计师 建筑师 规划师 魔术师 保育员 炊事员 炊事兵 驾驶员 售货员 邮递员 放映员 讲解员 播音员 电工 钳工 焊工 木工 瓦工 修理工 清洁工 环卫工 环卫工人 花匠 鞋匠 裁缝 大厨 主厨 歌手 鼓手 主唱 教练员 运动员 裁判 收藏家 企业家 艺人 手艺人 老板娘 经营者 摊主 菜农 村医 乡医 药师 学者 记者 召集人 学员 小伙 小伙子 姑娘 男孩 女孩 男子 老汉 老太太 新居民 梯长 店员 司机 老党员 同事 同学 同伴 搭档 徒弟 学徒 退伍兵 退役军人 军嫂 职员 员工 青年 少年 老年人 老人家 书记 副书记 第一书记 支书 主任 副主任 委员 站长 副站长 所长 副所长 队长 副队长 会长 副会长 理事长 秘书长 院长 副院长 校长 副校长 园长 经理 总经理 董事长 负责人 工作人员 社工 网格员 网格长 "
    "楼长 楼栋长 楼组长 栋长 组长 小组长 民警 辅警 警长 交警 律师 法律顾问 顾问 调解员 志愿者 义工 居民 业主 街坊 村民 党员 战士 老兵 军人 老人 老师 教师 教授 医生 护士 医师 专家 讲师 指导员 辅导员 "
    "人员 执法人员 夫妻 夫妇 专干 干部 团长 班长 创始人 传承人 艺术家 画家 书法家 作家 学生 同学 小学生 中学生 高中生 初中生 研究生 大学生 小朋友 店主 老板 商户 商家 代表 镇长 区长 科长 副科长 局长 副局长 处长 部长 副部长 主席 副主席 管家 保安 "
    "保洁员 教练 队员 团员 成员 会员 家长 户主 模范 好人 标兵 骑手 小哥 快递员 热心人 住户 租户 咨询师 营养师 厨师 劳模 科学家 院士 博士 研究员 工程师 师傅 嘉宾 主持人 演员 选手 会计 监督员 巡逻员 "
    "宣讲员 馆长 主管 干事 获得者 带头人 能人 达人 发起人 牵头人 召集人 传人 阿訇 住持 族长 寨老 摊主 坊主 馆员 女儿 儿子 丈夫 妻子 老伴 母亲 父亲 市民 群众 患者 选调生 联络员 社长 总监 主播 调解能手 街长 巷长 路长 河长 店长 书画家 "
    "工匠 技师 心理咨询师 社区工作者 工作者 领队 总队长 支队长 大队长 中队长 教导员 政委 副校长 理事 监事 副经理 项目主任 督导 护理员 家庭医生 阿姨 代办员 信息员 协管员 巡防员 楼管 设计师 摄影师 乐手 "
    "党员志愿者 老党员 退休教师 退休职工 退休工人 职工 工人 农民 渔民 妇女 女士 爷爷 奶奶 伯伯 叔叔 大叔 大妈 大爷 英雄 烈士 遗孀 后人 孙女 孙子 邻居 主理人 合伙人 负责同志 班主任 助理 秘书 之星 工作者 主讲人 领头人 带头人 船长 班主 领队 后代 媳妇 儿媳 儿媳妇 爸爸 妈妈 姐姐 妹妹 哥哥 弟弟 孙媳 女婿 联系人 教官 心理老师 志愿军 人"
).split()
WEAK_ROLES = frozenset(
    {
        "人",
        "女工",
        "男工",
        "家庭",
        "群众",
        "妇女",
        "市民",
        "代表",
        "干部",
        "党员",
        "居民",
        "成员",
        "会员",
        "学生",
        "家长",
        "老人",
        "队员",
        "委员",
        "志愿者",
        "专家",
        "工作人员",
        "工作者",
        "职工",
        "工人",
        "业主",
        "街坊",
        "村民",
    }
)
LAST_SIGNS = frozenset(role[-1] for role in _ROLES)
_BY_END: dict[str, list[str]] = {}  # by their last two signs, the longest first; 人 has but one
for _role in sorted(set(_ROLES), key=len, reverse=True):
    _BY_END.setdefault(_role[-2:], []).append(_role)

_ROLE_CUT = re.compile(
    r"^.*(?:——记|[—的了由与和及、,。;:!?“”()经让对向给把被将请邀从在是为有以]|邀请|包括|来自|联合|走访|慰问|看望|采访|组织|介绍|推荐|其中|例如|比如|如|获得|评为|帮助|带领|陪同|代表|感谢|认识|提起|随同|记者|到|来|推选|推选出|选出|涌现出?|拜访|走进|见到|以及|就是|发动|年近[\u3400-\u9fff]{1,4}|岁的?)(?=.)"
)
_LONGEST_ROLE = 24
# What ends so is mostly somebody: 修表匠, 搬迁户, 退役消防兵, 下岗女工. The words that are none are known.
AGENTS = frozenset("员长师手工匠兵警医户友嫂翁模生民者侨娘")
MADE = "~"
_HAN = re.compile(r"[\u3400-\u9fff]")
_COUNTS = frozenset("的了着过是在有年月日天和与就也都不一二两三四五六七八九十百千万余多几各每个名位逐挨串到入")
_NO_AGENTS = frozenset(
    "动员 全员 满员 复员 超员 裁员 定员 增长 成长 特长 生长 延长 擅长 专长 漫长 细长 全长 周长 年长 较长 最长 很长 悠长 身长 助长 拉长 加长 修长 太长 见长 冗长 时长 更长 "
    "施工 动工 竣工 开工 完工 打工 分工 加工 手工 返工 停工 复工 做工 化工 军工 精工 用工 招工 人工 上工 下工 拜师 出师 从师 会师 动手 双手 握手 携手 联手 着手 入手 上手 "
    "到手 挥手 伸手 下手 分手 拿手 人手 右手 左手 出手 随手 顺手 亲手 放手 插手 小手 大手 把手 扶手 举手 招手 牵手 拉手 洗手 的手 只手 高手 当兵 征兵 阅兵 练兵 点兵 报警 "
    "预警 火警 出警 接警 用户 入户 门户 落户 上户 窗户 账户 开户 户户 分户 立户 过户 发生 产生 出生 民生 卫生 养生 陌生 诞生 重生 谋生 再生 新生 人生 一生 花生 终生 毕生 "
    "营生 共生 余生 求生 维生 为生 先生 师生 便民 为民 利民 惠民 全民 亲民 富民 爱民 扰民 助民 人民 或者 交友 就医 看医 行医 规模".split()
)
STRONG_ROLES = frozenset(
    "学员 老伴 妻子 丈夫 女儿 儿子 父亲 母亲 爸爸 妈妈 孙女 孙子 第一书记 支书 局长 副局长 部长 副部长 处长 区长 理事长 秘书长 楼栋长 网格长 交警 辅警 警长 政委 技师 工程师 创始人 传承人 发起人 主理人 领队 班长 老板 店主 选调生 联络员 督导 馆长 老年人 老人家 书记 副书记 主任 副主任 站长 所长 队长 副队长 会长 院长 校长 园长 经理 民警 律师 法律顾问 教师 医生 护士 社工 网格员 楼长 楼组长 楼栋长 调解员 老师 教授 主席 副主席 镇长 局长 科长 战士 负责人 师傅 老兵 团长 船长 组长 指导员 辅导员".split()
)


def role_before(words: str, place: int, sentence: Sentence) -> tuple[int, str] | None:
    """Where the role that ends at ``place`` begins, and its last word; a noun that is made like a role is one, too."""
    end = place
    if words[end - 1] == "”":
        opened = words.rfind("“", max(sentence.start, end - 26), end)
        if opened < 0 or not re.search(
            r"(?:好人|者|模范|标兵|之星|长|员|人物|能手|师|家|工匠|[妈爸姐哥叔姨婆舅伯爷姑娘嫂侠客官王星匠手工]|奶奶|爷爷|书记|人|先进个人|代表|党员|使者|大使)$",
            words[opened + 1 : end - 1],
        ):
            return None
        return opened, words[opened + 1 : end - 1]
    if words[end - 1] in ": ":
        end -= 1
    for role in _BY_END.get(words[place - 1 : place + 1], ()):
        if words.endswith(role, sentence.start, place + 1):
            return None  # 劳动模|范, 楼管|家: the role goes on
    for role in (*_BY_END.get(words[end - 2 : end], ()), *_BY_END.get(words[end - 1 : end], ())):
        if words.endswith(role, sentence.start, end):
            if role == "女儿" and words.endswith("妇女儿", sentence.start, end):
                continue
            if role == "人" and not re.search(
                r"(?:主持|负责|主讲|创始|带头|发起|传承|代言|联系|召集|明白|当家|掌门|领头|牵头|主理|合伙|热心|庄|接班|守护|见证|管理|讲述|介绍|监护)人$",
                words[max(sentence.start, end - 4) : end],
            ):
                continue
            return _begin(words, end, role, sentence), role
    made = words[max(end - 2, sentence.start) : end]
    if made[1:] in AGENTS and made not in _NO_AGENTS and made[0] not in _COUNTS and _HAN.match(made):
        return _begin(words, end, made, sentence), MADE
    return None


def _begin(words: str, end: int, role: str, sentence: Sentence) -> int:
    phrase = words[max(sentence.start, end - _LONGEST_ROLE) : end]
    head = phrase[: len(phrase) - len(role)]
    cut = _ROLE_CUT.match(head + "\0")
    return end - len(phrase) + (cut.end() if cut else 0)
