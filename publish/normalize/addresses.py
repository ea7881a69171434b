"""How a link is printed: its address, and the letter that calls its note."""

from __future__ import annotations

import re
from unicodedata import decimal
from urllib.parse import urlsplit

from publish.intake.links import HOSTLESS, SCHEMES

_OWN_SCHEME = re.compile(rf"(?:{'|'.join(sorted(HOSTLESS))}):", re.IGNORECASE)
_PHONE = re.compile(r"tel:(?P<number>[^;?]*)", re.IGNORECASE)
#: So many of its last digits say which telephone is meant, where a text leaves out the country.
_FEWEST_DIGITS = 5


def is_link(address: str) -> bool:
    """Tell whether an address is one that a document may lead to."""
    try:
        return urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        return False


def printed_address(address: str) -> str:
    """Write the address of a link as it is printed."""
    phone = _PHONE.match(address)
    return phone["number"] if phone else _OWN_SCHEME.sub("", address, count=1)


def says_itself(words: str, address: str) -> bool:
    """Tell whether the words of a link are its address already, as it is printed.

    A telephone number is one however its digits are grouped, and without its country's code (RFC 3966).
    """
    if _PHONE.match(address):
        said, meant = (_digits(one).lstrip("0") for one in (words, printed_address(address)))
        return len(said) >= _FEWEST_DIGITS and meant.endswith(said)
    return words == printed_address(address)


def _digits(text: str) -> str:
    return "".join(str(decimal(char)) for char in text if char.isdecimal())


def note_letter(number: int) -> str:
    """Call the note of a link: a to z, aa to az, and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
