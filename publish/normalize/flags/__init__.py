"""Flags: what an editor should look at, block by block, each of a stable kind, with a suggestion where one is safe.

`flags_of` runs the detectors in a row. Which kind holds for which language is data (`data/flags.toml`); a kind that is
right for one language says nothing in another. Nothing that is flagged is ever changed.
"""

from publish.normalize.flags.flagging import KINDS, flag_warnings, flags_of

__all__ = ["KINDS", "flag_warnings", "flags_of"]
