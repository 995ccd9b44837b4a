from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.images import shelf
from portal.images.developing import develop
from portal.images.models import Picture
from portal.images.refusals import PictureError
from portal.text.normalise import clean_line

WORDS = ["alt", "is_decorative", "credit", "caption", "focal_x", "focal_y", "scope"]


class PictureForm(forms.ModelForm):
    """The words of a picture that is in the library."""

    class Meta:
        model = Picture
        fields = WORDS

    def clean(self):
        cleaned = super().clean()
        for name in {"alt", "credit", "caption"} & set(cleaned):
            cleaned[name] = clean_line(cleaned[name])
        return cleaned


class UploadForm(PictureForm):
    """A new picture. It is developed once all words are right, and only then; `developed` is what came of it."""

    upload = forms.FileField(
        label=_("图片文件"),
        allow_empty_file=True,  # said in our own words
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
        help_text=format_lazy(
            _("JPEG、PNG 或 WebP，最大 {limit} MB。拍摄地点等附加信息会自动去掉。填写有错时，要重新选择文件。"),
            limit=settings.PICTURE_MAX_MB,
        ),
    )
    developed = None

    class Meta(PictureForm.Meta):
        fields = ["upload", *WORDS]

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try:
                self.developed = develop(self.cleaned_data["upload"], focal=self.instance.focal)
                self.refuse_known()
            except PictureError as refusal:
                self.add_error("upload", refusal)

    def refuse_known(self):
        """What is in the library already is said here, beside the file; the table refuses it in any case."""
        if number := Picture.objects.number_of(self.developed.digest):
            shelf.discard(self.developed.token)
            raise PictureError("known", number=number)
