"""What text and shapes are painted with, as far as it decides whether they can be seen.

ISO 32000-1: 10.5 (transfer functions), 11.3.5 (blend modes).
"""

from __future__ import annotations

from typing import TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject

#: Red, green, blue from 0 to 1; None where it is not known.
Colour: TypeAlias = "tuple[float, float, float] | None"

WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_NO_TRANSFER = frozenset({"/Identity", "/Default"})
#: Below the one alpha nothing can be read; shapes of the second may hide what is below, those of the third do.
FAINT, VEILING, OPAQUE = 0.3, 0.3, 0.9
#: Blend modes in which dark ink on white paper stays dark (11.3.5.2); in the others it is gone, or hangs on the paper.
_KEEPS_DARK = frozenset({"/Normal", "/Compatible", "/Multiply", "/Darken", "/ColorBurn", "/HardLight", "/Luminosity"})


def keeps_dark(state: DictionaryObject) -> bool | None:
    """Tell whether an extended graphics state (8.4.5) leaves dark ink dark; None where it says nothing of it."""
    mode, mask = state.get("/BM"), state.get("/SMask")
    for key in ("/TR2", "/TR"):  # a transfer function (10.5) may turn black into white
        if key in state and str(state[key].get_object()) not in _NO_TRANSFER:
            return False
    if mode is None and mask is None:
        return None
    given = mode.get_object() if mode is not None else "/Normal"
    modes = list(given) if isinstance(given, ArrayObject) else [given]
    return str(modes[0] if modes else "/Normal") in _KEEPS_DARK and (mask is None or mask.get_object() == "/None")
