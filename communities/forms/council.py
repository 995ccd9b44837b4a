from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from communities.forms.statements import StatementForm
from communities.models import Topic
from portal.text.normalise import clean_line

STEPS = ("proposed_on", "met_on", "decided_on")


class TopicForm(StatementForm):
    """A topic of the residents' council: its words are ours, the clause beside them is the source's."""

    class Meta:
        model = Topic
        fields = [
            *("community", "title", "progress", "outcome", *STEPS, "meetings", "notice"),
            *("source", "quote", "quote_start"),
        ]

    def clean(self):
        cleaned = super().clean()
        for name in ("title", "outcome", "notice"):
            if name in cleaned:
                cleaned[name] = clean_line(cleaned[name])
        known = [(name, cleaned[name]) for name in STEPS if cleaned.get(name)]
        for (_earlier, before), (later, after) in pairwise(known):
            exactness = min(len(before), len(after))
            if after[:exactness] < before[:exactness]:
                self.add_error(later, _("时间早于前面的一步，请核对来源。"))
        return cleaned
