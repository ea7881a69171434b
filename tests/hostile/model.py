"""What a hostile case is: a file that comes from anybody, and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

#: In cases: the address of the canary server, the path of the canary file, and the folder that it lies in.
HTTP, FILE, FOLDER = "@HTTP@", "@FILE@", "@FOLDER@"

#: What stands in the canary file and in the canary variable: it must turn up nowhere.
SECRET = "canary-3f1c9d7e-must-not-sing"  # noqa: S105 - nobody's

#: Ends: the text is set, or refused with one of some codes, or either.
SET = frozenset({"set"})
EITHER = frozenset({"set", "E007"})


def refused(*codes: str) -> frozenset[str]:
    """Say that a case must be refused, with one of these codes."""
    return frozenset(codes)


def some(cases: Iterable[Any], nth: int = 0) -> list[Any]:
    """Give cases as parameters: each `nth` for every run of the tests (0: none), others for `tasks.py hostile`."""
    return [
        pytest.param(case, marks=() if nth and number % nth == 0 else pytest.mark.hostile)
        for number, case in enumerate(cases)
    ]


@dataclass(frozen=True, slots=True)
class Case:
    """One source file: how it is called, its bytes, and how it may end: `set`, or the codes of errors."""

    name: str
    file: str
    data: bytes
    ends: frozenset[str] = SET

    def at(self, http: str, file: str, folder: str) -> bytes:
        """Return the bytes with the canaries' addresses put in."""
        data = self.data
        for mark, text in ((HTTP, http), (FILE, file), (FOLDER, folder)):
            data = data.replace(mark.encode(), text.encode())
        return data
