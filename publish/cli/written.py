"""Words of the command line that are read by how they are written: numbers, pages, papers, names, places in texts.

What is written otherwise raises WrongWordError, which says how it is done.
"""

from __future__ import annotations

from publish.cli.wrong import WrongWordError

_MM_PER_INCH = 25.4
_SMALLEST_MM, _LARGEST_MM = 20.0, 5000.0
_MOST_PAGES = 10_000
_LONGEST_NUMBER = 6
_LONGEST_NAME = 100


def whole(word: str, least: str, most: str, step: str = "1") -> int:
    """Read a whole number within bounds, where a step is given a multiple of it."""
    number = int(word) if word.isascii() and word.isdigit() else -1
    if not int(least) <= number <= int(most) or number % int(step):
        message = f"is not a {'whole number' if step == '1' else f'multiple of {step}'} from {least} to {most}."
        raise WrongWordError(message)
    return number


def decimal(word: str, least: str, most: str) -> float:
    """Read a number within bounds."""
    if not _is_decimal(word) or not float(least) <= float(word) <= float(most):
        message = f"is not a number from {least} to {most}."
        raise WrongWordError(message)
    return float(word)


def paper(word: str, names: str) -> str | tuple[float, float]:
    """Read a paper: one of some names in any case, or width and height, as `320x450mm` or `11x17in`, in millimetres."""
    known = {name.replace("_", " ").casefold(): name.replace("_", " ") for name in names.split(" ")}
    said = word.strip().casefold()
    if said in known:
        return known[said]
    unit = _MM_PER_INCH if said.endswith("in") else 1.0
    sides = [side.strip() for side in said.removesuffix("in").removesuffix("mm").replace("×", "x").split("x")]
    measures = [float(side) * unit for side in sides if _is_decimal(side)]
    if len(sides) == len(measures) == len("wh") and all(_SMALLEST_MM <= one <= _LARGEST_MM for one in measures):
        return measures[0], measures[1]
    message = f"is no paper. Known: {', '.join(known.values())}; or a size: 320x450mm, 11x17in."
    raise WrongWordError(message)


def pages(word: str) -> tuple[int, ...]:
    """Read pages by number, as `1-8,12`, in the order given; `8-1` counts down."""
    pages: list[int] = []
    for part in word.replace(" ", "").split(","):
        ends = part.split("-")
        numbers = [int(end) for end in ends if end.isascii() and end.isdigit() and len(end) <= _LONGEST_NUMBER]
        first, last = (numbers[0], numbers[-1]) if len(numbers) == len(ends) <= len("ab") else (0, 0)
        if not first or not last or len(pages) + abs(last - first) >= _MOST_PAGES:
            message = "does not name pages. Write numbers from 1 on, as 1-8,12."
            raise WrongWordError(message)
        pages += range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return tuple(pages)


def name(word: str) -> str:
    """Read the name of a publication, which becomes the name of files."""
    plain = word.replace(".", "").replace("_", "").replace("-", "")
    if not (word[:1].isalnum() and plain.isascii() and plain.isalnum() and len(word) <= _LONGEST_NAME):
        parts = "".join(one if one.isascii() and one.isalnum() else " " for one in word.lower()).split()
        example = "-".join(parts)[:_LONGEST_NAME] or "house-rules"
        message = f"is no name. Use letters a-z, digits, dots, hyphens and underscores, for example {example}."
        raise WrongWordError(message)
    return word


def place(word: str) -> str:
    """Read the place of a flag, FILE:LINE:COLUMN; which places there are the texts decide."""
    file, *numbers = word.rsplit(":", 2)
    if not file or len(numbers) != len("lc") or not all(part.isascii() and part.isdigit() for part in numbers):
        message = "is no place. Write FILE:LINE:COLUMN, as `publish correct` lists them."
        raise WrongWordError(message)
    return word


def _is_decimal(word: str) -> bool:
    return word.isascii() and word.replace(".", "", 1).isdigit()
