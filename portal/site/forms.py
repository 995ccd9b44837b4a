from django import forms
from django.utils.translation import gettext_lazy as _

from portal.search.query import LONGEST, read_query

MOST_KINDS = 20


class SearchForm(forms.Form):
    """The words and the filters of a search. What cannot be understood is said in a sentence and left out."""

    q = forms.CharField(label=_("搜索全站"), required=False)
    kind = forms.MultipleChoiceField(label=_("类型"), required=False)
    street = forms.ChoiceField(label=_("街道"), required=False)

    def __init__(self, data):
        super().__init__(data)
        self.query = read_query(data.get("q", ""))
        self.chosen_kinds = list(dict.fromkeys(data.getlist("kind")[:MOST_KINDS]))
        self.chosen_street = data.get("street", "")

    def sentences(self, results):
        """What to tell the reader about words and filters that could not be used."""
        said = []
        if self.query.is_cut:
            said.append(_("您输入的太长，只按前 %(limit)d 个字查找。") % {"limit": LONGEST})
        if self.query.words and results.count + len(results.kinds) and self.left_out(results):
            said.append(_("有筛选条件在这里找不到，已略过。"))
        if results.is_capped:
            said.append(_("找到的太多，每一类只列出最前面的一部分。多加一个词，或者选一个类型、街道，会更准。"))
        return said

    def left_out(self, results):
        """Whether a kind or street was asked for that none of the results has."""
        kinds, streets = ({facet.value for facet in facets} for facets in (results.kinds, results.streets))
        return not (set(self.chosen_kinds) <= kinds and {self.chosen_street} <= {"", *streets})
