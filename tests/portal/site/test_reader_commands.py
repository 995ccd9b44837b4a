import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

STORY = "昌平里社区\n昌平里社区常住人口约6200人，今年以来调解邻里纠纷36起。\n"


def answer(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_story_is_read_in_every_usual_encoding(tmp_path, encoding, ending):
    file = tmp_path / "story.txt"
    file.write_bytes(STORY.replace("\n", ending).encode(encoding))

    read = json.loads(answer("extract_facts", str(file), "--published-on", "2021-05-06", "--format", "json"))

    assert [(p["field"], p["value"], p["as_of"]) for p in read["proposals"]] == [
        ("population", 6200, None),
        ("mediation_cases", 36, "2021"),
    ]


def test_a_year_that_nobody_tells_is_asked_for(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")

    read = json.loads(answer("extract_facts", str(file), "--format", "json"))

    assert [warning["message"] for warning in read["warnings"]] == [
        "“今年以来”是哪一年？文中没有写明，请填报道日期或年份。"
    ]


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"\xe7" * 300_000, "超过 200 KB"), (b"\xff\xff\xff", "读不出这个文件的文字编码")]
)
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path, content, sentence):
    file = tmp_path / "story.txt"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        call_command("extract_facts", str(file))


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(CommandError, match="读不到这个文件（没有这个文件）。"):
        call_command("extract_facts", str(tmp_path / "no.txt"))
    with pytest.raises(CommandError, match="读不到这个文件（这是文件夹）。"):
        call_command("extract_facts", str(tmp_path))


def test_the_evaluation_counts_right_wrong_and_missed(tmp_path):
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    fact = {
        "field": "population",
        "value": 6200,
        "qualifier": "约",
        "unit": "人",
        "as_of": None,
        "span": "常住人口约6200人",
        "start": 11,
    }
    lost = {
        "field": "households",
        "value": 80,
        "qualifier": None,
        "unit": "户",
        "as_of": None,
        "span": "昌平里",
        "start": 0,
    }
    place = {"name": "昌平里社区", "street": None, "district": None, "level": "community", "facts": [fact, lost]}
    (tmp_path / "one.json").write_text(json.dumps({"communities": [place]}), encoding="utf-8")

    report = json.loads(answer("evaluate_reader", str(tmp_path), "--format", "json"))

    assert report["sums"]["figures"] == {"right": 1, "wrong": 1, "missed": 1, "precision": 0.5, "recall": 0.5}


def test_a_folder_without_stories_is_refused(tmp_path):
    with pytest.raises(CommandError, match="没有成对的报道和答案"):
        call_command("evaluate_reader", str(tmp_path))
