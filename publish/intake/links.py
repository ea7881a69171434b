"""Addresses of links: which of them a text may carry, and how they are written (RFC 3986, RFC 3987)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qs, quote, urljoin, urlsplit

#: The schemes of links that a text may carry: all else runs code, opens files, or leads nowhere from a page.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
#: Those that name no host (RFC 6068, RFC 3966).
HOSTLESS = frozenset({"mailto", "tel"})
_LONGEST = 2_000
#: What no address may hold as it is: it is written as its bytes, with per cent signs.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\uffff]")
#: White space that browsers take out of an address (WHATWG URL, 4.4).
_BREAKS = re.compile(r"[\t\n\r]")
#: An address that says itself, which every reader of reStructuredText takes for a link as it stands.
_PLAIN = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9./-]*[A-Za-z0-9/])?")

#: Signs behind an address with which readers let it go on.
_GOES_ON = frozenset("/#?&=_~%@+-")


def address(written: str, base: str = "") -> str:
    """Write the address of a link as a text carries it.

    Args:
        written: what the author's file has.
        base: the address of the page in which it stands, empty where that is not known.

    Returns:
        An absolute address; empty where it leads nowhere from a page (relative, or of a scheme that is not in
        `SCHEMES`), or is no address.
    """
    bare = _BREAKS.sub("", written).strip()
    try:
        whole = _beyond(urljoin(base, bare) if base else bare)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.path or parts.netloc):
        return ""
    if parts.scheme.lower() not in HOSTLESS and not parts.netloc:
        return ""
    safe = _UNSAFE.sub(lambda match: quote(match.group(), safe=""), whole)
    sound = len(safe) <= _LONGEST and not any(unicodedata.category(one) in {"Cc", "Cf", "Cs", "Cn"} for one in safe)
    return safe if sound else ""


def _beyond(whole: str) -> str:
    """Return where a link of Google Docs leads: exported, each goes through a page that counts it."""
    parts = urlsplit(whole)
    if parts.netloc != "www.google.com" or parts.path != "/url":
        return whole
    return parse_qs(parts.query).get("q", [whole])[0]


def needs_no_markup(text: str, start: int, end: int, target: str) -> bool:
    """Tell whether the words of a link at [start, end) are its address, in so plain a form that it needs no markup.

    It needs some where letters are joined to it, which readers would take for its end.
    """
    apart = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] in _GOES_ON)
    return text[start:end] == target and _PLAIN.fullmatch(target) is not None and apart
