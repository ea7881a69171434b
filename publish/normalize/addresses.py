"""How a link is printed: its address, and the letter that calls its note."""

from __future__ import annotations

from urllib.parse import urlsplit

#: The schemes of links that a document may have; others are written without a link.
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})


def is_link(address: str) -> bool:
    """Tell whether an address is one that a document may lead to."""
    try:
        return urlsplit(address).scheme.lower() in _LINK_SCHEMES
    except ValueError:
        return False


def printed_address(address: str) -> str:
    """Write the address of a link as it is printed."""
    return address.removeprefix("mailto:")


def note_letter(number: int) -> str:
    """Call the note of a link: a to z, aa to az, and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
