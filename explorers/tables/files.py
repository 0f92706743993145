"""Pasted or uploaded bytes as plain text: never a program, an archive or another binary format."""

import codecs
import re

from explorers.tables.errors import TableError

LARGEST_FILE = 1_000_000
ARCHIVES = rb"PK[\x01\x03\x05\x07]|\x1f\x8b|BZh[1-9]|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!\x1a"
OTHERS = rb"\xd0\xcf\x11\xe0|%PDF-|\x93NUMPY|\x80[\x00-\x05]|PAR1\x15|\x89PNG|\xff\xd8\xff|GIF8[79]a"
MAGIC = re.compile(ARCHIVES + rb"|" + OTHERS)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def plain_text(data: str | bytes) -> str:
    """Bytes are text if they decode as UTF-8, as UTF-16 with its mark or as Windows-1252, without control characters.

    `data` is bytes or a string of up to 1 MB. Returns the string without a byte order mark. Raises `TableError` with
    code type, too_long or file_type; archives, spreadsheets, pictures and pickles are told by their first bytes.

    >>> plain_text("größe".encode("cp1252")), plain_text("größe".encode("utf-16"))
    ('größe', 'größe')
    """
    if not isinstance(data, str | bytes):
        raise TableError("type", "A table is read from text or bytes.")
    if len(data) > LARGEST_FILE:
        raise TableError("too_long", "This table is larger than 1 MB. Take fewer lines or columns.")
    text = _decoded(data) if isinstance(data, bytes) else data
    if CONTROL.search(text):
        raise _not_text()
    return text.removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    if MAGIC.match(data):
        raise _not_text()
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if marked else ["utf-8", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_text()


def _not_text() -> TableError:
    return TableError("file_type", "This is not a text file. Save the table as CSV (comma separated values).")
