"""How a link is printed: its address, and the letter that calls its note."""

from __future__ import annotations


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
