"""Markers of lists as the world writes them, by script: what the generator numbers its items with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Numbering = "Callable[[int], str]"

#: The nought of the decimal digits that a language or script has beside 0 to 9, by language, else by script.
NOUGHTS = {
    "fa": "۰", "ur": "۰", "ps": "۰", "sd": "۰", "ug": "۰", "ckb": "٠", "Arab": "٠", "Deva": "०", "Beng": "০",
    "Guru": "੦", "Gujr": "૦", "Orya": "୦", "Taml": "௦", "Telu": "౦", "Knda": "೦", "Mlym": "൦", "Sinh": "෦",
    "Thai": "๐", "Laoo": "໐", "Tibt": "༠", "Mymr": "၀", "Khmr": "០", "Mong": "᠐", "Nkoo": "߀", "Olck": "᱐",
    "Java": "꧐", "Bali": "᭐", "Cham": "꩐", "Lana": "᪀", "Talu": "᧐", "Vaii": "꘠", "Mtei": "꯰", "Lepc": "᱀",
    "Sund": "᮰", "Limb": "᥆", "Adlm": "\U0001e950", "Hira": "０", "Hani": "０", "Jpan": "０",
}  # fmt: skip
#: Letters as items are lettered with them, by language, else by script.
LETTERS = {
    "Latn": "abcdefghijklmnop", "Cyrl": "абвгдежзиклмн", "Grek": "αβγδεζηθικλμ", "Hebr": "אבגדהוזחטיכל",
    "Arab": "أبجدهوزحطيكل", "fa": "الفبپتثجچ", "Armn": "աբգդեզէըթժիլ", "Geor": "აბგდევზთიკლმ", "Deva": "कखगघङचछजझञट",
    "Beng": "কখগঘঙচছজঝঞ", "Thai": "กขคงจฉชซฌญ", "Hang": "가나다라마바사아자차카타", "Hira": "アイウエオカキクケコサシ",
    "Taml": "அஆஇஈஉஊஎஏஐஒஓஔ", "Khmr": "កខគឃងចឆជឈញ", "Ethi": "ሀለሐመሠረሰሸቀበተቸ", "uk": "абвгґдеєжзиі",
}  # fmt: skip
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_HAN = "〇一二三四五六七八九"
_ETHIOPIC = ("", "፩", "፪", "፫", "፬", "፭", "፮", "፯", "፰", "፱", "፲", "፲፩", "፲፪", "፲፫", "፲፬")
_CIRCLED = 0x2460
_TEN = 10


def decimal(nought: str = "0") -> Callable[[int], str]:
    """Return a numbering in decimal digits."""
    return lambda number: "".join(chr(ord(nought) + int(digit)) for digit in str(number))


def lettered(letters: str) -> Callable[[int], str]:
    """Return a numbering by letters."""
    return lambda number: letters[number - 1]


def roman(number: int) -> str:
    """Write a number in small Roman numerals."""
    return _ROMAN[number]


def han(number: int) -> str:
    """Write a number in Chinese numerals."""
    if number < _TEN:
        return _HAN[number]
    return "十" + (_HAN[number - _TEN] if number > _TEN else "")


def ethiopic(number: int) -> str:
    """Write a number in Ethiopic numerals."""
    return _ETHIOPIC[number]


def circled(number: int) -> str:
    """Write a number in a circle."""
    return chr(_CIRCLED + number - 1)
