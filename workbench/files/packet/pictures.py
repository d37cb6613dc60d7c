"""Pictures of a packet as its PDF shows them: small enough to be read on paper, no larger."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Pixels
from reportlab.platypus import Image

from workbench.files.packet.styles import PAGE, WIDTH

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_LONGEST = 1_400  # pixels: 200 dpi over the width of the page
_QUALITY = 80
_HIGHEST = PAGE[1] * 0.7
_PAPER = "white"


def picture(content: bytes) -> Flowable:
    """Return a picture scaled to the page.

    Raises:
        OSError: Pillow cannot read it.
    """
    with Pixels.open(BytesIO(content)) as image:
        image.draft("RGB", (_LONGEST, _LONGEST))
        image.thumbnail((_LONGEST, _LONGEST))
        flat = _on_paper(image)
    stream = BytesIO()
    flat.save(stream, "JPEG", quality=_QUALITY)
    scale = min(WIDTH / flat.width, _HIGHEST / flat.height, 1.0)
    stream.seek(0)
    return Image(stream, flat.width * scale, flat.height * scale, hAlign="LEFT")


def _on_paper(image: Pixels.Image) -> Pixels.Image:
    """Return the picture without transparency, which JPEG has not."""
    if image.mode in {"RGB", "L"}:
        return image.copy()
    layered = image.convert("RGBA")
    paper = Pixels.new("RGB", layered.size, _PAPER)
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper
