"""Whether a build has anything to do: whether publication and products are still what the last one left.

A finished build leaves a record: what the program was, what the publication's folder held, what the output folder held
afterwards, and what the build said. As long as all are the same, the next build says the same and leaves.
"""

from __future__ import annotations

import os
import zlib

from publish.resources import fonts_place
from publish.standing import holding
from publish.standing.program import program, tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.standing.holding import Signature

#: First of a record; behind it stand a checksum and how long its parts are.
_MARK = b"publish standing 1"
_SHELF = "standing"
_END = "\0"  # in no path


class Question:
    """Whether a build of one publication into one folder, called with certain words, has anything to do.

    Use `ask`; `held` are the signatures of what the publication's folder held at that time, None where that cannot be
    told; `restless` the SHA-256 of those files that may have been in the middle of a change.
    """

    __slots__ = ("file", "held", "out", "restless", "root", "text")

    def __init__(self, file: str, text: str, root: str, out: str) -> None:
        self.file = file
        self.text = text
        self.root = root
        self.out = out
        self.held: dict[str, Signature] | None
        self.restless: dict[str, str] = {}
        try:
            self.held = self._holding()
            self.restless = {path: holding.digest(path) for path, (_, resting) in self.held.items() if not resting}
        except OSError:
            self.held = None

    def answer(self) -> bytes | None:
        """Say what the build said that left everything as it stands; None where there is something to do.

        What a killed build left beside the output folder is something to do: the next one clears it away.
        """
        if os.path.lexists(_working(self.out)):
            return None
        found = _read(self.file, self.text)
        if found is None or self.held is None:
            return None
        known, said = found
        try:
            stands = self.held | holding.of_products(self.out)
            if stands.keys() != known.keys():
                return None
            touched = [path for path, (times, _) in stands.items() if known[path][0] != times]
            if any(self._digest(path) != known[path][1] for path in touched):
                return None
        except OSError:
            return None
        if any(stands[path][1] for path in touched):  # by its signature the next time
            _write(self.file, self.text, {path: (stands[path], known[path][1]) for path in stands}, said)
        return said

    def settle(self, said: bytes, products: Mapping[str, str]) -> None:
        """Leave the record of a build that has just put its products into the output folder, and of what it said.

        Nothing is left where a source was changed in the meantime, or a product is not what the build made.

        Args:
            said: what the build said.
            products: the SHA-256 of every product by its path in the output folder.
        """
        try:
            made = holding.of_products(self.out)
            digests = {path: holding.digest(path) for path in (*(self.held or ()), *made)}
            held = self._holding()
        except OSError:
            return
        meant = {os.path.join(self.out, *name.split("/")): digest for name, digest in products.items()}
        as_made = made.keys() == meant.keys() and all(digests[path] == meant[path] for path in made)
        if self._is_as_asked(held, digests) and as_made:
            _write(self.file, self.text, {path: (sign, digests[path]) for path, sign in (held | made).items()}, said)

    def _is_as_asked(self, held: Mapping[str, Signature], digests: Mapping[str, str]) -> bool:
        """Tell whether no file has been written since the question was asked, not even there and back."""
        asked = self.held or {}
        return (
            self.held is not None
            and held.keys() == asked.keys()
            and all(held[path][0] == times for path, (times, _) in asked.items())
            and all(digests[path] == digest for path, digest in self.restless.items())
        )

    def _holding(self) -> dict[str, Signature]:
        return holding.of_folder(self.root, (self.out, _working(self.out)))

    def _digest(self, path: str) -> str:
        return self.restless.get(path) or holding.digest(path)


def ask(place: str, folder: str, target: str, words: tuple[object, ...]) -> Question:
    """Ask whether a build has anything to do.

    Args:
        place: where records lie (`publish.standing.place`).
        folder: the publication's folder.
        target: the output folder.
        words: whatever else decides what the build says: options, the width of the terminal.
    """
    root, out = os.path.abspath(folder), os.path.abspath(target)
    where = repr((root, out, os.getcwd(), folder, target, words))
    # A name that two questions share costs time only: a record is of the question that it holds.
    name = f"{zlib.crc32(where.encode(errors='surrogateescape')):08x}"
    text = "\n".join((where, program(), *tree(fonts_place())))
    return Question(os.path.join(place, _SHELF, name), text, root, out)


def _working(out: str) -> str:
    """Name the folder in which a build works beside its output folder (`publish.workspace.workspace`)."""
    return os.path.join(os.path.dirname(out), f".publish-{os.path.basename(out)}")


def _read(file: str, text: str) -> tuple[dict[str, tuple[str, str]], bytes] | None:
    """Read the record of a question: for each path its signature and its SHA-256, and what was said."""
    try:
        with open(file, "rb") as opened:
            head, _, rest = opened.read().partition(b"\n")
        mark, checksum, asked, listed = head.rsplit(b" ", 3)
        if mark != _MARK or int(checksum, 16) != zlib.crc32(rest):
            return None
        start, end = int(asked), int(asked) + int(listed)
        if rest[:start] != _bytes(text):
            return None
        fields = rest[start:end].decode(errors="surrogateescape").split(_END)
        os.utime(file)
    except (OSError, ValueError):
        return None
    paths = fields[0::3]
    return dict(zip(paths, zip(fields[1::3], fields[2::3], strict=False), strict=False)), rest[end:]


def _write(file: str, text: str, files: Mapping[str, tuple[Signature, str]], said: bytes) -> None:
    """Keep a record; one that cannot be written is not kept. The signature of a restless file is not believed."""
    fields = [
        field
        for path, ((times, resting), digest) in files.items()
        for field in (path, times if resting else "", digest)
    ]
    asked, listed = _bytes(text), _bytes(_END.join(fields))
    rest = asked + listed + said
    aside = f"{file}-{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        with open(aside, "wb") as opened:
            opened.write(b"%b %08x %d %d\n" % (_MARK, zlib.crc32(rest), len(asked), len(listed)) + rest)
        os.replace(aside, file)
    except OSError:
        try:
            os.unlink(aside)
        except OSError:
            return


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
