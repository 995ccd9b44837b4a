"""Two versions of one form side by side: what one person sends, what another saved meanwhile, what both began from.

Each field is compared by itself. Where only one of the two touched it, that one's content stands; where both did, the
sender's content stays in the form and the other's can be taken instead. Rows of a formset are matched by their number.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from portal.versions.forms import ADDED
from portal.versions.sending import Sent, as_sent, is_same, mark_of, sent_for, words_for

TAKE = "take:"  # before the name of a field: which of two contents to take
THEIRS = "theirs"
BOOKKEEPING = ("DELETE", "ORDER")

Marks = dict[str, str]
Before = Callable[[str], str | None]


@dataclass(frozen=True)
class Difference:
    """One field, or one row, that differs between the two."""

    name: str
    label: str
    mine: str
    theirs: str
    touched: str  # by "both", by "theirs" or by "mine"
    before: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sender has to choose."""
        return self.touched == "both"

    @property
    def told(self) -> str:
        return {
            "both": _("两人都改了，请选一个"),
            "theirs": _("只有对方改了，已经放进下面的表单"),
            "mine": _("只有您改了，已经放进下面的表单"),
        }[self.touched]


@dataclass
class Comparison:
    """All differences, and the data of the form that puts both together."""

    data: MultiValueDict
    differences: list[Difference] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.differences)


def marks_of(form: forms.BaseForm, formsets: list[forms.BaseFormSet]) -> Marks:
    """What every field held when the page was opened, as short marks; the page carries them along."""
    marks = {name: mark_of(as_sent(form[name])) for name in _watched(form)}
    for formset in formsets:
        for row in formset.initial_forms:
            marks |= {_key(formset, row, name): mark_of(as_sent(row[name])) for name in _watched(row, formset)}
    return marks


def read_marks(words: str) -> Marks:
    """The marks that a page carried; none when somebody changed them on the way."""
    try:
        marks = json.loads(words)
    except (ValueError, RecursionError):
        return {}
    return marks if isinstance(marks, dict) else {}


def _watched(form: forms.BaseForm, formset: forms.BaseFormSet | None = None) -> Iterator[str]:
    hidden = (formset.model._meta.pk.name, formset.fk.name, *BOOKKEEPING) if formset is not None else ()
    for name, box in form.fields.items():
        if name not in ADDED and name not in hidden and not box.disabled:
            yield name


def _key(formset: forms.BaseFormSet, row: forms.BaseForm, name: str) -> str:
    return f"{formset.prefix}:{row.instance.pk}:{name}"


def compare(
    form: forms.BaseForm, formsets: list[forms.BaseFormSet], sent: MultiValueDict, marks: Marks, before: Before
) -> Comparison:
    """Compare what was sent with `form` and `formsets`, which show what is stored now.

    `marks` are those of the page that was sent; `before` gives the words that a field held then, None when unknown.
    """
    found = Comparison(sent.copy())
    for name in _watched(form):
        mine = sent_for(form[name], sent, "", "")
        _compare_field(found, form[name], mine, marks.get(name), before(name))
    for formset in formsets:
        _Rows(found, formset, sent, marks).compare()
    return found


def _compare_field(
    found: Comparison, bound: forms.BoundField, mine: Sent, mark: str | None, before: str | None, row: str = ""
) -> None:
    """One field: note the difference, and put into the data what is to stand in the form."""
    theirs = as_sent(bound)
    touched = _touched(mark, mine, theirs)
    if is_same(bound.field, mine, theirs):
        touched = "nobody"
    for name, values in (theirs if touched == "theirs" else mine).items():
        found.data.setlist(name, values)
    if touched != "nobody":
        label = f"{row}：{bound.label}" if row else str(bound.label)
        words = (words_for(bound.field, mine), words_for(bound.field, theirs))
        # What one of the two left alone still says what both began from.
        known = {"theirs": words[0], "mine": words[1]}.get(touched, before)
        found.differences.append(Difference(bound.html_name, label, *words, touched, known))


def _touched(mark: str | None, mine: Sent, theirs: Sent) -> str:
    """Who changed a field since it held what `mark` tells; without a mark both might have."""
    if mark is None:
        return "both"
    if mark == mark_of(mine):
        return "theirs"
    return "mine" if mark == mark_of(theirs) else "both"


