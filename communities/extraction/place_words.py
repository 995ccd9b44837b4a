"""What a name of a place is not made of: words that stand in clauses, general words, what is done to a place.

The lists say what never is a name; whether a run of signs is one, the mentions of a text decide (``place_names``).
"""

import re
from functools import lru_cache

from communities.extraction.clause_words import is_of_relation
from communities.extraction.gazetteer import CITIES, PROVINCES

# Words in front of a name that are not part of it; the weak ones may also be its first sign (和平社区, 中新湖社区).
_STRONG_WORDS = (
    "前身为 前身是 前身系 前身 一期 二期 三期 四期 五期 六期 划入 划归 划给 并入 并到 归入 隔壁 对面 借鉴 参照 对标 效仿 复制 携手 硬化 粉刷 更换 维修 翻新 清理 整治 完成了 完成 提起 近日 日前 昨日 如今 现在 眼下 当下 时下 最近 此后 随后 后来 此前 平日 平时 其间 届时 而今 长期以来 汇报 总结 简介 概况 材料 整个 每个 各个 记 今天 当天 目前 其中 例如 比如 记者 走进 "
    "走近 走访 来到 前往 位于 地处 座落在 座落于 坐落在 坐落于 来自 隶属于 隶属 属于 所在 推动 推进 引导 动员 指导 支持 带领 深入 组织 联合 获得 帮助 协助 发动 邀请 随着 通过 围绕 包括 覆盖 选取 选择 打造 下辖 辖区 依托 立足 聚焦 针对 成为 作为 入驻 进驻 探访 发现 以来 期间 以及 原有 改造 建成 新建 创建 涉及 惠及 负责 担任 拥有 结合 共建 全国 全市 全省 全区 全街 "
    "现场 昨天 今年 去年 年来 成功 积极 认真 持续 不断 主动 共同 他们 我们 咱们 咱 你们 人们 大家 更名为 更名 改名为 改名 名叫 大名叫 今叫 取名 另据 先到 只有 叫做 叫 除了 除 看 中共 任命 就任 调任 出任 家住 住在 居住在 落户 搬到 搬进 回到 离开 到了 就在 都在 曾在 又在 是在 还在 正在 将在 经过 途经 启动 参观 考察 调研 学习 推荐 评选 荣获 获评 授予 其余 另外 此外 "
    "同时 比邻 这里归属 这里归 那里归属 那里归 如今归属 如今归 现归属 现归 划归属 归属 归 紧邻 毗邻 相邻 紧挨着 紧挨近 挨着 挨近 管着 管辖 连着 靠着 要数 当数 首推 莫过于"
).split() + [side + lies for side in "东西南北" for lies in "邻接靠临至连抵望依傍濒枕挨"]
_STRONG_SIGNS = "在由因属系对把往让给使被据该某每的了及与等至按并也还就又是于以如像和到"
# Nouns behind which a name may begin; what ends so may as well go on: 居民聚居社区.
LEADING_NOUNS = tuple(
    "小区 街道 派出所 司法所 管委会 文明办 办事处 党工委 书记 主任 居民 党员 群众 志愿者 代表 活动".split()
)
STRONG_LEADING = re.compile(
    rf"[年月日时上后]?(?:{'|'.join(_STRONG_WORDS)}|[{_STRONG_SIGNS}]|将(?!军)|从(?!化)|向(?!阳)|{'|'.join(LEADING_NOUNS)})原?"
)
_STRONG_ENDS = frozenset((*_STRONG_WORDS, *_STRONG_SIGNS, *"将从向"))
_BEGINS_LEADING = frozenset((*"年月日时上后", *(word[0] for word in (*_STRONG_ENDS, *LEADING_NOUNS))))
WEAK_LEADING_SIGNS = frozenset(
    "经为有成新原中里内外上下前后称即设省市区县镇乡村街年月日份其本我这那辖驻过来去入得着地近"
)
# What anything ends with behind which a name may begin.
ENDS_LEADING = frozenset(word[-1] for word in (*_STRONG_ENDS, *LEADING_NOUNS)) | WEAK_LEADING_SIGNS | {"住"}


