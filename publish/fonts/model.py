"""Font faces and the stacks that scripts use, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from publish.fonts.weights import style_name

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFace:
    """One unmodified font file of the lock. `path` is where the file lies; `file` its name inside the fonts folder."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    file: str
    path: Path
    sha256: str
    postscript_name: str
    characters: frozenset[int]

    @property
    def label(self) -> str:
        """The face as a person names it: `Source Serif 4 Bold Italic`."""
        return f"{self.family} {self.style_name}"

    @property
    def style_name(self) -> str:
        """Weight and slant as a person names them: `Bold Italic`."""
        return style_name(self.weight, self.style)


@dataclass(frozen=True, slots=True)
class FontCatalog:
    """All faces of the locks, and for each script (ISO 15924) the families that set it, best first.

    `own` names the families of the publication's own lock.
    """

    faces: tuple[FontFace, ...]
    stacks: dict[str, tuple[str, ...]]
    own: frozenset[str] = frozenset()
    _by_style: dict[tuple[str, int, str], FontFace] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the faces by family, weight and style; of several alike the first counts."""
        index = {(face.family, face.weight, face.style): face for face in reversed(self.faces)}
        object.__setattr__(self, "_by_style", index)

    def stack(self, script: str) -> tuple[str, ...]:
        """Return the families for a script; empty where the catalogue has none."""
        return self.stacks.get(script, ())

    def face(self, family: str, weight: int = 400, style: str = "normal") -> FontFace | None:
        """Find the face of exactly this family, weight and style."""
        return self._by_style.get((family, weight, style))

    def stack_for(self, script: str, text: str) -> tuple[str, ...]:
        """Order the families for a text: the script's first, in the order of `families_for`.

        Behind the script's own families stand all others of the lock, for words of another script inside the text.
        Empty where the catalogue has no family for the script.
        """
        own = self.families_for(script, text)
        others = (face.family for face in self.faces) if own else ()
        return tuple(dict.fromkeys((*own, *others)))

    def families_for(self, script: str, text: str) -> tuple[str, ...]:
        """Order the families of a script for a text: the first that has every letter of `text` stands before all.

        A text is so set in one family wherever that is possible: a letter borrowed from another family is seen.
        Letters that no family of the script has do not count.
        """
        own = self.stack(script)
        lacking = self._lacking(script, text)
        complete = tuple(name for name in own if name in lacking and not lacking[name])
        return tuple(dict.fromkeys((*complete[:1], *own)))

    def passed_over(self, script: str, text: str) -> dict[str, tuple[str, ...]]:
        """Name the publication's own families that would set a script, but do not set this text, and what they lack.

        Returns the letters that each lacks, sorted, by the family's name.
        """
        if self.own.isdisjoint(self.stack(script)):
            return {}
        first = self.families_for(script, text)[:1]
        better = self.stack(script)[: self.stack(script).index(first[0])] if first else ()
        lacking = self._lacking(script, text)
        return {name: tuple(map(chr, sorted(lacking[name]))) for name in better if name in self.own & lacking.keys()}

    def _lacking(self, script: str, text: str) -> dict[str, frozenset[int]]:
        """The letters of a text that each family of a script lacks, of those that any of them has."""
        regulars = {name: face.characters for name in self.stack(script) if (face := self.face(name))}
        anywhere = frozenset().union(*regulars.values())
        wanted = {ord(character) for character in set(text) if character.isalpha()} & anywhere
        return {name: frozenset(wanted - characters) for name, characters in regulars.items()}
