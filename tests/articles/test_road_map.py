"""docs/NEWSROOM.zh.md shows the road as the code has it."""

from pathlib import Path

import pytest

from articles.road import all_steps
from articles.road_map import diagram, drawing, put_into, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "NEWSROOM.zh.md"


def test_the_document_is_drawn_from_the_code_of_today():
    document = DOCUMENT.read_text(encoding="utf-8")

    assert put_into(document, drawing()) == document, "Run `python manage.py draw_road --write`."


def test_every_step_has_its_row_and_its_arrow():
    rows = table().splitlines()[2:]
    arrows = diagram()

    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [str(step.title) for step in all_steps()]
    assert [str(step.title) for step in all_steps() if f": {step.title}\n" not in arrows] == []


def test_merged_reviews_are_drawn_as_one(settings):
    settings.MERGED_REVIEWS = True

    assert "first --> final: 初审、复审合并通过" in diagram()


def test_a_document_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="drawn by"):
        put_into("没有标记", drawing())
