"""A grid of numbers as a small picture: one element in the browser where a heat map would need hundreds.

Blue below 0, orange above, the stronger the farther from 0, which is transparent, so that it suits light and dark pages.
"""

import base64
import struct
import zlib

import numpy as np

STEPS = 16  # shades on each side of 0: their borders are level curves
LOW, HIGH = (0, 104, 184), (224, 110, 20)
OPAQUE = 210  # of 255, at −1 and 1


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_LEVELS = np.arange(-STEPS, STEPS + 1)
_COLOURS = b"".join(_chunk(kind, bytes(part.astype("uint8").ravel().tolist())) for kind, part in (
    (b"PLTE", np.where(_LEVELS[:, None] < 0, LOW, HIGH)), (b"tRNS", OPAQUE * abs(_LEVELS) / STEPS)))  # fmt: skip


def levels(shade) -> np.ndarray:
    """The shades −1 … 1 as whole numbers −16 … 16; what is cut or rounded is at most 1/32 of a unit away inside."""
    return np.rint(STEPS * np.clip(np.nan_to_num(shade), -1, 1)).astype(int)


def data_uri(shade) -> str:
    """The picture (PNG, with a palette) of an array of shades, first row on top."""
    index = (levels(shade) + STEPS).astype("uint8")
    height, width = index.shape
    lines = np.hstack([np.zeros((height, 1), "uint8"), index]).tobytes()
    png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)) + _COLOURS
    png += _chunk(b"IDAT", zlib.compress(lines)) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(png).decode()
