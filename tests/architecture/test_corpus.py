"""The stories of tests/data/stories are fit to judge by: quotes stand where the gold says, nothing usual is missing."""

import json
import re
from collections import Counter
from itertools import chain

import pytest

from communities.reference import INDICATORS
from tests.architecture.repository import ROOT, told

pytestmark = pytest.mark.static

FOLDER = ROOT / "tests" / "data" / "stories"
INDEX = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
REGISTERS = ["news", "notice", "report", "portrait", "roundup", "overview", "wechat"]
LEVELS_OF_OWNERS = {"community", "estate", "street", "district", "city", "province"}
LEVELS_OF_AWARDS = {"国家", "省", "市", "区", "街道", "社区", None}
STATUSES = {"获得", "候选", "推荐参评", "评选项目", "专栏", "公示", "入围", "申报", "目标"}

FACT = ["field", "value", "qualifier", "unit", "as_of", "span", "kind", "note", "start"]
AWARD = ["title", "level", "recipient", "issuer", "year", "status", "span", "note", "start"]
PERSON = ["name", "role", "org", "honours", "span", "name_is_partial", "note", "start"]
ACTIVITY = [
    *["name", "period", "sessions", "participants", "participants_unit"],
    *["qualifier", "host", "location", "span", "kind", "start"],
]
OPTIONAL = {"kind", "note", "name_is_partial"}
BYLINE = {
    *["reporters", "correspondents", "photographers", "interns", "editors", "proofreaders", "second_review"],
    *["third_review", "chief_review", "source", "published", "span", "start"],
}

UNITS = {*"人名位户栋幢套场次期节起件宗支个家处座间台盏条类项批元吨张年岁天%"}
UNITS |= {"人次", "户次", "场次", "辆次", "小时", "平方米", "平方公里", "平方千米"}
QUALIFIERS = {*"约近多余超逾达共", "左右", "超过", "以上", "至少", "不足", "上百", "数十", "累计", "先后"}
QUALIFIERS |= {"平均", "月均", "每周", "日均", "以来", "今年以来", "截至"}
WORDS_OF_TIME = {"以来", "今年", "去年", "上月", "截至", "近年来", "目前", "上半年", "本周", "昨晚"}
NUMERALS = {
    "Arabic": r"[0-9]+",
    "full-width": r"[０-９]+",
    "Chinese": r"[一二三四五六七八九十百千两]{2,}",
    "tens of thousands": r"[0-9０-９.．一二三四五六七八九十]+[多余]?万",
    "hundreds of millions": r"\d亿",
    "仟": r"[0-9０-９]仟",
    "decimal": r"\d[.．]\d",
    "thousands separated": r"\d,\d{3}",
    "per cent": r"\d%|百分之",
    "tenths": r"[一二三四五六七八九]成",
    "range": r"\d[至~～—-]\d|[三四][四五]百|三四十",
    "from … to": r"(由|从).{0,12}(增至|增加到|升至|扩大到|扩建到|发展到)",
    "other measures": r"公顷",
    "亩": r"\d亩",
    "㎡": r"\d㎡",
    "half": r"[0-9一二两四]岁?[年]?半",
}


def gold_of(story):
    return json.loads((FOLDER / f"{story['name']}.json").read_text(encoding="utf-8"))


def text_of(story):
    return (FOLDER / f"{story['name']}.txt").read_bytes().decode("utf-8")


def facts_of(gold):
    return [fact for community in gold["communities"] for fact in community["facts"]]


STORIES = [(story, text_of(story), gold_of(story)) for story in INDEX["stories"]]
TEXTS = "\n".join(text for _, text, _ in STORIES)


def every(key):
    return list(chain.from_iterable(gold[key] for _, _, gold in STORIES))


FACTS = list(chain.from_iterable(facts_of(gold) for _, _, gold in STORIES))


def test_every_story_has_its_text_and_its_gold_and_nothing_lies_about():
    named = {story["name"] + ending for story in INDEX["stories"] for ending in (".txt", ".json")}

    there = {path.name for path in FOLDER.iterdir() if path.is_file()} - {"README.md", "index.json"}

    assert there == named


