"""What is uploaded: taken, upright and clean; or refused with a sentence, within bounds, and nothing left behind."""

import struct
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from portal.images import developing, shelf
from portal.images.developing import develop, develop_again
from portal.images.refusals import SENTENCES, PictureError
from portal.images.sizes import SIZES
from tests.factories.pictures import (
    HOSTILE,
    MADE,
    ODD,
    encoded,
    grey_of_sixteen_bits,
    jpeg_with_gps,
    noted_png,
    photo,
    pixel_bomb,
)

MIDDLE = (50, 50)


@pytest.fixture
def quick(monkeypatch):
    """One small rendition only, where the test is about something else."""
    monkeypatch.setattr(developing, "SIZES", {"face": SIZES["face"]})


def upload(content, name="a.jpg"):
    return ContentFile(content, name=name)


def refused(content, name="a.jpg"):
    with pytest.raises(PictureError) as refusal:
        develop(upload(content, name), focal=MIDDLE)
    return refusal.value


def left_behind():
    return [path for path in shelf.root().rglob("*") if path != shelf.incoming()]


def folder_of(developed):
    return shelf.incoming() / developed.token


def opened(developed, name):
    return Image.open(folder_of(developed) / name).convert("RGB")


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_picture_is_refused_with_its_sentence_and_leaves_nothing(what):
    name, make, code = HOSTILE[what]

    refusal = refused(make(), name)

    sentence = str(SENTENCES[code])
    assert refusal.code == code
    assert refusal.messages == [sentence % refusal.params if refusal.params else sentence]
    assert "请" in refusal.messages[0]
    assert left_behind() == []


@pytest.mark.parametrize("what", ODD)
def test_an_odd_picture_is_taken(what, quick):
    name, make = ODD[what]

    developed = develop(upload(make(), name), focal=MIDDLE)

    assert (developed.width, developed.height) == ((1, 1) if what == "one pixel" else (64, 48))


def test_what_is_claimed_costs_nothing_before_it_is_believed(monkeypatch):
    monkeypatch.setattr(developing, "run", lambda job: pytest.fail("the darkroom was asked"))
    bomb = pixel_bomb()

    assert len(bomb) < 25_000
    assert refused(bomb, "a.png").code == "too_many_pixels"


def test_a_file_that_is_too_heavy_is_not_even_copied(settings):
    settings.PICTURE_MAX_MB = 1

    refusal = refused(b"x" * 1_000_001)

    assert refusal.messages == ["文件太大：最大 1 MB。请用手机或看图软件把照片缩小后再传。"]
    assert not shelf.root().exists()


def test_the_limits_are_those_of_the_settings(settings):
    settings.PICTURE_MAX_SIDE = 63
    assert refused(encoded(photo(64, 48))).code == "too_long"

    settings.PICTURE_MAX_SIDE, settings.PICTURE_MAX_MEGAPIXELS = 20_000, 1
    assert refused(encoded(photo(1200, 900))).code == "too_many_pixels"


def test_a_webp_is_refused_early_when_its_decoder_would_need_more_memory_than_there_is(settings):
    settings.PICTURE_MEMORY_MB = 100

    assert refused(encoded(photo(1600, 1200), "WEBP", method=0), "a.webp").code == "too_many_pixels"


def test_the_program_has_no_more_memory_than_it_may_use(settings):
    """Thirty million pixels are honest and within the limit on pixels; what they need is not there."""
    settings.PICTURE_MEMORY_MB = 150
    honest = encoded(Image.new("RGB", (6000, 5000), "teal"), "PNG")

    assert refused(honest, "a.png").code == "too_much"
    assert left_behind() == []


def test_a_large_picture_is_developed_within_three_hundred_megabytes(quick):
    large = encoded(Image.new("RGBA", (9000, 6600), "teal"), "PNG", compress_level=1)

    developed = develop(upload(large, "a.png"), focal=MIDDLE)

    assert (developed.width, developed.height) == (2000, 1467)
    assert developed.peak_kb < 300_000


def test_an_ordinary_photo_is_decoded_at_the_size_it_is_needed():
    developed = develop(upload(encoded(photo(4032, 3024))), focal=MIDDLE)

    assert (developed.width, developed.height) == (2000, 1500)
    assert developed.peak_kb < 70_000  # whole, it would be forty-nine million bytes and their copies


def darkroom_that(monkeypatch, tmp_path, does):
    program = tmp_path / "darkroom.py"
    program.write_text(does)
    monkeypatch.setattr(developing, "DARKROOM", program)


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "broken"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too_slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
        ("raise SystemExit(3)", "failed"),
    ],
)
def test_whatever_becomes_of_the_program_there_is_a_sentence_and_nothing_is_left(monkeypatch, tmp_path, does, code):
    darkroom_that(monkeypatch, tmp_path, does)

    assert refused(encoded(photo())).code == code
    assert left_behind() == []


