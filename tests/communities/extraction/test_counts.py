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
]


@pytest.mark.parametrize(("words", "figures"), STORIES, ids=[words for words, _figures in STORIES])
def test_a_figure_is_read_in_its_sentence(words, figures):
    read = read_story(f"兰亭社区的故事\n\n{words}").proposals
    assert {(fact.field, str(fact.value)) for fact in read if isinstance(fact.value, Decimal)} == figures