def leading_word(words: str) -> re.Match[str] | None:
    """The word with which ``words`` begin, if a name may begin behind it: 位于 of 位于东亭."""
    return STRONG_LEADING.match(words) if words[0] in _BEGINS_LEADING else None


def leads_to_name(words: str) -> bool:
    """Whether ``words`` end with one behind which a name begins: 记者走进|东亭社区, 划归原|东亭社区."""
    words = words.removesuffix("原")
    return (
        words[-1:] in _STRONG_ENDS
        or words[-2:] in _STRONG_ENDS
        or words[-3:] in _STRONG_ENDS
        or words[-4:] in _STRONG_ENDS
    )


GENERIC = re.compile(
    r"(?:社区|受访|工矿|独立|广大|便民|涉侨|非公企?|一批|底前|家属|工业|渔业|文明|和谐|平安|先进|示范|新型|老旧|居住|城市|农村|智慧|完整|学习|绿色|样板|明星|模范|达标|美丽|宜居|辖区|所在|周边|附近|其他|优秀|特色|文化|法治|友好|弃管|无主管|零散|散居|物业管理|"
    r"品质|容貌|精品|标准|五星|四星|三星|未来|超大|超大型|最大|星级|标杆|网格|引领|服务|建设|创建|治理|我们|一个|型|级|无毒|共享|亲情|健康|安全|卫生|园林|双提升|基层|试点|重点|涉农|村改居|多个|最美|"
    r"不少|部分|有关|相关|各个|自己|安置|混合|单位|开放式?|大型|商住|封闭式?|自然|邻近|相邻|传统|现代|国际化?|综合|品牌|幸福家园|红色|书香|充分就业|还建|回迁|商品|高层|电梯|友善|楷模|照料|年轻|戒毒|无讼|无废|十大|荣誉|更新|自建房|无电梯|"
    r"无障碍|和美|睦邻|居家|[接结]合部|绿化|干净|整洁|牧区|矿区|林区|库区|农牧区|边境|抵边|国门|海岛|商圈|学区|移民|牧业|农业|"
    r"管理|住宅|商品房|无物业|物业|高档|花园式|当地|下沉|打造|美好|温馨|防灾减灾|减灾|科普|体育|就业|零碳|低碳|无烟|五好|六好|四型|枢纽|复合|产权|老城|中心|"
    r"棚改|棚户区|[一二三四五]无|各种|等|[红黑黄][牌榜]|主题|贫困|薄弱|多民族|少数民族|互嵌|城乡|城区|近年|历年|多年|一年|[上下]午|底层|楼上|楼下|百佳|满意|活力|进步|参选|亮相|脏乱差|门外|(?:^|[家校厂店区院大宅楼])门口|半年|全年|当年|公房|售后|动迁|拆迁|感|.{1,3}性|廉租|公租|集资|房改|多层|.{2}化|转制|转型|撤村|涉外|直属|同级|两级|三级|基层|条件|年度|季度|宝藏|网红|魅力|现有|原有|共有|下有|内有|设有|建有|在建|所属|原属|隶属|整个|城中村|每个|哪个|这个|那个|该|各|全|两个|三个|几个|一些|许多|所有|众多|十佳|百优|全国|全省|全市)$"
)
# Somebody does something to 社区 in general: 完善社区…, 服务社区….
VERBISH = re.compile(
    r"示范|先进|^(?:绝?大?多数|少数|个别)|开春|入[冬夏秋伏夜]|^新增|撤[乡镇县市村]|[年月]撤$|设[镇街]$|^.?个[好新大小]|^[老小阿].{1,2}来$|^[一二两三四五六七八九十几数][条座段道]|[年月日]要|要往|^[含有我拟]|参加|代表|赢取|实行|整个|很多|所有|谋求|投身|从事|承担|涌现|[一二三四五六七八九十两几多各每][支个家座名位]|^[一两]老$|恰逢|征求|报经|致电|清除|拆除|召集|配合|操持|扩大|超过|突出|增加|挖掘|谢绝|跟随|发展|争取|紧紧|长期|根据|依据|按照|依托|灾区|所以|添置|壮大|现将|以后|以前|报请|全部|登记|注册|备案|统计|表示|介绍|告诉|^全[市区省县街镇]|^(?:街道|社区|小区)|[的了着给]|婆婆|奶奶|爷爷|大爷|阿姨|大妈|先生|女士|师傅|荣获|获评|获得|完善|满足|加强|做好|改善|搭建|建立|推荐|营造|提升|提高|推动|发挥|增强|丰富|美化|维护|关心|关爱|融入|参与|支持|服务|助力|促进|强化|优化|整合|带动|引领|激发|"
    r"凝聚|破解|解决|探索|巩固|扎根|下沉|覆盖|贯穿|激活|走出|走入|进入|离开|回到|返回|定期|经常|积极|自觉|广泛|热爱|热心|奉献|治理|共商|共治|充实|健全|成立|设立|组建|盘活|"
    r"拓展|规范|落实|履行|宣传|讲述|展示|呈现|反映|形成|实现|保障|守护|点亮|扮靓|擦亮|清洁|清理|整治|方便|便利|关注|扶持|资助|慰问|看望|检查|调研|考察|参观|视察|督导|"
    r"走访|入驻|进驻|招募|培育|培养|孵化|吸引|鼓励|倡导|号召|呼吁|宣讲|赋能|[多数几余]名|若干|部分|许多|不少|深化|适应|构建|创新|夯实|抓[好实]|[办用建管]好|开展|举办|实施|推行|推进|"
    r"推广|启动|辐射|(?<!火)把|[她他它]|授予|表彰|帮助|打造|着力|^[区市县街省镇](?:委|政府|里|级)|组织|[东西南北]至|不出|[东西南北]与|管起|先说|再看|^去年|^今年|^目前|所辖|东邻|西邻|南邻|北邻|东接|西接|南接|北接|担任|建成|下设|律师|队由|共有|^[个名位条]|刚来|初来|前来|赶来|刚到|初到|居住|生活|工作|一直|已经|正在|为了|居民|群众|党员|干部|志愿|(?<!号)街坊|老人|通过|利用|依靠|属地|上门|选出|产生|换届|改选|推选|聚居|集居|混居|撤并|析置"
)
# Signs that doubt a name by themselves; right behind the name of its street it is one all the same: 麒麟街道凤起社区.
DOUBTED = re.compile(
    r"[被让我本该贵任兼由有改起和与及跨找是还但而为回进入到在个靠凭替叫催]"
    r"(?<![仁泰太顺怡人祥永义三协咸雍六万保致雅润颐谐共中信安宝嘉瑞福兴德庆惠康益佳昌隆荣吉丰新]和)(?<!前进)(?:$|(?<=[由改及跨找是还但而]))"
)
# What somebody does to a 社区, 街道 or 小区: 义务辅导社区儿童, 联系街道.
_DONE_TO = frozenset(
    (
        "建强 诚邀 反哺 辅导 照顾 看护 陪伴 探望 巡查 巡逻 监督 监管 协调 沟通 联络 对接 联动 衔接 派驻 选派 派遣 安排 部署 布置 邀约 约请 聘请 抽调 下派 挂钩 挂联 包联 联系 结对 帮扶 扶助 援助 救助 "
        "捐助 捐赠 赠送 送给 发给 交给 移交 交付 归还 返还 分配 分发 派发 发放 张贴 悬挂 摆放 存放 堆放 停放 运送 输送 配送 递送 接送 接待 招待 感谢 答谢 致敬 赞扬 称赞 夸奖 夸赞 点赞 "
        "批评 埋怨 抱怨 投诉 举报 反馈 报告 报送 上报 申报 申请 请示 请求 要求 寻求 追求 咨询 提问 追问 访问 采访 专访 拍摄 录制 记录 核查 核实 核对 审核 审批 审查 审议 评议 评审 评估 "
        "评价 评选 评比 测评 考核 考评 验收 抽查 普查 排查 检测 检验 监测 观测 观察 观看 观摩 游览 路过 穿过 绕过 靠近 接近 围绕 包围 阻止 防止 预防 防范 抗击 打击 整顿 整改 整修 维修 "
        "修缮 修复 修补 翻修 翻新 装修 装饰 装点 点缀 亮化 净化 硬化 细化 改变 转变 改造 改革 改进 提供 供给 供应 补充 补助 补贴 补偿 支付 缴纳 收取 征收 征集 收集 搜集 归集 汇集 汇聚 "
        "聚集 融进 步入 迈入 迈进 跨入 跨进 驶入 驶进 涌入 涌进 流入 渗透 注入 投入 加入 纳入 列入 划入 并入 归入 编入 引入 引进 率领 领导 指引 指挥 教导 培训 宣读 传递 传授 讲授 讲解 "
        "描写 描绘 展现 体现 显示 表现 说明 证明 解释 解读 了解 熟悉 认识 知道 懂得 理解 体会 感受 感染 影响 拉动 撬动 惊动 鼓动 激励 唤醒 引起 引发 导致 造成 议出 走遍 跑遍 踏遍 逛遍 "
        "转遍 管好 住进 搬离 搬入 迁入 迁出 落实 压实 做实 做优 做强 做大 搞好 带好 服好 守好 护好 看好 爱上 赶到 赶往 奔赴 奔走 奔波 穿梭 走近 贴近 亲近 关爱 呵护 爱护 保护 庇护 维系 "
        "连接 链接 联结 串联 贯通 打通 疏通 畅通 疏导 劝导 劝说 说服 动员 催促 敦促 督促 督办 交办 承办 并报 下辖 所辖 翻翻 喊来 拉上 叫来 请来 叫上 带上 约上 过去 织密 探求 硬化 要看 提起 翻开 翻看 翻阅 打开 合上 推开 细数 细看 回望 回顾 展望 纵观 环顾 放眼 俯瞰 漫步 徜徉 品读 读懂 看懂 打卡 解锁 盘点 聊起 问起 提到 说到 谈到 重温 见证 铭记 至于 说起 谈起 讲起 当上 驻守 协助 新建 完工 竣工 开工 动工 施工 投用 受益 惠及 涉及 主办 协办 举办 操办 筹办 开办 兴办 创办 "
    ).split()
)
_GENERIC_STREETS = frozenset(
    "之 主要 重要 其他 各大 看家 回家 思 水 侨 家 故 老家 所属 所在 原 商业 步行 一条 老 大 美食 小 内 临 上 沿 这条 该 各 全 本 我 特色 主 古 过 逛 扫 走上 文化 风情 骑楼 酒吧 小吃 后 前 两 样板 示范 市 条 金融 集".split()
)


