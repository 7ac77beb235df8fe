"""Find out how a text file's letters are stored.

A byte order mark decides; then strict UTF-8 (RFC 3629), UTF-16 by where its zero bytes stand,
and last Shift-JIS against Windows-1252. charset-normalizer was tried for that last step: a list
of a hundred English headers and one Japanese name came out as Western.
"""

import codecs
import re
from typing import BinaryIO

from .base import TableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1024 * 1024
SAMPLE = 64 * 1024
# Control characters no text file holds; 1A ended files under DOS.
NO_TEXT = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
NOT_A_LIST = "This file is no list we can read. Save it as CSV, Excel (.xlsx) or vCard."
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+")


def find_encoding(file: BinaryIO) -> str:
    """Return Python's name of a text file's encoding; raises TableError for what is no text."""
    sample = file.read(SAMPLE)
    file.seek(0)
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return _sure(file, encoding)
    if b"\x00" in sample:
        return _sure(file, _utf16_without_mark(sample))
    if NO_TEXT.search(sample):
        raise TableError(NOT_A_LIST)
    if decodes(file, "utf-8"):
        return "utf-8"
    if decodes(file, "cp932") and _reads_japanese(file):
        return "cp932"
    return _sure(file, "cp1252")


def decodes(file: BinaryIO, encoding: str) -> bool:
    """Say whether a whole file is valid in an encoding, a megabyte at a time."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    finally:
        file.seek(0)
    return True


def _sure(file: BinaryIO, encoding: str) -> str:
    return encoding if decodes(file, encoding) else _refuse()


def _refuse() -> str:
    raise TableError(NOT_A_LIST)


def _utf16_without_mark(sample: bytes) -> str:
    """Zero bytes stand only second in Western little-endian UTF-16, only first in big-endian."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-be" if first else "utf-16-le"
    text = sample.decode(encoding, "ignore")
    if (first and second) or NO_TEXT.search(text.encode("utf-8", "ignore")):
        raise TableError(NOT_A_LIST)
    return encoding


def _reads_japanese(file: BinaryIO) -> bool:
    """Accented letters read as Shift-JIS stand alone between Latin letters; Japanese does not."""
    text = codecs.getincrementaldecoder("cp932")("strict").decode(file.read(CHUNK))
    file.seek(0)
    alone = together = 0
    for run in JAPANESE.finditer(text):
        beside = text[max(run.start() - 1, 0)] + text[min(run.end(), len(text) - 1)]
        is_word = len(run[0]) > 1 and not any(c.isascii() and c.isalpha() for c in beside)
        together, alone = together + is_word, alone + (not is_word)
    return together > alone
