"""The forms in which staff record what a source says. The figure is read from its own words, never typed twice."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communities.enums import ValueKind
from communities.models import Fact, Recognition
from communities.models.facts import OWNERS
from communities.quantities import SHARES, read_quantity, same_unit
from portal.text.normalise import clean_line, stands_in

LONGEST_SOURCE = 10_000_000  # characters; a start beyond it is a slip, and no column could hold where it ends


class StatementForm(forms.ModelForm):
    """Cleans typed lines; offsets follow from the start and the length of the quote."""

    def clean_quote_start(self):
        start = self.cleaned_data["quote_start"]
        if start is not None and start > LONGEST_SOURCE:
            raise ValidationError(_("起点太大了：请填摘句在原文中是第几个字符，或留空。"))
        return start

    def clean_quote(self):
        return clean_line(self.cleaned_data["quote"])

    def clean(self):
        cleaned = super().clean()
        start, quote = cleaned.get("quote_start"), cleaned.get("quote")
        self.instance.quote_end = start + len(quote) if start is not None and quote else None
        return cleaned


class FactForm(StatementForm):
    """A fact as its source wrote it; value, unit and qualifier are read from the words."""

    class Meta:
        model = Fact
        fields = [
            *OWNERS,
            "indicator",
            "subtype",
            "text",
            "qualifier",
            "as_of",
            "period_text",
            "period_start",
            "period_end",
            "period_reason",
            "source",
            "quote",
            "quote_start",
        ]

    def clean_text(self):
        return clean_line(self.cleaned_data["text"])

    def clean(self):
        cleaned = super().clean()
        indicator, text = cleaned.get("indicator"), cleaned.get("text")
        if indicator and text:
            if indicator.kind == ValueKind.WORDS:
                self.fill("text", words=text)
            else:
                self.read_figure(text)
        quote = cleaned.get("quote")
        if text and quote and not stands_in(text, quote):
            self.add_error("quote", _("摘句里没有“%(text)s”：请照录含有这个写法的原句。") % {"text": text})
        return cleaned

    def read_figure(self, text):
        quantity = read_quantity(text)
        if quantity is None or quantity.value is None:
            self.add_error("text", _("读不出“%(text)s”里的数。请照录数和单位，如 约13.8万平方米。") % {"text": text})
            return
        indicator = self.cleaned_data["indicator"]
        if indicator.kind == ValueKind.SHARE and quantity.unit_text not in SHARE_SIGNS:
            self.add_error("text", _("这个指标是比例，请连同百分号照录，如 26.5%。"))
        if not self.is_counted_in(quantity.unit, indicator):
            self.add_error(
                "text",
                _("单位是“%(written)s”，而这个指标按“%(unit)s”统计，不能混用。")
                % {"written": quantity.unit_text, "unit": indicator.unit},
            )
        if not self.cleaned_data.get("qualifier"):
            self.cleaned_data["qualifier"] = quantity.qualifier
        self.fill("text", value=quantity.value, high=quantity.high, unit=quantity.unit)

    def is_counted_in(self, unit, indicator):
        return not indicator.unit or same_unit(unit, indicator.unit)

    def fill(self, shown_in, **values):
        """Set fields that the form does not show, by the model's rules; what breaks one is said beside `shown_in`."""
        for name, value in values.items():
            try:
                setattr(self.instance, name, self.instance._meta.get_field(name).clean(value, self.instance))
            except ValidationError as error:
                self.add_error(shown_in, error.messages)


SHARE_SIGNS = frozenset(sign for sign, _places in SHARES.values())


class ReplaceFactForm(FactForm):
    """What takes a public fact's place: whose it is and what it measures stay, the source must be given anew."""

    class Meta(FactForm.Meta):
        fields = [name for name in FactForm.Meta.fields if name not in (*OWNERS, "indicator", "subtype")]

    def __init__(self, *args, replaced, **kwargs):
        super().__init__(*args, **kwargs)
        for name in (*OWNERS, "indicator", "subtype"):
            setattr(self.instance, name, getattr(replaced, name))

    def clean(self):
        self.cleaned_data["indicator"] = self.instance.indicator
        return super().clean()


class RecognitionForm(StatementForm):
    class Meta:
        model = Recognition
        fields = [
            "award",
            "status",
            "community",
            "person",
            "group_name",
            "year",
            "listing",
            "source",
            "quote",
            "quote_start",
        ]

    def clean_group_name(self):
        return clean_line(self.cleaned_data["group_name"] or "") or None

    def clean(self):
        cleaned = super().clean()
        award, quote = cleaned.get("award"), cleaned.get("quote")
        if award and quote and not stands_in(award.title, quote):
            raise ValidationError({"quote": _("摘句里没有“%(title)s”：请照录写到它的原句。") % {"title": award.title}})
        return cleaned


class RetireForm(forms.Form):
    reason = forms.CharField(
        label=_("停用的原因"), max_length=200, help_text=_("如 原报道已更正。写进审计记录，以后查得到。")
    )