# Words that stand in clauses, not in names: 者来到东亭社区.
_OF_A_CLAUSE = re.compile(
    r"近日|日前|坚持|记者|走进|走访|来到|前往|位于|地处|来自|隶属|所在|推动|推进|引导|动员|带领|深入|邀请|随着|通过|围绕|选取|选择|成为|作为|进驻|探访|以来|期间|以及|涉及|负责|结合|现场|今年|去年|认真|持续|不断|主动|共同|他们|我们|你们|人们|大家|家住|住在|落户|搬到|回到|到了|经过|同时|其中|例如|比如"
)
# 发生在阿拉宁波社区, 通园社区针对社区: a name behind a word, or behind another.
_TWO_PARTS = re.compile(r"[^火]把|.[在被让给从向于对将]|社区")
_ENDS_CITY = tuple(sorted(CITIES))
SMALLER = frozenset(("community", "village", "estate"))
_DONE_TO_LEVELS = frozenset(("community", "street", "estate"))


_A_HOME = re.compile(
    r"(?:[变成似像进逛如]|重建|共建|建设|共筑|共创|缔造|创造|打造|爱护|美化|美丽|美好|精神|大|新|绿色|心灵)$"
)  # 共建美丽家园
_HAS_ESTATES = re.compile(r"[辖有含由设让]|区?内有|所辖|涵盖|包含|包括|囊括|管辖|分布|拥有|现有|共有|建有|总共")
_OF_A_ZONE = re.compile(r"^(?:经济)?(?:技术)?(?:开发|高新|经开|保税|科技)区$")
_CHAINED = re.compile(
    r"^.县.{2}|.{2,5}街道.|.{2,4}(?:省|(?<![都城超])市(?!场)|(?<![社小园景校])区|县|街道|镇).{2}"
)  # 鼓山区双塔街: two names, not one
# 和平街道建设社区, 城关镇平安社区: words that are usually none, but are names behind the name of a street.
MAY_BE_GENERIC = re.compile(
    r"(?:建设|文化|平安|五星|中心|和谐|幸福|健康|体育|现代|国际|红色|未来|绿色|城市|科技|科普|书香|安全|枢纽|管理|创新|法治|老城|商品|先锋)社区"
)
MAY_BE_STREET = re.compile(
    r"(?:建设|文化|体育|科技|幸福|中心|工业|老城|五星|红色|红星|先锋)街道"
)  # where a clause begins with it
_PRAISED_STREET = re.compile(
    r"(?:教育|经济|文化|科技|体育|旅游|先进|示范|文明|平安|卫生|试点|民间|历史|强|名)(?:强|名|大)?$"
    r"|(?:沿海|沿江|沿边|临港|临空|人口|农业|工业|商贸|产业|边境|山区|矿区|蔬菜|水果)[大强名重古小]$|[百千]年[古老名]?$"
)  # 教育强街, 沿海大镇: what a place is, not what it is called
_NUMERALS = re.compile(r"[一二两三四五六七八九十几数百多]+")
_SO_MANY = re.compile(r"(?:[省市区县镇乡]|街道)[两三四五六七八九十]$")  # 鼎峰区三社区: three of them
SORTS = re.compile(
    r"(?:重点|主要|部分|典型|先进|示范|试点|获奖|入选|所属|下辖|特色|代表|各|参评|申报|推荐|上榜|优秀|亮点|所辖|辖区|其他|样板|明星)社区"
)
PRAISE = re.compile(
    r"^(?:最美|十佳|百优|优秀|先进|(?:文明|卫生|平安|先进|示范|美丽|生态|特色)[乡村]$|文明(?:示范|单位|样板|城市|实践|创建)|幸福家园|美丽|首[批家个座]|第[一二三四五六七八九十])"
)


