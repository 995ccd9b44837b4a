"""Changes to the picture library. Files are in their place before the record is committed, and go after it is gone."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.history import book, changes
from portal.history.models import Verb
from portal.images import shelf
from portal.images.developing import Developed, develop_again
from portal.images.models import Picture
from portal.images.refusals import PictureError


@transaction.atomic
def add_picture(picture: Picture, developed: Developed, *, by: User | None) -> Picture:
    """Store an unsaved picture with the files made of its upload; a picture that is here already is refused.

    Whatever goes wrong, the files are gone again.
    """
    picture.take_over(developed)
    picture.uploaded_by = by
    try:
        picture.full_clean(validate_unique=False)
        shelf.keep(developed.token)
        with transaction.atomic():
            picture.save(force_insert=True)
        book.record(Verb.CREATED, picture, by=by, details={"digest": picture.digest})
    except BaseException as reason:
        shelf.discard(developed.token)
        rivals = Picture.objects.filter(scope=picture.scope)  # who may add one here sees them all
        if isinstance(reason, IntegrityError | ValidationError) and (number := rivals.number_of(developed.digest)):
            raise PictureError("known", number=number) from reason
        raise
    return picture


@transaction.atomic
def change_picture(picture: Picture, *, by: User | None, reason: str = "") -> Picture:
    """Save its words as staff left them; around another focal point the renditions are made anew, at new addresses."""
    contents = changes.before(picture)
    before = Picture.objects.get(pk=picture.pk)
    picture.full_clean()
    if picture.focal != before.focal:
        developed = develop_again(before.token, (before.width, before.height), focal=picture.focal)
        picture.take_over(developed)
        try:
            shelf.keep(developed.token)
            picture.save(force_update=True)
        except BaseException:
            shelf.discard(developed.token)
            raise
        transaction.on_commit(lambda: shelf.discard(before.token))
    else:
        picture.save(force_update=True)
    changes.record(picture, contents, by=by, reason=reason)
    return picture


@transaction.atomic
def withdraw_picture(picture: Picture, *, by: User | None, note: str = "") -> Picture:
    """Take a picture off every page at once, wherever it is used; its record and its files stay."""
    picture.is_public = False
    picture.save(update_fields=["is_public"])
    book.record(Verb.WITHDRAWN, picture, by=by, note=note)
    return picture


@transaction.atomic
def release_picture(picture: Picture, *, by: User | None) -> Picture:
    """Let a withdrawn picture be seen again where it is used."""
    picture.is_public = True
    picture.save(update_fields=["is_public"])
    book.record(Verb.PUBLISHED, picture, by=by)
    return picture
