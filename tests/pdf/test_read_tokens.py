"""Content streams are cut into operators and operands as ISO 32000-1, 7.2 and 7.8.2 say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.read_tokens import Operand, operations


def read(stream: bytes) -> list[tuple[bytes, list[Operand]]]:
    return list(operations(stream))


def test_numbers_names_strings_arrays_and_dictionaries() -> None:
    assert read(b"/F1 12 Tf % size\n-.5 +3. 4 Td [<0102>-7(a)] TJ /Span <</MCID 0/A [1 true null]>> BDC") == [
        (b"Tf", ["F1", 12.0]),
        (b"Td", [-0.5, 3.0, 4.0]),
        (b"TJ", [[b"\x01\x02", -7.0, b"a"]]),
        (b"BDC", ["Span", {"MCID": 0.0, "A": [1.0, 1.0, None]}]),
    ]


def test_literal_strings() -> None:
    assert read(rb"(a\(b\)(c)\101\n\\\q) Tj") == [(b"Tj", [b"a(b)(c)A\n\\q"])]
    assert read(b"(one\\\ntwo\r\nthree) Tj") == [(b"Tj", [b"onetwo\nthree"])]


def test_hexadecimal_strings_may_be_odd_and_spaced() -> None:
    assert read(b"<01 2\n3 4> Tj <> Tj") == [(b"Tj", [b"\x01\x23\x40"]), (b"Tj", [b""])]


def test_names_with_escapes() -> None:
    assert read(b"/A#20B gs") == [(b"gs", ["A B"])]


def test_inline_images_are_passed_over() -> None:
    assert [name for name, _ in read(b"BI /W 1 ID \x00(<\xff EIx\x01 EI Q")] == [b"BI", b"ID", b"Q"]


def test_stray_signs_do_not_stop_the_reading() -> None:
    assert read(b"] >> ) } 1 0 0 rg") == [(b"rg", [1.0, 0.0, 0.0])]


@given(st.lists(st.binary(max_size=8), max_size=5))
def test_any_string_comes_back(strings: list[bytes]) -> None:
    escaped = [b"(" + b"".join(b"\\%03o" % byte for byte in string) + b")" for string in strings]
    hexadecimal = [b"<" + string.hex().encode() + b">" for string in strings]
    for written in (escaped, hexadecimal):
        assert read(b"[" + b" ".join(written) + b"] TJ") == [(b"TJ", [list(strings)])]


@given(st.binary(max_size=80))
def test_no_bytes_stop_the_reading(stream: bytes) -> None:
    read(stream)
