"""Words of a text: letters with the marks that belong to them, in any script (UAX #29, in its simplest form)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

#: The code points below which all combining marks of living scripts stand (Adlam ends at U+1E95F).
_LAST = 0x1E960
_JOINERS = "\u200c\u200d"
#: Dots that belong to a word where they stand between its letters (MidLetter): Catalan `instal·la`.
_MIDDLE = "·\u0387‧"


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Return the pattern of a word: letters, combining marks (no word characters to `re`) and joiners between them."""
    marks = [code for code in range(0x300, _LAST) if unicodedata.category(chr(code)).startswith("M")]
    runs = [list(run) for _, run in groupby(enumerate(marks), key=lambda pair: pair[1] - pair[0])]
    ranges = "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)
    return re.compile(rf"[^\W\d_](?:[{_MIDDLE}](?=[^\W\d_])|[^\W\d_]|[{ranges}{_JOINERS}])*")
