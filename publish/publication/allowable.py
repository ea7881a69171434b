"""Which findings an editor may allow, and what to say of a code that is none of these."""

from __future__ import annotations

from difflib import get_close_matches

from publish.diagnostics import Code

#: What an answer may name: the differences between translations, not the finding about the answer itself.
ALLOWABLE = tuple(str(code) for code in Code if code.startswith("P0") and code is not Code.P090)


def way_out(code: str) -> str:
    """Say which code was probably meant, or that what a code tells is to be mended."""
    full = code.strip().upper()
    if full in set(Code) and full not in {*ALLOWABLE, Code.P090}:
        return f"Nothing else can be allowed: {full} is to be mended, see publish explain {full}."
    near = next(iter(get_close_matches(full, ALLOWABLE, n=1)), None)
    meant = f'Did you mean "{near}"? ' if near else ""
    return f"{meant}They are {ALLOWABLE[0]} to {ALLOWABLE[-1]}: see publish explain {near or ALLOWABLE[0]}."
