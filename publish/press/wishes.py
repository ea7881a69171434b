"""What a user asks for who has the pages of any PDF put on sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from publish.geometry import Size
    from publish.press.model import Spine

#: `saddle` and `signatures` make books; `2-up` and `4-up` handouts; `cut-stack` is cut in the middle and one half put
#: on the other; the others are leaflets of one sheet.
Scheme = Literal["saddle", "signatures", "2-up", "4-up", "cut-stack", "flat", "half", "tri", "z", "gate"]

#: Pages of a sewn signature where the user names none.
USUAL_SIGNATURE = 16


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user asks for; lengths in points.

    `spine` is None where the file decides; `shrinks` allows to set pages smaller than they are; `blanks` says where a
    book is filled up: at its end, or before its last page, which then stays the back cover.
    """

    scheme: Scheme
    sheet: Size
    spine: Spine | None = None
    signature: int = USUAL_SIGNATURE
    calliper: float = 0.0
    shrinks: bool = True
    marks: bool = True
    blanks: Literal["end", "before-last"] = "end"
