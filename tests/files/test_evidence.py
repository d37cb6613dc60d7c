"""Evidence is judged by its bytes and loses what nobody else needs to know."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from workbench.domain.errors import BadInput
from workbench.domain.filing.evidence import MOST_BYTES, Box
from workbench.files.evidence import check_evidence, redact

_MAKE, _ORIENTATION, _ROTATED = 0x010F, 0x0112, 6


def drawn(form: str = "PNG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, form, **more)
    return stream.getvalue()


def photograph() -> bytes:
    exif = Image.Exif()
    exif[_MAKE], exif[_ORIENTATION] = "TestPhone", _ROTATED
    return drawn("JPEG", exif=exif)


@pytest.mark.parametrize(
    ("content", "suffix", "media_type"),
    [
        pytest.param(drawn("PNG"), ".png", "image/png", id="png"),
        pytest.param(drawn("JPEG"), ".jpg", "image/jpeg", id="jpeg"),
        pytest.param(drawn("WEBP"), ".webp", "image/webp", id="webp"),
        pytest.param(b"%PDF-1.7 ...", ".pdf", "application/pdf", id="pdf"),
        pytest.param("旺旺：您好".encode(), ".txt", "text/plain", id="utf-8"),
        pytest.param("旺旺：您好".encode("gb18030"), ".txt", "text/plain", id="gb18030"),
    ],
)
def test_what_a_file_is_stands_in_its_bytes(content: bytes, suffix: str, media_type: str) -> None:
    kept = check_evidence(content, "x.exe")
    assert (kept.suffix, kept.media_type) == (suffix, media_type)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"%PDF-" + bytes(MOST_BYTES), "more than 20 MB", id="too large"),
        pytest.param(drawn()[:60], "a damaged picture", id="cut off"),
        pytest.param(
            drawn("GIF"),
            "only pictures (PNG, JPEG, WebP), PDF and plain text are taken",
            id="another kind of picture",
        ),
        pytest.param(
            b"MZ\0\0program",
            "only pictures (PNG, JPEG, WebP), PDF and plain text are taken",
            id="program",
        ),
        pytest.param(
            b" <!DOCTYPE html><script>",
            "only pictures (PNG, JPEG, WebP), PDF and plain text are taken",
            id="page with scripts",
        ),
    ],
)
def test_what_no_platform_takes_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_evidence(content, "截图.png")
    assert refused.value.values == {"what": "截图.png", "reason": reason}


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    stream = BytesIO()
    Image.new("1", (60_000, 1_001)).save(stream, "PNG")
    with pytest.raises(BadInput) as refused:
        check_evidence(stream.getvalue(), "炸弹.png")
    assert refused.value.values["reason"] == "more than 60 million pixels"


def test_a_photograph_loses_its_metadata_and_stands_upright() -> None:
    kept = check_evidence(photograph(), "a.jpg")
    assert b"TestPhone" not in kept.content
    with Image.open(BytesIO(kept.content)) as image:
        assert image.size == (20, 40)
        assert not image.getexif()


def test_a_chat_is_masked_and_keeps_its_order_number() -> None:
    kept = check_evidence("订单2401195591184363189 电话13800000000".encode(), "chat.txt")
    assert "2401195591184363189" in kept.text
    assert "13800000000" not in kept.text
    assert kept.content.decode() == kept.text


def test_redacted_pixels_are_gone() -> None:
    kept = redact(drawn("PNG"), [Box(0, 0, 9, 9)])
    with Image.open(BytesIO(kept)) as image:
        assert image.getpixel((5, 5)) == (0, 0, 0)
        assert image.getpixel((10, 10)) == (255, 255, 255)
