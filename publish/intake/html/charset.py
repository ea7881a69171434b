"""The encoding that a page declares for itself (WHATWG HTML, 4.2.5.4)."""

from __future__ import annotations

import re

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def charset_of(data: bytes) -> str | None:
    """Return the name of the encoding that a page declares in its first four kilobytes."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None
