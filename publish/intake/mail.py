"""Mail: a message as it was sent (RFC 5322, 2045), and text that was pasted in the way that mail is packed in.

Headers go, and are told; of a message in several forms the one that keeps structure is read. Attachments are told.
"""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.model import Repair
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from email.message import Message

_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]")
_CONTINUED = re.compile(rb"[ \t]+\S")
#: Headers of which a message has two at least, one of them of the second kind where it is packed (RFC 2045).
_KNOWN = re.compile(rb"(?im)^(?:from|to|subject|date|received|message-id|return-path|mime-version|content-type):")
_MIME = re.compile(rb"(?im)^(?:mime-version|content-type|content-transfer-encoding):")
_FEWEST = 2
#: In quoted-printable text every equals sign stands before two digits or at the end of a line.
_QUOTED, _EQUALS = re.compile(rb"=(?:[0-9A-F]{2}|[ \t]*\r?\n)"), re.compile(rb"=")
_BEYOND = re.compile(rb"=[89A-F][0-9A-F]")
#: So many escaped bytes beyond ASCII are no accident.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Opened:
    """What a message holds: the bytes of its text, their encoding (None where nobody says), what went."""

    data: bytes
    encoding: str | None
    repairs: tuple[Repair, ...]


def opened(data: bytes, name: str) -> Opened | None:
    """Open a message, or unpack text that is quoted-printable; None for everything else."""
    head = _head(data)
    if head is not None and len(_KNOWN.findall(head)) >= _FEWEST and _MIME.search(head):
        return _message(data, name)
    unpacked = _unpacked(data)
    if unpacked is None:
        return None
    repair = Repair(Rule.ENCODING, Location(name), "quoted-printable", "utf-8")
    return Opened(unpacked, "utf-8", (repair,))


def _head(data: bytes) -> bytes | None:
    """Return the lines of headers that bytes begin with; None where no blank line ends them."""
    end = 0
    for line in data[:20_000].splitlines(keepends=True):
        if not line.strip():
            return data[:end] if end else None
        if not (_HEADER.match(line) or (end and _CONTINUED.match(line))):
            return None
        end += len(line)
    return None


def _message(data: bytes, name: str) -> Opened | None:
    from email import policy  # noqa: PLC0415 - few texts are mail
    from email.parser import BytesParser  # noqa: PLC0415

    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError:  # parts in parts without end
        return None
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.get_filename()]
    best = next((part for part in texts if part.get_content_subtype() == "html"), texts[0] if texts else None)
    body = best.get_payload(decode=True) if best is not None else None
    if best is None or not isinstance(body, bytes) or not body.strip():
        return None
    said = [f"{key}: {' '.join(str(value).split())}" for key, value in message.items()]
    repairs = [Repair(Rule.METADATA, Location(name, 1), line, "") for line in said]
    repairs.extend(Repair(Rule.EMBEDDED, Location(name, 1), _named(part), "") for part in parts if part not in texts)
    return Opened(body, best.get_content_charset(), tuple(repairs))


def _named(part: Message) -> str:
    return part.get_filename() or part.get_content_type()


def _unpacked(data: bytes) -> bytes | None:
    """Decode quoted-printable text that is UTF-8 below; None where it is not certain to be that."""
    if not data.isascii() or len(_BEYOND.findall(data)) < _ENOUGH:
        return None
    if len(_QUOTED.findall(data)) != len(_EQUALS.findall(data)):
        return None
    unpacked = quopri.decodestring(data)
    try:
        return unpacked if unpacked.decode("utf-8") else None
    except UnicodeDecodeError:
        return None
