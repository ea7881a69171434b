"""Whether a stream of a PDF can be read to its end: a reader shows what comes before the damage, and tells nothing."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject

if TYPE_CHECKING:
    from pypdf.generic import StreamObject

_DEFLATED = "/FlateDecode"
#: The two bytes before what is compressed (RFC 1950); the check sum behind it is often cut off, and harms nothing.
_HEADER = 2
#: Bytes that are unpacked at once, and forgotten.
_ROOM = 1 << 20


def is_damaged(stream: StreamObject) -> bool:
    """Tell whether a compressed stream (ISO 32000-1, 7.4.4) breaks off or cannot be followed."""
    filters = stream.get("/Filter")
    filters = filters.get_object() if filters is not None else None
    names = list(filters) if isinstance(filters, ArrayObject) else [filters]
    data = getattr(stream, "_data", b"")
    if names != [_DEFLATED] or not isinstance(data, bytes) or not data:
        return False
    inflating, left = zlib.decompressobj(-zlib.MAX_WBITS), data[_HEADER:]
    try:
        while left and not inflating.eof:
            inflating.decompress(left, _ROOM)
            left = inflating.unconsumed_tail
    except zlib.error:
        return True
    return not inflating.eof
