"""The pictures of docs/guide.md and README.md: python -m tests.browser.pictures

Needs a database of its own with the processed example, and decides in it: script/pictures
makes one. Walks through a review as a person would, and writes what is on the screen.
"""

from __future__ import annotations

import base64
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDE = {"width": 1280, "height": 800}
MARGIN = 12  # pixels around a part of the page

# Chromium decodes its own pictures, so that no library for images is needed.
PIXELS = """async (picture) => {
  const answer = await fetch(`data:image/png;base64,${picture}`);
  const bitmap = await createImageBitmap(await answer.blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(bitmap, 0, 0);
  const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
  let text = "";
  for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
  return [bitmap.width, bitmap.height, btoa(text)];
}"""


def reduce_colours(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Indices (n, m) uint8 and up to 256 colours (k, 3) uint8 for (n, m, 3) uint8 pixels.

    The most frequent colours, surfaces and inks, stay exactly what they are; of the others
    one stands for those that differ little.
    """
    found, places, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    chosen: list[int] = []
    seen: set[tuple[int, ...]] = set()
    for rank, index in enumerate(np.argsort(-counts)):
        bucket = tuple(found[index] >> 4)
        if len(chosen) < 256 and (rank < 48 or bucket not in seen):
            seen.add(bucket)
            chosen.append(int(index))
    palette = found[chosen].astype(np.int32)
    nearest = np.empty(len(found), dtype=np.uint8)
    for start in range(0, len(found), 4096):
        gaps = found[start : start + 4096, None, :].astype(np.int32) - palette[None]
        nearest[start : start + 4096] = np.square(gaps).sum(axis=2).argmin(axis=1)
    indices: NDArray[np.uint8] = nearest[places.reshape(pixels.shape[:2])]
    return indices, palette.astype(np.uint8)


@dataclass(frozen=True, kw_only=True)
class Studio:
    """Opens pages of the server as a reviewer, and writes what they show."""

    browser: Any
    url: str
    user: Any
    comparison: Any

    def open(self, path: str, viewport: dict[str, int] = WIDE, **options: Any) -> Any:
        """A page at this address; ``{flag}`` and ``{pk}`` are the weekday flag and the comparison."""
        from tests.browser.chromium import log_in

        options = {"locale": "en", "color_scheme": "light", "reduced_motion": "reduce"} | options
        context = self.browser.new_context(viewport=viewport, device_scale_factor=1.5, **options)
        log_in(context, self.user, self.url)
        page = context.new_page()
        page.goto(self.url + path.format(pk=self.comparison.pk, flag=self.weekday.pk))
        page.wait_for_load_state("networkidle")
        return page

    @property
    def weekday(self) -> Any:
        """The flag that the two reports name different days."""
        return self.comparison.discrepancies.get(detector="weekday", severity="critical")

    def write(self, name: str, page: Any, *parts: str) -> None:
        """A picture of what the window shows, or of these parts of the page."""
        page.mouse.move(0, 0)
        picture = page.screenshot(clip=_around(page, parts) if parts else None)
        blank = page.context.new_page()
        width, height, data = blank.evaluate(PIXELS, base64.b64encode(picture).decode())
        page.context.close()
        pixels = np.frombuffer(base64.b64decode(data), dtype=np.uint8)
        _store(name, pixels.reshape(height, width, 4)[:, :, :3])


def _around(page: Any, parts: tuple[str, ...]) -> dict[str, float]:
    """The rectangle around parts of the page that are on the screen."""
    boxes = [page.locator(part).first.bounding_box() for part in parts]
    left = max(min(box["x"] for box in boxes) - MARGIN, 0)
    top = max(min(box["y"] for box in boxes) - MARGIN, 0)
    right = max(box["x"] + box["width"] for box in boxes) + MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _store(name: str, pixels: NDArray[np.uint8]) -> None:
    from claims.png import encode_palette

    path = FOLDER / f"{name}.png"
    path.write_bytes(encode_palette(*reduce_colours(pixels)))
    sys.stdout.write(f"{path.name}: {path.stat().st_size // 1000} kB\n")


def main() -> None:
    """Writes every picture, in the order of a review."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    import django

    django.setup()
    from pytest_django.live_server_helper import LiveServer

    from claims.models import Comparison
    from tests.browser.chromium import run_chromium
    from tests.browser.scenes import SCENES
    from tests.factories import make_reviewer

    user = make_reviewer(username="anna", first_name="Anna", last_name="Weber")
    server = LiveServer("localhost")
    with run_chromium() as browser:
        studio = Studio(
            browser=browser, url=server.url, user=user, comparison=Comparison.objects.get()
        )
        for scene in SCENES:
            scene(studio)
    server.stop()


if __name__ == "__main__":
    main()
