"""The road of a story drawn for people: diagram and table of docs/NEWSROOM.zh.md, from articles/road.py alone."""

import re

from django.utils.translation import gettext as _

from articles.enums import Part, RevisionState
from articles.road import REWRITE, Step, all_steps
from portal.access.routes import who_may
from portal.accounts.roles import Role

START = "<!-- drawn by: python manage.py draw_road -->"
END = "<!-- end of what is drawn -->"
WRITING = _("草稿")


def name_of(state: RevisionState | None) -> str:
    return WRITING if state is None else str(RevisionState(state).label)


def drawing() -> str:
    """Diagram and table as Markdown."""
    return f"{diagram()}\n\n{table()}"


def diagram() -> str:
    """A state diagram in Mermaid, which code hosts draw; as text it can be read, too."""
    steps = all_steps()
    states = dict.fromkeys(state for step in steps for state in (*step.starts, step.end))
    lines = ["```mermaid", "stateDiagram-v2", *(f'  state "{name_of(state)}" as {sign_of(state)}' for state in states)]
    lines.append(f"  [*] --> {sign_of(None)}")
    for step in steps:
        lines += [arrow(state, step.end, step.title) for state in step.starts]
    lines += [arrow(state, None, _("再改")) for state in (RevisionState.RETURNED, RevisionState.TAKEN_BACK)]
    lines += [arrow(state, None, _("写修改稿")) for state in (RevisionState.PUBLISHED, RevisionState.WITHDRAWN)]
    lines.append(arrow(REWRITE.end, RevisionState.FIRST, _("新的一版")))
    return "\n".join([*lines, "```"])


def arrow(start: RevisionState | None, end: RevisionState | None, words: object) -> str:
    return f"  {sign_of(start)} --> {sign_of(end)}: {words}"


def sign_of(state: RevisionState | None) -> str:
    """The name of a state within the diagram, in letters that Mermaid takes."""
    return str(state.value) if state else "writing"


def table() -> str:
    """One row a step: from where, to where, by which roles, and what it asks for."""
    heads = [_("步骤"), _("从"), _("到"), _("谁可以"), _("签署"), _("要填什么")]
    rows = [[*cells(step), who_of(step), signed_as(step), asked_by(step)] for step in all_steps()]
    return "\n".join("| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *rows])


def cells(step: Step) -> list[str]:
    return [str(step.title), _("、").join(name_of(state) for state in step.starts), name_of(step.end)]


def who_of(step: Step) -> str:
    roles = {role: None for line in step.lines for role in who_may((line,))}
    labels = dict(Role.choices)
    return _("、").join(str(labels.get(role, _("超级管理员"))) for role in roles)


def signed_as(step: Step) -> str:
    return str(Part(step.part).label) if step.part else "—"


def asked_by(step: Step) -> str:
    if step.needs_reason:
        return _("理由")
    is_review = step.part is not None and step.part != Part.AUTHOR
    return _("逐项确认") if is_review else "—"


def put_into(document: str, drawn: str) -> str:
    """The document with what is drawn between its two marks. Raises ValueError when it has none."""
    between = re.compile(re.escape(START) + r".*?" + re.escape(END), re.DOTALL)
    if not between.search(document):
        raise ValueError(START)
    return between.sub(lambda _found: f"{START}\n\n{drawn}\n\n{END}", document, count=1)
