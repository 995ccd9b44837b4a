import pytest

from communities.extraction.reader import read_story

NAMED = [
    ("institution", "江东汽修厂,市第二中学,百花商场", "辖区内有江东汽修厂、市第二中学、百花商场等单位"),
    (
        "institution",
        "市博物馆,云山大剧院,江东科学技术学会,东门智慧园",
        "辖区内有市博物馆,云山大剧院,江东科学技术学会,东门智慧园",
    ),
    ("institution", "房管所,东城综合高中,江东宾馆", "房管所、东城综合高中、江东宾馆等单位参加共建"),
    ("institution", "社区党委", "社区党委下设5个支部"),
    ("facility", "长者饭堂", "280平方米的长者饭堂已经开业"),
    ("facility", "百姓客厅", "他们把车棚改成了45平方米的“百姓客厅”"),
    ("facility", "文化礼堂", "文化礼堂1200平方米"),
    ("facility", "图书室", "建起图书室一处"),
    ("facility", "社区食堂", "社区食堂2023年5月开业"),
    ("facility", "社区健康小屋", "居民走进社区健康小屋"),
    ("facility", "枝姐说事室", "“枝姐说事室”一开就是五年"),
    ("facility", "便民服务大厅,日间照料室,陶艺工坊", "设有便民服务大厅、日间照料室、陶艺工坊等"),
    ("facility", "“红楼旧事”展馆", "“红楼旧事”展馆接待参观者3000人次"),
    ("institution", "中州银行,东门信用社,邮政分局,电信分局", "中州银行、东门信用社、邮政分局、电信分局等，一应俱全"),
    ("institution", "江桥轮机有限责任公司", "辖区较大的有江桥轮机有限责任公司"),
    ("institution", "市三中,丝绸技校,善耕小学", "市三中、丝绸技校、善耕小学等学校参加"),
    ("facility", "西门茶馆", "涉及金额150多万元,“西门茶馆”里没有一件退回"),
    ("village", "石头村,黄槐村,双河村", "下辖石头村、黄槐村、双河村,常住人口3.2万人"),
    ("village", "石嘴,新围,沙坦", "社区下辖石嘴、新围、沙坦3个自然村"),
    ("village", "湖嘴,芦东", "社区由湖嘴、芦东两个村合并而成"),
    ("estate", "豆市新村", "堆物较多的是豆市新村"),
    ("team", "秧歌队,老年合唱团", "秧歌队、老年合唱团坚持常年活动"),
    ("team", "云山票友会", "云山票友会常年唱戏"),
    ("team", "山歌队,铜鼓队", "山歌队、铜鼓队等12支队伍登台"),
    ("team", "晋剧团,合唱团,模特队,二人台", "社区有晋剧团、合唱团、模特队、二人台"),
    ("team", "印尼归侨歌舞团", "社区的印尼归侨歌舞团平均年龄六十八"),
    ("team", "云山义警队", "云山义警队2021年成立"),
]


def names_in(clause):
    kinds = ("institution", "facility", "team", "estate", "village")
    return [(p.field, p.value) for p in read_story(f"云山社区\n{clause}。").proposals if p.field in kinds]


@pytest.mark.parametrize(("kind", "names", "clause"), NAMED, ids=[names for _kind, names, _clause in NAMED])
def test_bodies_places_and_groups_are_found_where_they_are_named(kind, names, clause):
    assert names_in(clause) == [(kind, name) for name in names.split(",")]


@pytest.mark.parametrize(
    "clause",
    [
        "辖区有学校3所、医院1所", "居民住房300平方米", "区文明办授予社区“文明社区”称号", "他被区总工会评为先进",
        "社区党委书记刘芳说", "各社区党委要抓好落实", "这座礼堂去年翻修", "添了两处口袋公园", "“两委”班子成员9人",
        "计划新建500平方米的文化活动中心", "社区设置宣传栏", "全年召开居民议事会12场", "动员各级党组织",
        "第一步就是成立自治小组", "社区荣获“最美志愿服务团队”称号", "泗水花园井社区获评先进", "孩子考上大学",
        "明年将加装电梯,新建一座300平方米的老年食堂", "由职工食堂改建的院子", "打造了全区首个街道级教育基地",
        "他走遍了东村、西村的每一户", "李家村、王家村村民都来了", "全镇12个村都通了路",
        "打造“1+3+N”党群服务中心体系", "今年,社区定下了新目标:再建200平方米的成长驿站", "xx市xx镇双港社区居委会",
        "为创建“江城市文明城区”及区域经济社会发展做贡献", "开展“邻里食堂”项目", "创建“平安校园”5个",
        "共同建设美好家园", "党的十八届三中、四中全会精神", "主动服务党委中心工作",
        "街道有三星以上社区党组织8个", "“小荷”公益暑托班开课",
    ],
)  # fmt: skip
def test_what_is_pointed_at_counted_planned_or_only_gives_is_no_body_of_the_place(clause):
    assert names_in(clause) == []
