"""Weak types, brackets, neutrals and implicit levels of the bidirectional algorithm (UAX #9, W1 to W7, N0 to I2)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.locale.bidi_explicit import RunSequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
#: Bidi_Paired_Bracket (BidiBrackets.txt): opening and closing signs in turn.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭"
    "⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉"
    "《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_BRACKET = re.compile(f"[{re.escape(_BRACKETS)}\u2329\u232a]")
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
#: BD16: as many brackets may stand open.
_OPEN_BRACKETS = 63


def resolve(text: str, types: list[str], levels: list[int], sequence: RunSequence) -> None:
    """Resolve one isolating run sequence in place: classes become L, R, AN or EN, levels final (I1, I2)."""
    original = [types[at] for at in sequence.indexes]
    kinds = list(original)
    _weak(kinds, sequence.start)
    if _BRACKET.search(text):
        _brackets([text[at] for at in sequence.indexes], original, kinds, sequence)
    _neutral(kinds, sequence)
    for at, kind in zip(sequence.indexes, kinds, strict=True):
        if sequence.level % 2:
            levels[at] = sequence.level + (kind != "R")
        else:
            levels[at] = sequence.level + (1 if kind == "R" else 2 if kind in {"AN", "EN"} else 0)


def _weak(kinds: list[str], start: str) -> None:
    before = start
    for at, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[at] = "ON" if before in {"LRI", "RLI", "FSI", "PDI"} else before
        before = kinds[at]
    _after_strong(kinds, start, "AL", "AN")  # W2
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for at in range(1, len(kinds) - 1):  # W4
        around = kinds[at - 1]
        joins = around in {"EN", "AN"} if kinds[at] == "CS" else (kinds[at], around) == ("ES", "EN")
        if joins and around == kinds[at + 1]:
            kinds[at] = around
    _terminators(kinds)
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]  # W6
    _after_strong(kinds, start, "L", "L")  # W7


def _after_strong(kinds: list[str], start: str, strong: str, becomes: str) -> None:
    """Change European numbers whose last strong character before them is of one kind."""
    last = start
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            last = kind
        elif kind == "EN" and last == strong:
            kinds[at] = becomes


def _terminators(kinds: list[str]) -> None:
    """Let terminators beside European numbers be part of them (W5)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > at and ((at and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")):
            kinds[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _brackets(characters: Sequence[str], original: Sequence[str], kinds: list[str], sequence: RunSequence) -> None:
    """Give paired brackets the direction of what they hold, or of what stands before them (N0)."""
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in _pairs(characters, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif inside & {"L", "R"}:
            context = next((found for kind in reversed(kinds[:opening]) if (found := _strong(kind))), sequence.start)
            direction = context if context != embedding else embedding
        else:
            continue
        for bracket in (opening, closing):
            kinds[bracket] = direction
            after = bracket + 1
            while after < len(kinds) and original[after] == "NSM":
                kinds[after] = direction
                after += 1


def _pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Find the bracket pairs (BD16), in the order of their opening signs; canonical equivalents are one sign."""
    open_: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        sign = unicodedata.normalize("NFC", character) if ord(character) in {0x2329, 0x232A} else character
        if sign in _CLOSING:
            if len(open_) == _OPEN_BRACKETS:
                return []
            open_.append((_CLOSING[sign], at))
        elif sign in _OPENING:
            for depth in range(len(open_) - 1, -1, -1):
                if open_[depth][0] == sign:
                    pairs.append((open_[depth][1], at))
                    del open_[depth:]
                    break
    return sorted(pairs)


def _strong(kind: str) -> str:
    """Return the direction that a resolved class counts for among neutrals: numbers are right to left (N0, N1)."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(kinds: list[str], sequence: RunSequence) -> None:
    """Give neutrals the direction that surrounds them, else that of their level (N1, N2)."""
    embedding = "R" if sequence.level % 2 else "L"
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _strong(kinds[at - 1]) if at else sequence.start
            after = _strong(kinds[end]) if end < len(kinds) else sequence.end
            kinds[at:end] = [before if before == after else embedding] * (end - at)
        at = max(end, at + 1)