# Called, lived in, moved to; when, how many: 靠山的叫雪域新村, 留在山下的住牧民新村, 本周社区动态, 街道有两所社区老年大学.
_LEADS_ON = re.compile(
    r"叫(?!.?[山河岭])|^[最先后早晚]*住(?!建)|搬[进到入至往]|[住迁][进入]|迁[至往]|^[这那本上下]个?[年周月季旬]|^[上下]述|[一两三四五六七八九十几][所条]|[两几]处|.{2}归.{2}|^可[到去在以]"
    r"|[一两二三四五六七八九十几多半][年月日天][里内前后来间]$|人口占|^.到|.{2}(?:大学|学校|小学|中学|医院|中心|银行|公司|协会).{2}|主任|书记|常[来去到在]|^级|[星家省市区县]级|^让|^[共将已正][开新增建设]|^全[靠民]|^加上|^考上|^得比|.两$|式$|分钟|变$|^[对着在每]|[几每两][片栋幢]|[年月]底|[冬夏]天$|^小[镇城]$|[县全古老小]城[两三四五六七八九十]$"
)
_GATHERING = re.compile(r"[\u3400-\u9fff]{2}会$")  # 这样的故事会社区已办了23场: 社区 is the next word
# Signs and words that stand in clauses and in no name: 哪儿都不如俺们社区, 必要时可以请社区, 每逢街道, 因此七一村;
# 不老屯, 他拉皋 and 那洪 are names.
NEVER_IN_NAME = re.compile(
    r"[上下第]一步|^一步|几年$|些年$|两年$|文化名$|[届已请哪这些很我你她啥吗呢啊俺咱谁乎说夸]|年底|内设|(?<!火)把|不(?!老)|他(?!拉)|那[个里边么时位家]|每[条逢个次年]|更多|使得|促使|力争|确保|维持|弘扬|加大|加快|听说|摸清|非常|什么|怎么|拨打|招聘|调动|询问|联系|翻看|领取|赶上|显示|遍布|赞许|处理|激励|命名|下一步|麻烦|早上|当选|再建|再安排|首届|本次|一届|"
    r"发至|必要|专职|以上|定位|调解|分流|评出|直选|易地|搬迁|新型|唯一|发生|因此|析出|撤销|公示|办事处|管委会|派出所|[上下]午|亮相|节假|明年|今年|去年|人次|均占|期内|年末|故名|经联合|偏僻|月份|完成|全体|明确|衬得|人员|采取|候选|互嵌|主要|集聚|设在|定为|搬出|上交|借阅"
)
# Of places that govern others: 者从兴庆区, 属无锡县, 和宁波市, 评为全市, 各省市.
_NEVER_GOVERNS = {
    "district": re.compile(
        r".[从为在属]|^[者亩属]|^从(?![化江])|[地委驻一二三四五六七八九十]$|(?:文明|核心|纺织|三|两)城$|风景|宿舍|教师|各类"
    ),
    "city": re.compile(r".[从为在属]|[全各新开]$|^(?:一线|人民|年度|海滨|热门)|^年|省$"),
}
_NEVER_LIVED_IN = re.compile(
    r"^老牌|^多[为是]|^早年|^[知著]名|^[老旧原]?(?:国?企业?|单位|厂矿|工厂|机关|职工|员工|工人|厂区|工矿)$|变成|改成|^[为给替因]|活动|通道|楼房|楼间|老式|职工$|口袋|管家"
)
_NEW_VILLAGE = re.compile(r"工人|职工|建设|和平|幸福|解放|团结|胜利|光明|劳动|民主|红旗|友谊")  # 工人新村
_BY_ROAD = re.compile(r"(?:建设|发展|振兴|创业|创新|健康|和谐|幸福|劳动|文明|学习|体育|团结|胜利|解放)[街路里巷]")
_BY_ZONE = re.compile(r".{2}[一二三四五六七八九十]区|.{2}(?:生活|家属|宿舍)区")  # 船厂一区社区
_BY_NUMBER = re.compile(r"[五六七八九十]级")  # 九级社区, once 九级村: no number of levels is as high
_BY_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}(?:中心|生活|居民)?")
_WITH_WORDS_AHEAD = frozenset(("community", "street", "village"))
_BARE_VILLAGES = frozenset(
    "从 由 到 是 立 建 成 为 那 哪 某 无 没 离 出 回 进 旧 家 山 年 开 弱 强 穷 老 迁 村 巷 外 因 千 小康 城中 开发区 农业大 偏僻山 小 牧 驻 镇 走 渔 邻 牧业 渔业 移民 拆迁 示范 样板 自然 行政 中心 和美 美丽".split()
)


