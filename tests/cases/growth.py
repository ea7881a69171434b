"""How the work of normalization grows with its input: twice the text may not be more than twice the work.

Run as `python3 tasks.py growth [BYTES]`: prints for each pathological family, and for ordinary text in five scripts,
the seconds for so many bytes and for twice as many, their ratio, and MB/s. Returns 1 where a ratio is above 2.2.
"""

from __future__ import annotations

import resource
import sys
import time

from publish.intake.decoding import decode
from publish.normalize import normalize

#: The most that the time may grow when the text doubles.
LIMIT = 2.2
_BYTES = 200_000
_TURNS = 3

#: One unit of each family; it is repeated, with its number in the place of `{n}`, as a word in that
#: of `{word}`, as so many spaces in that of `{spaces}`.
UNITS = {
    "one line": "word ",
    "one word": "word",
    "blank lines": "\n",
    "short lines": "a\n",
    "items": "{n}. Everyone has the right to life.\n",
    "items said 1.": "1. Everyone has the right to life.\n",
    "items at 7": "7. Everyone has the right.\n\n",
    "nested items": "{spaces}- one\n",
    "lettered": "a) one\nb) two\nc) three\n",
    "roman": "i. one\nii. two\n",
    "bullets": "* one\n- two\n+ three\n",
    "quoted lines": "> quoted words of a letter\n",
    "stars": "*",
    "star words": "*a ",
    "underscores": "_a_ ",
    "brackets": "[",
    "parentheses": "(1)(",
    "tags": "<b>",
    "tag pairs": "<b>a</b> **b** ",
    "backslashes": "\\",
    "pipes": "| a | b |\n",
    "rules": "====\n",
    "underlined": "Title\n=====\n",
    "hashes": "# a\n",
    "numbers": "{n}\n\n",
    "page numbers": "- {n} -\n\nwords of a page\n\n",
    "form feeds": "words of a page\n{n}\f",
    "same lines": "The same line again and again, with a comma,\n",
    "hyphens": "assem-\nbly of be-\n",
    "marks": "\u0301",
    "marked letters": "e\u0301\u0323 ",
    "jamo": "\u1112\u1161\u11ab",
    "bidi": "\u202aa\u202c\u200f",
    "soft hyphens": "a\u00ad",
    "no-break spaces": "\u00a0 \u2003",
    "quotation marks": '" a" ',
    "stops": ". , .. ",
    "digits": "a1b ",
    "repeated word": "word word ",
    "two scripts": "wоrd ",
    "three letters": "aaab ",
    "two languages": "All human beings are born free.\nВсе люди рождаются свободными.\n",
    "many titles": "TITLE\n\nAll human beings are born free and equal in dignity and rights.\n\n",
    "second articles": "{word} 2\n\n{word} 3\n\n",
    "articles": "Article {n}\n\nAll human beings are born free.\n\n",
    "line separators": "a\u2028",
    "mojibake": "Ã© Ã¼ ",
}
#: Ordinary text in five scripts.
TEXTS = {
    "Latin": "Everyone has the right to life, liberty and the security of person. No one shall be held in\n"
    "slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.\n\n",
    "Cyrillic": "Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность. Никто не должен\n"
    "содержаться в рабстве или в подневольном состоянии; рабство и работорговля запрещаются.\n\n",
    "Arabic": "لكل فرد الحق في الحياة والحرية وسلامة شخصه. لا يجوز استرقاق أو استعباد أي شخص، ويحظر الاسترقاق وتجارة\n"
    "الرقيق بكافة أوضاعهما. لكل إنسان أينما وجد الحق في أن يعترف بشخصيته القانونية.\n\n",
    "Devanagari": "प्रत्येक व्यक्ति को जीवन, स्वाधीनता और वैयक्तिक सुरक्षा का अधिकार है। कोई भी ग़ुलामी या दासता की\n"
    "हालत में न रखा जाएगा, ग़ुलामी-प्रथा और ग़ुलामों का व्यापार अपने सभी रूपों में निषिद्ध होगा।\n\n",
    "Chinese": "人人有权享有生命、自由和人身安全。任何人不得使为奴隶或奴役；一切形式的奴隶制度\n"
    "和奴隶买卖，均应予以禁止。任何人不得加以酷刑，或施以残忍的、不人道的或侮辱性的待遇或刑罚。\n\n",
}


_WORD = str.maketrans("0123456789", "abcdefghij")


def family(unit: str, size: int) -> str:
    """Repeat a unit until the text has so many bytes."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        part = unit.replace("{n}", str(number)).replace("{spaces}", " " * (number % 60))
        part = part.replace("{word}", str(number).translate(_WORD))
        parts.append(part)
        length += len(part.encode())
    return "".join(parts)


def read(text: str) -> None:
    """Read a text as if it stood in a file."""
    source, _ = decode(text.encode(), "a.txt")
    normalize([source] if source else [])


def seconds(text: str) -> float:
    """Return the time that reading takes, of this process alone, the best of some turns."""
    return min(_timed(text) for _ in range(_TURNS))


def _timed(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def calls(text: str) -> int:
    """Count the calls of functions, Python's and built-in, that reading a text takes: the same on any machine."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def main(size: int) -> int:
    """Measure all families; return 1 where one grows faster than its input."""
    read("".join(TEXTS.values()))
    missed = [name for name, unit in {**UNITS, **TEXTS}.items() if not _row(name, unit, size)]
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")
    print(f"faster than {LIMIT}: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


def _row(name: str, unit: str, size: int) -> bool:
    once, twice = family(unit, size), family(unit, 2 * size)
    short, long = seconds(once), seconds(twice)
    ratio, rate = long / short, len(twice.encode()) / 1e6 / long
    print(f"{name:<16} {size:>9} bytes {short:7.3f} s {long:7.3f} s  x {ratio:4.2f} {rate:7.2f} MB/s", flush=True)
    return ratio <= LIMIT


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else _BYTES))