def test_every_quote_stands_where_the_gold_says():
    wrong = []
    for story, text, gold in STORIES:
        quoted = [*facts_of(gold), *gold["awards"], *gold["people"], *gold["activities"], *gold.get("noise", [])]
        quoted += story["traps"] + story["tolerated"] + ([gold["byline"]] if "span" in gold["byline"] else [])
        wrong += [
            f"{story['name']}: {one['span']}"
            for one in quoted
            if not one["span"] or text[one["start"] : one["start"] + len(one["span"])] != one["span"]
        ]

    told(wrong, "These quotes of the gold do not stand at their offsets:")


@pytest.mark.parametrize(
    "key, shape", [("facts", FACT), ("awards", AWARD), ("people", PERSON), ("activities", ACTIVITY)]
)
def test_everything_in_the_gold_has_the_shape_that_was_agreed(key, shape):
    rows = FACTS if key == "facts" else every(key)

    wrong = [row for row in rows if list(row) != [name for name in shape if name in row or name not in OPTIONAL]]

    told(wrong, f"Rows of {key} have these fields, in this order: {', '.join(shape)}. Not so:")


def test_a_gold_file_has_the_keys_that_were_agreed():
    known = ["source", "noise", "communities", "awards", "people", "activities", "byline", "headings"]

    told(
        [
            gold["source"]
            for _, _, gold in STORIES
            if list(gold) != [key for key in known if key != "noise" or key in gold]
        ],
        "A gold file has the keys of the agreed shape, in its order; these have not:",
    )
    told(
        [gold["source"] for _, _, gold in STORIES if not set(gold["byline"]) <= BYLINE],
        "A byline knows only the roles of the agreed shape; these have others:",
    )


def test_every_field_is_an_indicator_and_its_value_is_of_its_kind():
    kinds = {code: kind for _, code, _, kind, *_ in INDICATORS}
    wrong = []
    for fact in FACTS:
        kind, value = kinds.get(fact["field"]), fact["value"]
        is_number = isinstance(value, int | float | list)
        if kind is None or (value is not None and (kind == "words") == is_number):
            wrong.append(f"{fact['field']} {value!r} ({fact['span']})")

    told(wrong, "These figures of the gold have no indicator, or not one of their kind:")


def test_a_share_is_a_fraction_and_a_range_rises():
    shares = [fact for fact in FACTS if fact["unit"] == "%"]
    ranges = [fact["value"] for fact in FACTS if isinstance(fact["value"], list)]

    told([fact for fact in shares if not 0 < fact["value"] <= 1], "A share is told as a fraction of one:")
    assert ranges == [sorted(pair) for pair in ranges if len(pair) == 2]


def test_every_owner_stands_in_the_text_and_belongs_somewhere():
    wrong = []
    for story, text, gold in STORIES:
        for owner in gold["communities"]:
            core = re.sub(r"(社区|街道|街|市|区)$", "", owner["name"])
            if core not in text or owner["level"] not in LEVELS_OF_OWNERS:
                wrong.append(f"{story['name']}: {owner['name']}")

    told(wrong, "These owners are not named by their story, or are of no known level:")


def test_awards_and_people_agree_with_the_text():
    wrong = []
    for story, text, gold in STORIES:
        people = [person["name"] for person in gold["people"]]
        closed = text.replace(" ", "").replace("\u3000", "")  # 鲍 蕾: a blank between the two signs of a name
        wrong += [f"{story['name']}: {name}" for name in people if name not in closed]
        wrong += [
            f"{story['name']}: {award['title']}"
            for award in gold["awards"]
            if award["level"] not in LEVELS_OF_AWARDS or award["status"] not in STATUSES
        ]

    told(wrong, "These people or awards of the gold do not agree with their story:")


def test_what_an_activity_counts_is_also_a_figure_told_both_ways():
    wrong = []
    for story, _, gold in STORIES:
        numbers = [fact["value"] for fact in facts_of(gold)]
        for activity in gold["activities"]:
            counts = [activity["sessions"], activity["participants"]]
            if counts == [None, None] or any(count is not None and count not in numbers for count in counts):
                wrong.append(f"{story['name']}: {activity['name']}")

    told(wrong, "These activities have no counts, or counts that are no figure of their story:")


