"""What a count, a share or an area is of, where only its sentence says so: (words, the figures that are read)."""

from decimal import Decimal

import pytest

from communities.extraction.reader import read_story

STORIES = [
    ("兰亭社区成立了“木鱼”志愿服务队。如今这支队伍有34人,每周三义诊。", {("volunteers", "34")}),
    ("兰亭社区有支“木鱼”队。这支队伍现在有46人。", {("role_count", "46")}),
    ("“木鱼”志愿队会送餐,这支由67名店主和骑手组成的队伍去年很忙。", {("volunteers", "67")}),
    ("“木鱼”志愿队会送餐,这支28人的队伍刚刚获评“新城最美团队”。", {("volunteers", "28")}),
    ("“晚风”夜巡队由28名居民志愿者组成。", {("volunteers", "28")}),
    ("林河街道共有9个社区,邻居节已推广到其中7个。", {("community_count", "9"), ("community_count", "7")}),
    ("林河街道14个社区中,已有8个完成供热改造。", {("community_count", "14"), ("community_count", "8")}),
    ("林河街道的做法将在全街11个社区推广。", {("community_count", "11")}),
    ("林河街道已在11个社区推广“板凳会”。", {("community_count", "11")}),
    ("兰亭社区争取老旧小区改造资金185万元。", {("funding_yuan", "1850000")}),
    ("该小区纳入老旧小区改造计划,总投资2360万元。", {("funding_yuan", "23600000")}),
    ("社区把经费列入预算,两年共投入18.6万元。", {("funding_yuan", "186000")}),
    ("供热公司减免初装费11.8万元。", {("funding_yuan", "118000")}),
    ("一部电梯平均造价58万元,业主按楼层分摊。", set()),
    ("盐仓大院8栋楼下,街坊刷卡走进电梯。", set()),
    ("18栋的退休钳工龚师傅下不了楼。", set()),
    ("摄影班的12栋住户赵庆华来了。", set()),
    ("楼宇162栋,九成以上建于上世纪八九十年代。", {("buildings", "162"), ("share_old_buildings", "0.9")}),
    ("八成以上的楼房建于上世纪七十年代。", {("share_old_buildings", "0.8")}),
    ("有78栋楼,1990年以前建成的楼房占八成。", {("buildings", "78"), ("share_old_buildings", "0.8")}),
    ("居民参与率由三成提高到92%。", {("mobilisation_rate", "0.3"), ("mobilisation_rate", "0.92")}),
    ("居民8950人,35岁以下的年轻人占四成多。", {("population", "8950")}),
    ("常住人口9200人,平均年龄33岁。", {("population", "9200")}),
    ("下设5个党支部、18个党小组。", {("party_branches", "5")}),
    ("课程有作业辅导、编织、非洲鼓等9类。", {("course_types", "9")}),
    ("律师轮流坐班,每周5天,风雨无阻。", {("duty_days_per_week", "5")}),
    ("有花农520户,户均收入11.5万元。", {("households_subgroup", "520")}),
    ("312户渔民陆续上岸安置。", {("households_subgroup", "312")}),
    ("为了两户渔民的航道争执,他跑了几趟。", set()),
    ("有居民2316户,另有外来船工1100人。", {("households", "2316"), ("population_floating", "1100")}),
    ("连夜转移危房住户和渔排人员512人。", set()),
    ("386名船工上岸避风。", set()),
    ("储备救生衣200件、沙袋3000条。", {("equipment_count", "200"), ("equipment_count", "3000")}),
    ("完成老旧小区改造7个。", {("estates", "7")}),
    ("他把一间15平方米的铺面腾出来。", {("facility_area_m2", "15")}),
    ("这间屋子叫“海人驿站”,刚启用,面积180平方米。", {("facility_area_m2", "180")}),
    ("管理着港花园、新公馆两个小区,建筑面积46万平方米。", {("estates", "2"), ("building_area_m2", "460000")}),
    ("跳蚤市场共筹得善款3260元。", {("funding_yuan", "3260")}),
    ("林河街道辖7个社区、2个村委会。", {("community_count", "7"), ("community_count", "2")}),
    ("纳入社区康复服务的残疾人213名。", {("population_subgroup", "213")}),
    ("用门板、三轮车转移行动不便的老人。", set()),
    ("记者走访龙山市北河区四个社区。", set()),
    ("周六跳蚤市场开市,摊位50个,先到先得!", set()),
    ("名额:限80个家庭。", set()),
    ("党员3460名,其中在职党员进社区报到1120名。", {("party_members", "3460"), ("party_members", "1120")}),
    ("新建口袋公园1处、晾衣区5处。", {("facility_count", "1"), ("facility_count", "5")}),
    ("配了3台微波炉、2组充电柜,还有8张午休躺椅。", {("equipment_count", "3"), ("equipment_count", "8")}),
    ("食堂由社区和一家企业合办,使用面积260平方米。", {("facility_area_m2", "260")}),
    ("居民沿着3条老街居住。", {("lanes", "3")}),
    ("社区引进扶贫车间6家、长者餐厅2家。", {("facility_count", "6"), ("facility_count", "2")}),
    ("学堂现有志愿教师35名。", {("volunteers", "35")}),
    ("琵琶湖商圈夜间客流最高达每天3万人次。", set()),
    ("对标全年新增便民服务点20处的任务目标,真抓实干。", set()),
    ("社区请出5名退休船老大,办起了“解忧铺”。", {("role_count", "5")}),
    ("为76户低保家庭发放救助金。", {("households_subgroup", "76")}),
    ("拉起队伍时,当时只有8个人,如今,注册志愿者已有176名。", {("volunteers", "8"), ("volunteers", "176")}),
    ("她手机里存着700多个居民的号码。", set()),
    ("书香社区2015年才成立,管着3个商品房小区。", {("estates", "3")}),
    ("由29名街坊组成的楼长队也捧回了“金牌志愿服务队”的奖牌。", {("role_count", "29")}),
    ("夜校已经上了620多节课。", {("activity_sessions", "620")}),
    ("今年已开设陶艺课38节,暑期班3期。", {("activity_sessions", "38"), ("activity_sessions", "3")}),
    ("每门课12节。", set()),
    ("与辖区31户听障居民家庭结成帮扶对子。", {("households_subgroup", "31")}),
    ("室外文体广场面积1500平方米。", {("activity_outdoor_area_m2", "1500")}),
    ("三年换了四家物业公司。", set()),
    ("与辖区8家企业、2所学校签订共建协议。", {("co_building_units", "8"), ("co_building_units", "2")}),
    ("“蓝马甲”志愿队的53名外卖小哥上报隐患287条。", {("volunteers", "53")}),
    ("160余名居民、志愿者一起动手包饺子。", {("activity_participants", "160")}),
    ("课堂已照看新市民子女150多名。", {("service_recipients", "150")}),
    ("先后荣获“平安街道”“先进单位”等荣誉称号32项。", {("honours_count", "32")}),
    (
        "名称 面积(平方米) 启用时间\n松林社区邻里家 860 2022年8月\n下井社区邻里家 420 2023年3月",
        {("facility_area_m2", "860"), ("facility_area_m2", "420")},
    ),
    (
        "社区 志愿者(人) 助餐点面积(平方米)\n松林社区 215 180\n下井社区 128 220",
        {("volunteers", "215"), ("volunteers", "128"), ("facility_area_m2", "180"), ("facility_area_m2", "220")},
    ),
    ("“志愿者张一帆发起的“拾光”摄影社已有成员58人。", {("role_count", "58")}),
    ("食堂最多的一天有110多位老人来吃饭。", set()),
    ("她是网格员,负责共412户居民的日常服务。", set()),
    ("机关设党政办、党建办等6个内设机构。", set()),
    ("有安置房62栋、商铺214间。", {("buildings", "62"), ("shops", "214")}),
    (
        "34栋新楼里,住进了从7个乡镇搬来的1056户4623人。",
        {("buildings", "34"), ("households", "1056"), ("population", "4623")},
    ),
    ("请刚搬来的6户租客吃饺子。", set()),
    ("社区又联系沿街商铺设了21个“爱心歇脚点”。", {("facility_count", "21")}),
    ("社区引导业主成立了21个“梯委会”。", {("team_count", "21")}),
    ("修建无障碍坡道43处。", {("facility_count", "43")}),
    ("像这样的老旧小区还有63个。", {("estates", "63")}),
    ("1.1万常住人口里有七成来自外省。", {("population", "11000")}),
    ('公房改成320平方米的"老戏台"。', {("facility_area_m2", "320")}),
    ("辟出两间教室。", {("facility_count", "2")}),
    ("最盛时职工近万人。", set()),
    ("80岁以上补贴5元。", set()),
    ("大院原来只有86个车位。", {("facility_count", "86")}),
    ("办公服务面积达到1100平方米。", {("office_area_m2", "1100")}),
    ("北河区已建成区级以上文明社区49个。", {("community_count", "49")}),
    ("97%的房子是2000年以前盖的。", {("share_old_buildings", "0.97")}),
    ("大姐和4名退休女干部轮流坐班。", {("role_count", "4")}),
    ("全年召开党员大会4次。", {("activity_sessions", "4")}),
]


@pytest.mark.parametrize(("words", "figures"), STORIES, ids=[words for words, _figures in STORIES])
def test_a_figure_is_read_in_its_sentence(words, figures):
    read = read_story(f"兰亭社区的故事\n\n{words}").proposals
    assert {(fact.field, str(fact.value)) for fact in read if isinstance(fact.value, Decimal)} == figures


def test_a_qualifier_reaches_over_where_people_are_from():
    read = read_story("兰亭社区的故事\n\n社区共安置来自5个乡镇的搬迁群众1132户。").proposals
    assert [(fact.field, fact.qualifier) for fact in read] == [("households", "共")]
