"""CMaps lead codes to CIDs and to text (ISO 32000-1, 9.7.5 and 9.10.3)."""

from __future__ import annotations

from publish.pdf.read_cmap import CMap, read_cmap


def test_single_codes_and_ranges() -> None:
    found = read_cmap(
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"2 begincidchar <0015> 21 <05b7> 0 endcidchar\n"
        b"1 begincidrange <0100> <0102> 7 endcidrange\n"
        b"2 beginbfchar <0015> <0054> <0016> <d835dc00> endbfchar\n"
        b"2 beginbfrange <0020> <0022> <0041> <0030> <0031> [<00660069> <0078>] endbfrange\n"
    )
    assert found == CMap(
        2,
        {0x15: 21, 0x5B7: 0, 0x100: 7, 0x101: 8, 0x102: 9},
        {0x15: "T", 0x16: "\U0001d400", 0x20: "A", 0x21: "B", 0x22: "C", 0x30: "fi", 0x31: "x"},
    )


def test_one_byte_codes() -> None:
    assert read_cmap(b"1 begincodespacerange <00> <ff> endcodespacerange").code_length == 1


def test_a_last_byte_that_would_overflow_ends_the_range() -> None:
    assert read_cmap(b"1 beginbfrange <0000> <0003> <00fe> endbfrange").texts == {0: "\u00fe", 1: "\u00ff"}


def test_entries_without_sense_are_passed_over() -> None:
    assert read_cmap(b"1 begincidchar /x 3 endcidchar 1 beginbfchar <01> 3 endbfchar beginbfrange endbfrange") == CMap()