def test_a_program_that_only_waits_is_stopped_by_the_clock(monkeypatch, settings, tmp_path):
    settings.PICTURE_SECONDS = 0.2
    darkroom_that(monkeypatch, tmp_path, "import time; time.sleep(600)")

    assert refused(encoded(photo())).code == "too_slow"
    assert left_behind() == []


def test_a_program_that_never_ends_is_stopped_by_its_share_of_the_processor(monkeypatch, tmp_path):
    """The real limits, a second of them, around work without end; the clock on the wall would wait for twenty."""
    source = developing.DARKROOM.read_text()
    for before, after in {
        'job["seconds"])': "1)",
        "def develop(job):": "def develop(job):\n    while True: pass",
    }.items():
        assert before in source
        source = source.replace(before, after)
    darkroom_that(monkeypatch, tmp_path, source)

    assert refused(encoded(photo())).code == "too_slow"
    assert left_behind() == []


def test_the_program_sees_no_setting_and_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "canary-4813")
    seen = tmp_path / "seen"
    darkroom_that(monkeypatch, tmp_path, f"import os, pathlib; pathlib.Path({str(seen)!r}).write_text(str(os.environ))")

    with pytest.raises(ValueError, match="Expecting value"):
        develop(upload(encoded(photo())), focal=MIDDLE)

    assert "canary-4813" not in seen.read_text()
    assert left_behind() == []


def test_a_full_disk_is_told_and_leaves_nothing(monkeypatch):
    monkeypatch.setattr(developing, "copy", lambda upload, place: (_ for _ in ()).throw(OSError(28, "full")))

    assert refused(encoded(photo())).code == "no_room"
    assert left_behind() == []


def test_a_file_that_cannot_be_finished_is_told_and_leaves_nothing(monkeypatch, tmp_path):
    """The operating system stops the writing in mid-file, as a full disk does."""
    source = developing.DARKROOM.read_text().replace("LARGEST_FILE = 64_000_000", "LARGEST_FILE = 1000")
    assert "LARGEST_FILE = 1000" in source
    darkroom_that(monkeypatch, tmp_path, source)

    assert refused(encoded(photo(640, 480))).messages == [
        "服务器存不下了，图片没有收下，填写的内容还在。请告诉管理员清理空间，然后再传。"
    ]
    assert left_behind() == []


