import pytest

from communities.extraction.reader import read_story

NAMED = [
    ("李秀英", "家住3栋的李秀英老人说"),
    ("王建国", "社区党委书记王建国告诉记者"),
    ("刘洋", "社工刘洋一边登记一边说"),
    ("赵小军", "90后网格员赵小军每天走街串巷"),
    ("陈桂兰", "78岁的陈桂兰拉着记者的手"),
    ("黄志明,林丽", "志愿者黄志明、林丽正在清理楼道"),
    ("何伟", "社区居委会副主任何伟负责对接"),
    ("张建华", "退役军人张建华主动报名"),
    ("吴美玲", "独居老人吴美玲患有高血压"),
    ("周强", "派出所民警周强上门宣传反诈知识"),
    ("郑雨欣", "小学生郑雨欣开心地展示作品"),
    ("梁志强", "业主委员会主任梁志强感慨万分"),
    ("冯婆婆", "冯婆婆今年82岁"),
    ("李阿姨", "街坊李阿姨笑着说"),
    ("陈叔", "居民陈叔竖起大拇指"),
    ("孙莉", "法律顾问孙莉律师现场解答"),
    ("邓文辉", "“广东好人”邓文辉坚持义务理发20年"),
    ("徐海燕", "舞蹈队队长徐海燕带领队员排练"),
    ("罗家辉", "商户罗家辉积极配合"),
    ("钟淑芬", "钟淑芬是社区里的老党员"),
    ("许大勇", "社区“两委”委员许大勇逐户走访"),
    ("曾庆华", "街道党工委书记曾庆华出席活动"),
    ("彭晓东", "广州医科大学附属医院医生彭晓东为居民义诊"),
    ("苏敏仪", "主讲人苏敏仪老师深入浅出"),
    ("蔡国栋,叶秋萍", "蔡国栋、叶秋萍夫妇被评为“最美家庭”"),
    ("程颖", "居民程颖带着孩子参加"),
    ("余海波", "社区书记余海波:“下一步……”"),
    ("潘玉珍", "今年65岁的潘玉珍,是社区合唱团的团长"),
    ("戴明", "社区能人戴明自费购买材料"),
    ("邹立群", "老师傅邹立群手艺好"),
    ("熊丽娟", "教师熊丽娟利用周末给孩子们上课"),
    ("董浩然", "“小河长”董浩然带着同学巡河"),
    ("方慧", "党员方慧主动认领微心愿"),
    ("石磊", "楼长石磊挨家挨户敲门"),
    ("高翔", "社区工作者高翔介绍"),
    ("江山", "居民江山表示"),
    ("安琪", "志愿者安琪说"),
    ("古丽娜尔·艾合买提", "居民古丽娜尔·艾合买提教大家跳舞"),
    ("黄小𬭎", "社区居委会主任黄小𬭎表示"),
    ("蒋玉莲", "登记表上排在第一位的是蒋玉莲"),
    ("贾秀珍,薛丽萍", "社区里有贾秀珍和薛丽萍这样的热心人"),
    ("孟斗,覃芙蕖", "1.孟斗,男,汉族,1970年生;2.覃芙蕖,女,土家族"),
    ("马昕", "3.马 昕:云山县河口镇河口村党支部书记"),
    ("苏海峰,丁玲,王敏", "值班人员如下 苏海峰 丁玲 王 敏"),
    ("喀迪尔·艾山", "文艺队成员喀迪尔·艾山演奏了热瓦普"),
    ("扎西卓玛", "帮助大家的还有扎西卓玛一家"),
    ("其其格", "社区民警其其格挨户走访"),
    ("魏老先生", "魏老先生住在五楼"),
    ("斯琴高娃", "社区主任斯琴高娃出了个主意"),
    ("陈律师", "社区聘请了陈律师为法律顾问"),
    ("小王", "有事就找小王"),
    ("马叔", "而在马叔居住的小区,电梯已经装好"),
]
NOBODY = [
    "居民参与度高,居民安全感强", "党员带头,志愿者服务热情高涨", "社区民警高效处置", "医生耐心讲解,律师严谨作答",
    "志愿者马不停蹄", "老师方言教学", "居民江边散步", "代表常委会",
    "党员先锋岗", "社工团队", "居民石桌石凳", "主任办公室",
    "书记项目", "居民金点子", "老人安享晚年", "居民温馨家园",
    "社区书记讲党课", "社区干部包片联户", "志愿者万余名", "群众路线",
    "党员于心", "居民严格遵守", "街坊毛遂自荐", "居民明显感受到",
    "网格员时刻关注", "志愿者向居民发放", "志愿者应邀参加", "志愿者全程陪同",
    "居民乐开了花", "居民喜笑颜开", "社区居民文明素质", "老党员范围",
    "民警白天巡逻", "医生常年坐诊", "学生成长", "居民季度评议",
    "老人曾因老伴生病受助", "来到一位老人家登记", "党员干部连轴转", "居民幸福指数节节高", "志愿者老师教大家吐纳",
    "共有9个居民区党组织",
    "老街始建于明洪武年间", "学习雷锋精神,弘扬焦裕禄精神", "从棉纺厂宿舍里走出来",
    "户籍人口6.9万人,60岁以上老人1200人", "大家弘扬守望相助的风气",
    "老人康复训练", "居民连连称赞", "教师节活动", "志愿者关怀老人",
]  # fmt: skip


