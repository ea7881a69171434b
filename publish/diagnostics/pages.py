"""What an editor should know of each code: one page a code, as data in the folder `pages`, a file for each letter.

`publish explain` prints these pages and the documentation is made of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.diagnostics.codes import Code

_FOLDER = Path(__file__).with_name("pages")


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of one code: what it says, why that matters, how to mend it, how to allow it, and two examples.

    `fails` is an example that raises the code, `passes` the same, mended. Where it consists of files, a line `--- NAME`
    stands before each; a publication.toml that is not there names all texts, in English. A test checks these.
    `also` has other words by which people look for it, `unrun` why no command can show one of the examples.
    """

    code: Code
    what: str
    why: str
    mend: str
    allow: str
    fails: str
    passes: str
    also: str = ""
    unrun: str = ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The page's headings and texts, in the order in which they are read."""
        return (
            ("What it says", self.what),
            ("Why it matters", self.why),
            ("How to mend it", self.mend),
            ("How to allow it", self.allow),
        )


def code_page(code: Code) -> CodePage:
    """Read the page of a code.

    Raises:
        LookupError: the code has no page; a test holds that each has one.
    """
    pages = _pages(code[0])
    common = {key: value for key, value in pages.items() if isinstance(value, str)}
    own = {key: value.replace("CODE", code) for key, value in common.items()}
    texts = {key: str(value).strip("\n") for key, value in {**own, **pages[code]}.items()}
    return CodePage(code=code, **texts)


def written_pages() -> tuple[str, ...]:
    """List the codes that have a page, sorted."""
    found = (
        name for path in _FOLDER.glob("*.toml") for name, page in _pages(path.stem).items() if isinstance(page, dict)
    )
    return tuple(sorted(found))


@cache
def _pages(letter: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{letter}.toml").read_text(encoding="utf-8"))
