"""Honours: verbatim, of the right level, and won rather than hoped for."""

import pytest

from tests.factories.records import check, honour, told


@pytest.mark.parametrize(
    ("status", "said", "result"),
    [
        ("won", "荣获“广州市六好平安社区”称号", "ok"),
        ("candidate", "荣获“广州市六好平安社区”称号", "bad"),
        ("candidate", "入选“广州市六好平安社区”候选名单", "ok"),
        ("goal", "建成广州市六好平安社区", "wait"),
        ("goal", "正在争创“广州市六好平安社区”", "ok"),
        ("goal", "被评为“广州市六好平安社区”", "bad"),
        ("won", "入选“广州市六好平安社区”候选名单", "wait"),
        ("won", "获得省级“广州市六好平安社区”称号", "bad"),
        ("won", "获得市级“广州市六好平安社区”称号", "ok"),
        ("won", "荣获“广州市六好和平安社区”称号", "bad"),
    ],
)
def test_an_honour_is_told_as_the_record_has_it(community, status, said, result):
    honour(community, "广州市六好平安社区", status)

    rows = told(check(f"穗花北社区{said}。", community), "honour")

    assert [(row[0], row[3]) for row in rows] == [(result, result == "bad")]


@pytest.mark.parametrize(("state", "result"), [("waiting", "wait"), ("retired", "bad")])
def test_an_honour_that_waits_is_open_and_a_retired_one_may_not_be_said(community, state, result):
    honour(community, "广州市六好平安社区", state=state)

    assert [row[0] for row in told(check("荣获“广州市六好平安社区”称号。", community), "honour")] == [result]


def test_an_honour_that_is_not_on_record_is_open(community):
    assert told(check("穗花北社区荣获“广东省书香社区”称号。", community), "honour") == [
        ("wait", "广东省书香社区", "", False)
    ]


def test_the_same_honour_of_another_level_is_another_honour(community):
    honour(community, "广州市城市体育先进社区")

    rows = told(check("荣获“广东省城市体育先进社区”“广州市城市体育先进社区”称号。", community), "honour")

    assert [row[0] for row in rows] == ["wait", "ok"]