@lru_cache(maxsize=4096)
def is_name(level: str, name: str, ending: str, is_below: bool) -> bool:
    """Whether ``name`` may be one of its level, by its signs alone; ``is_below``: right behind the name of a bigger place."""
    body = name.removesuffix(ending)
    if level == "community" and _BY_ORDINAL.fullmatch(body):
        return True  # 第一中心社区
    if level == "community" and is_below and _BY_NUMBER.fullmatch(body):
        return True
    if level == "estate" and ending == "新村" and _NEW_VILLAGE.fullmatch(body):
        return True
    if level == "estate" and (_NEVER_LIVED_IN.search(body) or body.startswith("小区")):
        return False
    if level in _DONE_TO_LEVELS and body[-2:] in _DONE_TO:
        return False
    if level in SMALLER | {"street"} and (_LEADS_ON.search(body) or (level == "community" and _GATHERING.search(body))):
        return False
    if NEVER_IN_NAME.search(body) or (level in _NEVER_GOVERNS and _NEVER_GOVERNS[level].search(body)):
        return False
    if (
        not body
        or (level == "village" and body in _BARE_VILLAGES)
        or (level == "city" and body[1:] in CITIES and body not in CITIES)
        or (len(body) > 1 and STRONG_LEADING.fullmatch(body))
        or (level in SMALLER | {"street"} and _OF_A_CLAUSE.search(body))
        or (level in SMALLER and not is_below and _TWO_PARTS.search(body))
        or (level == "community" and body[-1] in "一两" and body[:-1].endswith(_ENDS_CITY))  # 福建泉州一社区
        or (level == "estate" and _HAS_ESTATES.match(body))
        or (ending in ("家园", "花园") and _A_HOME.search(body))
        or PRAISE.match(body)
        or (VERBISH.search(body) and not _BY_ROAD.fullmatch(body))
        or (DOUBTED.search(body) and not (is_below and level == "community" and len(body) == 2))
        or (
            body.endswith(("区", "街道", "镇", "省", "市", "县"))
            and len(body) > 2
            and not _OF_A_ZONE.search(body)
            and not (level == "community" and _BY_ZONE.search(body))
            and not body.endswith(("都市", "小镇", "古镇"))
            and not (level == "street" and ending == "街道" and body[-1] == "镇")
        )
        or _CHAINED.match(body)
        or (body[0] == "原" and len(body) > 2)
        or (body[0] == "辖" and level in SMALLER)
        or (body[0] in "年月日" and body[1:2] == "原")
        or (level == "village" and _NUMERALS.fullmatch(body))
        or (level == "community" and _SO_MANY.search(body))
    ):
        return False
    if not is_below and (level in _WITH_WORDS_AHEAD or ending == "小区") and is_of_relation(body):
        return False
    if level == "estate" and body[-1] in "县市" and ending != "新村":
        return False  # 泗县花园井社区
    if level in ("community", "estate") and len(body) < 2 and name[-2:] == "小区":
        return False
    if level in ("community", "estate", "village", "district") and GENERIC.search(body):
        return False
    if level == "street":
        if re.search(r".{2}(?:镇|街道|[市县])", body.removesuffix("镇") if ending == "街道" else body):
            return False
        if ending == "镇" and len(body) > 2 and body[-1] in "老古小名重":
            return False  # 河湟老镇, 运河古镇: what a town is like
        return (
            body not in _GENERIC_STREETS
            and not _PRAISED_STREET.search(body)
            and body[0] not in "之各在"
            and body[-1] not in "条从向"
            and body[-1] != "之"
            and not GENERIC.search(body)
        )
    if level == "city":
        if body[-1] == "城" and body[0] in "为在让对与使把的是和向从将各全":
            return False  # 为城市有机更新
        return body in CITIES or body in PROVINCES or len(body) <= 3
    return True