def test_every_rendition_has_the_size_it_is_said_to_have():
    developed = develop(upload(encoded(photo(2400, 1800))), focal=MIDDLE)

    assert developed.sizes == MADE
    assert developed.formats == ["avif", "webp", "jpg"]
    for name, measures in developed.sizes.items():
        for width, height in measures:
            for ending in developed.formats:
                with Image.open(folder_of(developed) / f"{name}-{width}.{ending}") as image:
                    assert image.size == (width, height)
                    assert image.format == {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[ending]
    assert len(list(folder_of(developed).iterdir())) == 1 + 3 * sum(map(len, MADE.values()))


def test_nothing_is_enlarged():
    developed = develop(upload(encoded(photo(300, 100))), focal=MIDDLE)

    assert developed.sizes == {
        "window": [[76, 100]],
        "face": [[100, 100]],
        "cover": [[150, 100]],
        "row": [[150, 100]],
        "lead": [[300, 100]],
    }


@pytest.mark.parametrize(("focal", "side"), [((0, 50), "red"), ((100, 50), "blue")])
def test_a_crop_keeps_what_matters(focal, side, quick):
    """The left end of the picture is red, the right end blue; a square of a panorama shows the end that was named."""
    panorama = Image.new("RGB", (900, 300), "red")
    panorama.paste("blue", (450, 0, 900, 300))

    developed = develop(upload(encoded(panorama)), focal=focal)

    red, _green, blue = opened(developed, "face-240.jpg").getpixel((120, 120))
    assert (red > 200, blue > 200) == (side == "red", side == "blue")


TURNED = {1: (64, 48), 3: (64, 48), 6: (48, 64), 8: (48, 64), 5: (48, 64), 2: (64, 48)}


@pytest.mark.parametrize(("orientation", "size"), TURNED.items())
def test_a_photo_is_turned_upright(orientation, size, quick):
    developed = develop(upload(jpeg_with_gps(orientation)), focal=MIDDLE)

    assert (developed.width, developed.height) == size


def test_upright_means_as_a_reader_of_exif_would_turn_it(quick):
    """Orientation 6: the camera's right edge is the top. Red stood at the left, so it is at the top now."""
    developed = develop(upload(jpeg_with_gps(6)), focal=MIDDLE)

    image = opened(developed, "master.jpg")
    (top, _g, _b), (bottom, _g2, _b2) = image.getpixel((40, 4)), image.getpixel((40, 60))
    assert top > bottom + 40


def jpeg_segments(data):
    """The markers of a JPEG up to its first scan."""
    offset, markers = 2, []
    while data[offset + 1] != 0xDA:
        markers.append(data[offset + 1])
        offset += 2 + struct.unpack(">H", data[offset + 2 : offset + 4])[0]
    return markers


WITH_NOTES = {"a.jpg": jpeg_with_gps, "a.png": noted_png}


@pytest.mark.parametrize("name", WITH_NOTES)
def test_not_a_byte_of_what_was_attached_is_left(name):
    content = WITH_NOTES[name]()
    assert b"SECRET" in content

    developed = develop(upload(content, name), focal=MIDDLE)

    for path in folder_of(developed).iterdir():
        data = path.read_bytes()
        assert b"SECRET" not in data
        assert [word for word in (b"Exif", b"GPS", b"http", b"ICC", b"xmp", b"Pillow") if word in data] == []
        if path.suffix == ".jpg":
            remarks = {*range(0xE1, 0xF0), 0xFE}  # APP1 to APP15 and COM; APP0 says that it is a JPEG
            assert set(jpeg_segments(data)) & remarks == set()
        with Image.open(path) as image:
            assert dict(image.getexif()) == {}
            assert {"exif", "icc_profile", "xmp", "comment", "Comment", "photoshop"} & set(image.info) == set()


def test_the_same_photo_has_the_same_digest_and_another_one_another(quick):
    first, again, other = (
        develop(upload(content), focal=focal)
        for content, focal in [(jpeg_with_gps(), (0, 0)), (jpeg_with_gps(), (90, 9)), (encoded(photo(65, 48)), MIDDLE)]
    )

    assert first.digest == again.digest
    assert other.digest != first.digest
    assert len({first.token, again.token, other.token}) == 3


def test_sixteen_bits_of_grey_keep_their_shades(quick):
    developed = develop(upload(grey_of_sixteen_bits(), "a.png"), focal=MIDDLE)

    image = opened(developed, "master.jpg").convert("L")
    assert [round(image.getpixel((column, 20)) / 32) for column in (0, 32, 63)] == [0, 4, 8]


def test_one_can_see_white_through_a_hole(quick):
    clear = Image.new("RGBA", (64, 48), (0, 0, 0, 0))

    developed = develop(upload(encoded(clear, "PNG"), "a.png"), focal=MIDDLE)

    assert opened(developed, "master.jpg").getpixel((10, 10)) == (255, 255, 255)


def test_one_can_see_white_through_a_colour_that_counts_as_a_hole(quick):
    hole = encoded(Image.new("RGB", (64, 48), (9, 9, 9)), "PNG", transparency=(9, 9, 9))

    developed = develop(upload(hole, "a.png"), focal=MIDDLE)

    assert opened(developed, "master.jpg").getpixel((10, 10)) == (255, 255, 255)


def test_colours_are_those_that_the_profile_means(quick):
    """sRGB, said aloud, looks as sRGB that goes without saying; of the profile itself nothing is kept."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = develop(upload(encoded(photo())), focal=MIDDLE)

    meant = develop(upload(encoded(photo(), icc_profile=profile)), focal=MIDDLE)

    pair = [opened(developed, "master.jpg").getpixel((30, 20)) for developed in (plain, meant)]
    assert max(abs(one - other) for one, other in zip(*pair, strict=True)) <= 3
    assert b"ICC" not in (folder_of(meant) / "master.jpg").read_bytes()


def test_an_animation_is_its_first_frame(quick):
    name, make = ODD["animated WebP"]

    developed = develop(upload(make(), name), focal=MIDDLE)

    red, green, _blue = opened(developed, "master.jpg").getpixel((2, 4))
    assert (red > 150, green < 100) == (True, True)


def test_another_focal_point_makes_other_crops_of_the_same_master(quick):
    panorama = Image.new("RGB", (900, 300), "red")
    panorama.paste("blue", (450, 0, 900, 300))
    first = develop(upload(encoded(panorama)), focal=(0, 50))
    shelf.keep(first.token)

    again = develop_again(first.token, (900, 300), focal=(100, 50))

    assert again.digest == first.digest
    assert (folder_of(again) / "master.jpg").read_bytes() == shelf.path_of(first.token, "master.jpg").read_bytes()
    assert opened(again, "face-240.jpg").getpixel((120, 120))[2] > 200


def test_the_program_imports_nothing_of_the_portal():
    source = Path(developing.__file__).with_name("darkroom.py").read_text()

    assert [
        line for line in source.splitlines() if line.startswith(("from portal", "import portal", "from django"))
    ] == []
