"""Pictures of an RTF file (RTF 1.9.1, "Pictures"): bytes in hexadecimal or as they are, words, width."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.intake.passages import Image
from publish.intake.pictures import Gallery, share

#: Twentieths of a point in a millimetre.
_TWIPS = 1440 / 25.4
#: Destinations that hold the name and the value of a drawing's property.
PROPERTIES = frozenset({"sn", "sv"})
_WORDS = "wzDescription"


@dataclass(slots=True)
class Picture:
    """The picture that is being read, and those that were."""

    gallery: Gallery = field(default_factory=Gallery)
    data: bytes = b""
    words: str = ""
    name: str = ""
    twips: int = 0
    scale: int = 100

    def begin(self, destination: str) -> None:
        """Begin a picture, or a property's name."""
        if destination == "sn":
            self.name = ""
        elif destination == "pict":
            self._forget()

    def describe(self, destination: str, text: str) -> None:
        """Read the name or the value of a property: one says what the picture shows."""
        if destination == "sn":
            self.name += text
        elif self.name == _WORDS:
            self.words += text

    def set(self, word: str, number: int | None) -> None:
        """Read what a control word says of the picture."""
        if word == "picwgoal":
            self.twips = max(number or 0, 0)
        elif word == "picscalex":
            self.scale = max(number or 0, 0) or 100

    def taken(self, written: str, place: tuple[int, int]) -> tuple[str, Image | None]:
        """End the picture, of which this is written in hexadecimal; return its words and, if it can be printed, it."""
        words = " ".join(self.words.split())
        try:
            data = self.data or bytes.fromhex("".join(written.split()))
        except ValueError:
            data = b""
        address, width = self.gallery.keep(data), share(self.twips * self.scale / 100 / _TWIPS)
        self._forget()
        return words, Image(address, words, width, place) if address else None

    def _forget(self) -> None:
        self.data, self.words, self.twips, self.scale = b"", "", 0, 100