class _Rows:
    """The rows of one formset: those stored now come first, then what the sender adds or keeps."""

    def __init__(self, found: Comparison, formset: forms.BaseFormSet, sent: MultiValueDict, marks: Marks):
        self.found, self.formset, self.sent, self.marks = found, formset, sent, marks
        self.prefix, self.title = formset.prefix, str(formset.model._meta.verbose_name)
        self.stored = list(formset.initial_forms)
        self.empty = formset.empty_form
        self.names = list(_watched(self.empty, formset))
        self.sent_rows = [f"{self.prefix}-{number}-" for number in range(self.sent_count())]
        self.numbers = {row: sent.get(f"{row}{formset.model._meta.pk.name}", "") for row in self.sent_rows}

    def sent_count(self) -> int:
        told = self.sent.get(f"{self.prefix}-TOTAL_FORMS", "0")
        return min(int(told), self.formset.absolute_max) if told.isascii() and told.isdigit() and len(told) < 6 else 0

    def compare(self) -> None:
        for name in [name for name in self.found.data if name.startswith(f"{self.prefix}-")]:
            del self.found.data[name]
        left = list(self.sent_rows)
        for place, row in enumerate(self.stored):
            match = self.match_for(row, left)
            if match is None:
                self.show_added(row)
            else:
                left.remove(match)
                self.compare_row(row, match)
            self.put(f"{self.prefix}-{place}-{self.formset.model._meta.pk.name}", [str(row.instance.pk)])
            self.put(f"{self.prefix}-{place}-{self.formset.fk.name}", [str(self.formset.instance.pk)])
        kept = [row for row in left if self.is_kept(row)]
        for place, row in enumerate(kept, len(self.stored)):
            self.keep(row, place)
        counts = {"TOTAL_FORMS": len(self.stored) + len(kept), "INITIAL_FORMS": len(self.stored)}
        for name, count in {**counts, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}.items():
            self.put(f"{self.prefix}-{name}", [str(count)])

    def put(self, name: str, values: list[str]) -> None:
        self.found.data.setlist(name, values)

    def note(self, name: str, mine: str, theirs: str, touched: str) -> None:
        self.found.differences.append(Difference(name, self.title, mine, theirs, touched))

    def match_for(self, row: forms.BaseForm, left: list[str]) -> str | None:
        """The sent row that is this stored one: by number; or a new one that says the same, or is the only possible."""
        for sent_row in left:
            if self.numbers[sent_row] == str(row.instance.pk):
                return sent_row
        if any(key.startswith(f"{self.prefix}:{row.instance.pk}:") for key in self.marks):
            return None
        new = [sent_row for sent_row in left if not self.numbers[sent_row]]
        for sent_row in new:
            sent = {name: self.sent_in(row, sent_row, name) for name in self.names}
            if all(is_same(row[name].field, content, as_sent(row[name])) for name, content in sent.items()):
                return sent_row
        return new[0] if new and self.formset.fk.unique else None

    def sent_in(self, row: forms.BaseForm, sent_row: str, name: str) -> Sent:
        return sent_for(row[name], self.sent, f"{row.prefix}-", sent_row)

    def compare_row(self, row: forms.BaseForm, sent_row: str) -> None:
        told, noted = f"{self.title} {row.instance}", len(self.found.differences)
        for name in _watched(row, self.formset):
            mark = self.marks.get(_key(self.formset, row, name))
            _compare_field(self.found, row[name], self.sent_in(row, sent_row, name), mark, None, told)
        if self.sent.get(f"{sent_row}DELETE"):
            self.put(f"{row.prefix}-DELETE", ["on"])
            changed = any(difference.touched != "mine" for difference in self.found.differences[noted:])
            touched = "both" if changed else "mine"
            self.note(f"{row.prefix}-DELETE", _("删除“%(row)s”") % {"row": row.instance}, _("保留"), touched)

    def show_added(self, row: forms.BaseForm) -> None:
        for name in _watched(row, self.formset):
            for html_name, values in as_sent(row[name]).items():
                self.put(html_name, values)
        self.note(row.prefix, "", _("新增“%(row)s”") % {"row": row.instance}, "theirs")

    def is_kept(self, sent_row: str) -> bool:
        """A new row stays; one that the other person deleted stays only when the sender changed it."""
        number = self.numbers[sent_row]
        if self.sent.get(f"{sent_row}DELETE"):
            return False
        if not number:
            return True
        known = {name: self.marks.get(f"{self.prefix}:{number}:{name}") for name in self.names}
        if all(mark == mark_of(self.sent_in(self.empty, sent_row, name)) for name, mark in known.items()):
            self.note(sent_row, self.words_of(sent_row), _("已删除"), "theirs")
            return False
        return True

    def keep(self, sent_row: str, place: int) -> None:
        row = self.empty
        for name in self.names:
            for html_name, values in self.sent_in(row, sent_row, name).items():
                self.put(f"{self.prefix}-{place}-" + html_name.removeprefix(f"{row.prefix}-"), values)
        self.put(f"{self.prefix}-{place}-{self.formset.fk.name}", [str(self.formset.instance.pk)])
        if self.numbers[sent_row]:
            self.note(f"{self.prefix}-{place}", self.words_of(sent_row), _("已删除"), "both")
        elif any(self.sent_in(row, sent_row, name) != as_sent(row[name]) for name in self.names):
            self.note(f"{self.prefix}-{place}", _("新增“%(row)s”") % {"row": self.words_of(sent_row)}, "", "mine")

    def words_of(self, sent_row: str) -> str:
        row = self.empty
        told = (words_for(row[name].field, self.sent_in(row, sent_row, name)) for name in self.names)
        return "，".join(words for words in told if words)


def take_theirs(form: forms.BaseForm, formsets: list[forms.BaseFormSet], sent: MultiValueDict) -> MultiValueDict:
    """What was sent, with the stored content wherever the sender chose it."""
    data = sent.copy()
    chosen = {name.removeprefix(TAKE) for name in sent if name.startswith(TAKE) and sent.get(name) == THEIRS}
    rows = [row for formset in formsets for row in formset.initial_forms]
    for row in (form, *rows):
        for name in row.fields:
            if row.add_prefix(name) in chosen and name not in BOOKKEEPING:
                for html_name, values in as_sent(row[name]).items():
                    data.setlist(html_name, values)
            elif row.add_prefix(name) in chosen:
                data.setlist(row.add_prefix(name), [])
    for formset in formsets:
        _drop_rows(formset, data, chosen)
    return data


def _drop_rows(formset: forms.BaseFormSet, data: MultiValueDict, chosen: set[str]) -> None:
    """Rows that the sender leaves deleted are sent as empty as the page offers them, and so are not kept."""
    empty = formset.empty_form
    stored = {row.prefix for row in formset.initial_forms}
    for prefix in chosen:
        if prefix.startswith(f"{formset.prefix}-") and prefix.count("-") == 1 + formset.prefix.count("-"):
            if prefix in stored:
                continue
            for name in _watched(empty, formset):
                for html_name, values in as_sent(empty[name]).items():
                    data.setlist(prefix + html_name.removeprefix(empty.prefix), values)
