"""What is killed and refused: two editions that take turns in one place, and what went wrong with them."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from functools import cache, partial
from typing import TYPE_CHECKING

from tests.endurance import small, step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

YEARS = (2024, 2025)
_ready = cache(small.ready)


class Stage:
    """A publication with two editions that take turns in its build folder, and what went wrong with them.

    System calls about what is written name one of `places`, and messages about it one of `names`.
    """

    def __init__(self, base: Path) -> None:
        self.folder, self.temporary = self.make(base), base / "tmp"
        self.target = self.folder / "build"
        self.places = str(self.target), ".publish-build"
        self.names: tuple[str, ...] = (str(self.target),)
        self.whole: list[Mapping[str, str]] = []
        self.faults: list[str] = []
        for number in range(len(YEARS)):
            act = self.turn(number)
            with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
                act()  # here, so that this process imports all that the step needs
            self.whole.append(self.stands())

    def make(self, base: Path) -> Path:
        """Write the publication; return its folder."""
        return small.write(base / "publication")

    def turn(self, edition: int) -> step.Act:
        """Have the sources say what an edition says; return the step that puts its products in place."""
        small.write(self.folder, YEARS[edition])
        return partial(step.put, self.folder, _ready(YEARS[edition]))

    def stands(self) -> Mapping[str, str]:
        """Return the digests of what stands. Raises AssertionError where it is torn."""
        return small.built(self.folder)

    def look(self, what: str) -> int | None:
        """Say which edition stands; note a fault where none or a torn one does."""
        try:
            return self.whole.index(self.stands())
        except (AssertionError, OSError, ValueError) as error:
            self.faults.append(f"{what}: {type(error).__name__}: {error}"[:500])
            return None

    def put_back(self, what: str, edition: int) -> None:
        """Put an edition in place, undisturbed, and note whatever else lies about then."""
        status, said = step.undisturbed(self.folder, self.turn(edition))
        if status or self.look(what) != edition:
            self.faults.append(f"{what}: the next run ends with {status}: {said}"[:500])
        self.faults += [f"{what}: left over: {name}" for name in beside(self.folder)]


def beside(folder: Path) -> list[str]:
    """Name what lies in a publication's folder without belonging to it."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))