def people_in(clause):
    return [p for p in read_story(f"云山社区\n{clause}。").proposals if p.kind == "person"]


@pytest.mark.parametrize(("names", "clause"), NAMED, ids=[names for names, _clause in NAMED])
def test_people_are_found_by_role_speech_and_list(names, clause):
    assert [p.value for p in people_in(clause)] == names.split(",")


@pytest.mark.parametrize("clause", NOBODY)
def test_words_that_begin_like_surnames_are_no_names(clause):
    assert [p.value for p in people_in(clause)] == []


def test_a_name_in_part_is_marked_and_an_honorific_is_not_part_of_a_name():
    found = {p.value: p.details["name_is_partial"] for p in people_in("居民李阿姨和社区民警徐进栋同志来了")}

    assert found == {"李阿姨": True, "徐进栋": False}


BODIES = [
    ([], "刘芳兼任河口村党支部书记"),
    (["江东区城市更新局", "江东区国税局"], "辖区内有江东区城市更新局、江东区国税局等单位"),
    ([], "驻街部队2家,物业公司5家"),
    ([], "称号由中央文明办颁发"),
    (["青石镇卫生院"], "青石镇卫生院的医生每周来坐诊"),
    ([], "来的有永安市河口镇河口村党总支书记周强"),
]


@pytest.mark.parametrize(("names", "clause"), BODIES, ids=[clause for _names, clause in BODIES])
def test_bodies_end_as_bodies_do_and_whoever_lends_a_title_is_none(names, clause):
    found = read_story(f"云山社区\n{clause}。").proposals

    assert [p.value for p in found if p.field == "institution"] == names


def test_signatures_in_brackets_and_a_date_behind_the_editor():
    story = "云山社区清理楼道\n\n编辑:梁小豪2025-03-28 13:36\n\n云山社区清理楼道12处。(张弛 张进东)"

    byline = read_story(story).byline

    assert byline.reporters == ("张弛", "张进东")
    assert byline.editors == ("梁小豪",)


def test_credits_below_the_list_of_other_stories_and_behind_an_agencys_dateline():
    story = (
        "云山社区清理楼道\n\n本报河口9月11日电  记者 苏海 布和\n\n云山社区清理楼道12处,居民叫好。" + "居民都说好。" * 8
    )
    story += "\n\n延伸阅读:\n另一社区有居民9000户\n  [责任编辑:盛小梅]\n分享到:微博"

    reading = read_story(story)

    assert reading.byline.reporters == ("苏海", "布和")
    assert reading.byline.editors == ("盛小梅",)
    assert not [p for p in reading.proposals if p.field == "households"]