def test_no_trap_is_a_figure():
    wrong = []
    for story, _, gold in STORIES:
        taken = [(fact["start"], fact["start"] + len(fact["span"])) for fact in facts_of(gold)]
        for trap in story["traps"]:
            start, end = trap["start"], trap["start"] + len(trap["span"])
            if any(first <= start and end <= last and (first, last) == (start, end) for first, last in taken):
                wrong.append(f"{story['name']}: {trap['span']}")

    told(wrong, "The gold takes for a figure what it calls a trap:")


def test_titles_and_headings_are_lines_of_the_text():
    wrong = []
    for story, text, gold in STORIES:
        starts = {line.strip(" 　\ufeff") for line in text.split("\n")}
        wrong += [
            f"{story['name']}: {words}"
            for words in [*gold["headings"], story["title"]]
            if not any(line.startswith(words) for line in starts)
        ]

    told(wrong, "These titles or headings do not begin a line:")


def test_all_registers_are_there_and_two_of_each_are_held_out():
    stories = Counter(story["register"] for story in INDEX["stories"])
    held_out = Counter(story["register"] for story in INDEX["stories"] if story["held_out"])

    assert list(stories) == REGISTERS
    assert min(stories.values()) >= 6
    assert held_out == dict.fromkeys(REGISTERS, 2)


def test_lengths_reach_from_a_short_item_to_a_long_report():
    lengths = sorted(len(text.rstrip()) for _, text, _ in STORIES)

    assert 140 <= lengths[0] <= 200
    assert 1900 <= lengths[-1] <= 2500


def test_about_half_of_the_stories_mix_widths():
    folded = [text for _, text, _ in STORIES if re.search(r"[\u4e00-\u9fff],", text) or re.search(r"[０-９]", text)]

    assert len(STORIES) * 0.4 < len(folded) < len(STORIES) * 0.7


def test_every_usual_unit_occurs():
    told(UNITS - {fact["unit"] for fact in FACTS}, "No figure of the corpus has these units:")


def test_every_usual_qualifier_occurs():
    found = {word for fact in FACTS for word in (fact["qualifier"] or "").split("/")}

    told(QUALIFIERS - found, "No figure of the corpus has these qualifiers:")


def test_every_usual_form_of_a_number_occurs():
    told({name for name, form in NUMERALS.items() if not re.search(form, TEXTS)}, "No story writes numbers like this:")


def test_every_usual_word_of_time_occurs():
    told({word for word in WORDS_OF_TIME if word not in TEXTS}, "No story speaks of these times:")


def test_most_indicators_occur():
    kinds = {code for _, code, _, kind, *_ in INDICATORS if kind != "words"}

    told(
        kinds - {fact["field"] for fact in FACTS} - {"programme_quarters"}, "No story has a figure of these indicators:"
    )


def test_awards_of_every_level_and_status_occur():
    told(
        STATUSES - {"专栏"} - {award["status"] for award in every("awards")},
        "No award of the corpus has these statuses:",
    )
    told(LEVELS_OF_AWARDS - {award["level"] for award in every("awards")}, "No award of the corpus has these levels:")


def test_names_that_are_rare_partial_or_with_a_dot_occur():
    people = every("people")

    assert any(ord(letter) > 0xFFFF for person in people for letter in person["name"])
    assert any("·" in person["name"] for person in people)
    assert sum(bool(person.get("name_is_partial")) for person in people) >= 10


@pytest.mark.parametrize("copy", INDEX["copies"], ids=lambda copy: copy["file"])
def test_a_copy_in_another_encoding_reads_like_its_original(copy):
    original = (FOLDER / f"{copy['of']}.txt").read_bytes().decode("utf-8")

    read = (FOLDER / "copies" / copy["file"]).read_bytes().decode(copy["encoding"])

    assert ("\r\n" in read) == copy["crlf"]
    assert read.replace("\r\n", "\n") == original
