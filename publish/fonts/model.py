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
    """All faces of the lock, and for each script (ISO 15924) the families that set it, best first."""

    faces: tuple[FontFace, ...]
    stacks: dict[str, tuple[str, ...]]
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
        """Order the families for a text: the script's first, and of these one that has every letter of `text`.

        A text is so set in one family wherever that is possible: a letter borrowed from another family is seen.
        Behind the script's own families stand all others of the lock, for words of another script inside the text.
        Empty where the catalogue has no family for the script.
        """
        own = self.stack(script)
        wanted = {ord(character) for character in text if character.isalpha()}
        complete = next((name for name in own if (face := self.face(name)) and wanted <= face.characters), None)
        first = (complete,) if complete else ()
        others = tuple(dict.fromkeys(face.family for face in self.faces)) if own else ()
        return tuple(dict.fromkeys((*first, *own, *others)))
