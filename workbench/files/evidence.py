"""Files of evidence as they come in: what they are, and what nobody else needs to know taken out.

A file is judged by its bytes, never by its name. Pictures lose their metadata (where and with
which telephone they were taken) and are turned upright; texts have names and numbers masked.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from workbench.domain.errors import BadInput, marked
from workbench.domain.filing.evidence import MOST_BYTES, Box, CheckedFile
from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PIXELS = 60_000_000  # a scrolled screenshot of 1080 × 50,000 has 54 million
_PDF = b"%PDF-"
_FORMATS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}
# How much of a picture is kept; the other formats lose nothing.
_BEST: dict[str, dict[str, Any]] = {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}}
_MARKUP = ("<!doctype html", "<html")


def check_evidence(content: bytes, name: str) -> CheckedFile:
    """Return what is kept of a file; ``name`` is for the refusal alone.

    Raises:
        BadInput: too large, empty, or of a kind that no platform takes.
    """
    if not content:
        raise BadInput(what=name, reason=marked("errors", "the file is empty"))
    if len(content) > MOST_BYTES:
        raise BadInput(what=name, reason=marked("errors", "more than 20 MB"))
    if content.startswith(_PDF):
        return CheckedFile(content, ".pdf", "application/pdf")
    return _picture(content, name) or _text(content, name)


def redact(content: bytes, boxes: Iterable[Box]) -> bytes:
    """Return a picture with black boxes on it: what lay beneath is gone, not covered.

    Raises:
        BadInput: it is no picture that can be read.
    """
    with _opened(content, "") as image:
        form = str(image.format)
        flat = image.convert("RGBA" if image.has_transparency_data else "RGB")
    draw = ImageDraw.Draw(flat)
    for box in boxes:
        draw.rectangle((box.left, box.top, box.right, box.bottom), fill="black")
    return _saved(flat, form)


def _picture(content: bytes, name: str) -> CheckedFile | None:
    try:
        with _opened(content, name) as image:
            form = str(image.format)
            upright = ImageOps.exif_transpose(image)
            clean = _saved(upright, form)
    except UnidentifiedImageError:
        return None
    except (OSError, SyntaxError, ValueError) as error:
        raise BadInput(what=name, reason=marked("errors", "a damaged picture")) from error
    return CheckedFile(clean, _FORMATS[form], f"image/{form.lower()}")


def _opened(content: bytes, name: str) -> Image.Image:
    """Open a picture, its pixels not yet read."""
    with warnings.catch_warnings():
        # Pillow's own limit warns first; ours refuses.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(content), formats=tuple(_FORMATS))
        except Image.DecompressionBombError as error:
            raise _too_many_pixels(name) from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels(name)
    return image


def _too_many_pixels(name: str) -> BadInput:
    return BadInput(what=name, reason=marked("errors", "more than 60 million pixels"))


def _saved(image: Image.Image, form: str) -> bytes:
    """Return the pixels alone, as good as they were."""
    stream = BytesIO()
    is_clear_palette = image.mode == "P" and image.has_transparency_data
    bare = image.convert("RGBA") if is_clear_palette else image.copy()
    bare.info = {}
    bare.save(stream, form, exif=b"", **_BEST.get(form, {}))
    return stream.getvalue()


def _text(content: bytes, name: str) -> CheckedFile:
    """Return a chat export as masked UTF-8 text."""
    unknown = BadInput(
        what=name,
        reason=marked("errors", "only pictures (PNG, JPEG, WebP), PDF and plain text are taken"),
    )
    if b"\0" in content:
        raise unknown
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            told = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if told.lstrip().lower().startswith(_MARKUP):
            raise unknown
        text = mask_free_text(told)
        return CheckedFile(text.encode(), ".txt", "text/plain", text)
    raise unknown
