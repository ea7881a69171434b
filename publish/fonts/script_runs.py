"""Runs of one script (Unicode, Script property), and the language that the engine shapes a run in.

UAX #24 leaves it to an implementation how signs of no script of their own, brackets and quotation marks above all,
go with their surroundings. Here they go as in Pango, which is what the engine draws: a closing sign takes the script
of its opening one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from fontTools.unicodedata import script, script_extension, script_name

#: Zyyy is Common, Zinh Inherited: they go with any script.
_ANY = frozenset({"Zyyy", "Zinh"})
#: Names of scripts that Unicode does not tell from others.
_WORDS = {"Hans": "simplified Chinese", "Hant": "traditional Chinese", "Jpan": "Japanese", "Kore": "Korean"}
COMMON = "Zyyy"
#: Opening and closing signs in turn, as Pango pairs them.
_PAIRED = (
    "()<>[]{}«»‘’“”‹›⁅⁆⁽⁾₍₎⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦎⦏⦐⦑⦒"
    "⦓⦔⦕⦖⦗⦘⧼⧽⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚"
    "﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_OPENING = frozenset(_PAIRED[::2])
_OPENED_BY = dict(zip(_PAIRED[1::2], _PAIRED[::2], strict=True))
_DEPTH = 128
#: Scripts whose characters one sign may stand for together: μm, kanji with kana (UAX #24, 5.1; UTS #39, 5.2).
_WRITTEN_TOGETHER = (
    frozenset({"Latn", "Grek", "Cyrl"}),
    frozenset({"Hani", "Hira", "Kana", "Bopo"}),
    frozenset({"Hani", "Hang"}),
)
#: What Pango says for a script that it knows no language of.
_NO_LANGUAGE = "xx"


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """The part [start, end) of a text that is in one script (ISO 15924; Zyyy where it has no letter)."""

    start: int
    end: int
    script: str


@dataclass(slots=True)
class _Brackets:
    """The opening signs so far, each with its script; those above `fixed` do not know theirs yet."""

    open: list[tuple[str, str]] = field(default_factory=list)
    fixed: int = 0

    def close(self, sign: str) -> str | None:
        """Drop what stands open above the counterpart of a closing sign; return the counterpart's script."""
        while self.open and self.open[-1][0] != _OPENED_BY[sign]:
            self.open.pop()
        self.fixed = min(self.fixed, len(self.open))
        return self.open[-1][1] if self.open else None

    def settle(self, script_: str) -> None:
        """Give the open signs that had none the script that the run has turned out to have."""
        self.open[self.fixed :] = [(sign, script_) for sign, _ in self.open[self.fixed :]]
        self.fixed = len(self.open)


def script_runs(text: str) -> tuple[ScriptRun, ...]:
    """Cut a text into runs of one script."""
    found = {script_of(character) for character in set(text)} - _ANY
    if text and len(found) <= 1:  # nearly every line
        return (ScriptRun(0, len(text), next(iter(found), COMMON)),)
    runs: list[ScriptRun] = []
    brackets = _Brackets()
    start, current = 0, COMMON
    for at, character in enumerate(text):
        own = script_of(character)
        closes = own == COMMON and character in _OPENED_BY
        if own == COMMON and character in _OPENING:
            if len(brackets.open) == _DEPTH:
                brackets.open.clear()
                brackets.fixed = 0
            brackets.open.append((character, current))
        elif closes:
            own = brackets.close(character) or own
        if own not in _ANY and current not in _ANY and own != current:
            runs.append(ScriptRun(start, at, current))
            start, current, brackets.fixed = at, own, len(brackets.open)
        elif current in _ANY and own not in _ANY:
            current = own
            brackets.settle(current)
        if closes and brackets.open:
            brackets.open.pop()
            brackets.fixed = min(brackets.fixed, len(brackets.open))
    return (*runs, ScriptRun(start, len(text), current)) if text else ()


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """Return the script of a character (ISO 15924)."""
    return str(script(character))


@lru_cache(maxsize=4096)
def foreign_scripts(text: str) -> tuple[str, str] | None:
    """Return two scripts of a text that no one sign can stand for together, as Hebrew with Hangul; None where none are.

    A character that several scripts use (Script_Extensions) goes with each of them.
    """
    common: frozenset[str] | None = None
    for character in text:
        own = frozenset(map(str, script_extension(character))) - _ANY
        if not own:
            continue
        with_others = own.union(*(group for group in _WRITTEN_TOGETHER if group & own))
        if common is not None and not common & with_others:
            return script_of(next(one for one in text if script_of(one) not in _ANY)), script_of(character)
        common = with_others if common is None else common & with_others
    return None


def script_in_words(code: str) -> str:
    """Name a script (ISO 15924) in English."""
    return _WORDS.get(code) or str(script_name(code, default=code))


@lru_cache(maxsize=4096)
def shaping_language(language: str, script_: str) -> str:
    """Return the language that the engine shapes a run in: the text's own, if it is written in the run's script.

    `language` is a BCP 47 tag. For a run in a script of other languages the engine takes the best known one of them,
    so that English inside Arabic is not shaped by the rules of Arabic.
    """
    written, samples = _tables()
    tag = language.lower().replace("_", "-")
    parts = tag.split("-")
    known = next((found for end in range(len(parts), 0, -1) if (found := written.get("-".join(parts[:end])))), None)
    if script_ in _ANY or known is None or script_ in known:
        return tag
    return samples.get(script_, _NO_LANGUAGE)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    table = tomllib.loads(files("publish.fonts").joinpath("engine_languages.toml").read_text(encoding="utf-8"))
    scripts: dict[str, set[str]] = {}
    for script_, languages in table["languages"].items():
        for language in languages.split():
            scripts.setdefault(language, set()).add(script_)
    return {language: frozenset(found) for language, found in scripts.items()}, dict(table["samples"])
