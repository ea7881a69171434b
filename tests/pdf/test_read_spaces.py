"""Colours of spaces that are no device's come to red, green and blue."""

from __future__ import annotations

import pytest
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
)

from publish.pdf.read_functions import evaluate
from publish.pdf.read_spaces import UNKNOWN, colour, space_of


def made(value: object) -> PdfObject:
    match value:
        case PdfObject():
            return value
        case dict():
            return DictionaryObject({NameObject(f"/{key}"): made(item) for key, item in value.items()})
        case list():
            return ArrayObject([made(item) for item in value])
        case bytes():
            return ByteStringObject(value)
        case str():
            return NameObject(f"/{value}")
        case _:
            return FloatObject(value)


def stream(data: bytes, **entries: object) -> DecodedStreamObject:
    given = DecodedStreamObject()
    given.set_data(data)
    given.update({NameObject(f"/{key}"): made(value) for key, value in entries.items()})
    return given


LINEAR = {"FunctionType": 2, "Domain": [0, 1], "C0": [1], "C1": [0], "N": 1}


def calculated(program: bytes, inputs: int = 1, outputs: int = 1) -> DecodedStreamObject:
    return stream(program, FunctionType=4, Domain=[0, 9] * inputs, Range=[-99, 99] * outputs)


@pytest.mark.parametrize(
    ("function", "values", "result"),
    [
        (made(LINEAR), [0.25], [0.75]),
        (made([LINEAR, LINEAR]), [0.25], [0.75, 0.75]),
        (stream(b"\x00\xff", FunctionType=0, Domain=[0, 1], Range=[0, 1], Size=[2], BitsPerSample=8), [0.5], [0.5]),
        (
            stream(b"\x0f\x0f", FunctionType=0, Domain=[0, 1, 0, 1], Range=[0, 1], Size=[2, 2], BitsPerSample=4),
            [1, 0.5],
            [1],
        ),
        (
            made(
                {
                    "FunctionType": 3,
                    "Domain": [0, 1],
                    "Functions": [LINEAR, LINEAR],
                    "Bounds": [0.5],
                    "Encode": [0, 1, 1, 0],
                }
            ),
            [0.75],
            [0.5],
        ),
        (calculated(b"{ 2 mul 1 add }"), [3], [7]),
        (calculated(b"{ dup 2 gt { pop 5 } { 1 exch sub } ifelse }"), [3], [5]),
        (calculated(b"{ 1 2 3 3 1 roll 4 -2 roll pop pop pop }"), [4], [1]),
        (calculated(b"{exch pop 90 sin add}", inputs=2), [4, 1], [2]),
    ],
)
def test_a_function_is_computed(function: PdfObject, values: list[float], result: list[float]) -> None:
    assert evaluate(function, values) == pytest.approx(result)


@pytest.mark.parametrize("program", [b"{ pop pop }", b"{ 0 div }", b"{ what }", b"{ 9 copy }"])
def test_a_function_that_cannot_be_computed(program: bytes) -> None:
    with pytest.raises(ValueError, match="cannot"):
        evaluate(calculated(program), [1])


WHITE_INK = {**LINEAR, "C0": [0, 0, 0, 0], "C1": [0, 0, 0, 0]}


@pytest.mark.parametrize(
    ("space", "values", "result"),
    [
        (["Separation", "Spot", "DeviceCMYK", WHITE_INK], [1], (1, 1, 1)),
        (["Separation", "Black", "DeviceGray", LINEAR], [1], (0, 0, 0)),
        (["DeviceN", ["A", "B"], "DeviceGray", calculated(b"{pop pop 1}", inputs=2)], [1, 1], (1, 1, 1)),
        (["Separation", "Spot", "DeviceGray", calculated(b"{what}")], [1], None),
        (["Separation", "Spot", "DeviceGray", calculated(b"{what}")], [0], (1, 1, 1)),
        (["Separation", "None", "DeviceGray", LINEAR], [1], (1, 1, 1)),
        (["Lab", {"WhitePoint": [0.95, 1, 1.09]}], [100, 0, 0], (1, 1, 1)),
        (["Lab", {"WhitePoint": [0.95, 1, 1.09]}], [0, 0, 0], (0, 0, 0)),
        (["Indexed", "DeviceRGB", 1, b"\x00\x00\x00\xff\xff\xff"], [1], (1, 1, 1)),
        (["Indexed", "DeviceRGB", 1, b"\x00\x00\x00\xff\xff\xff"], [0], (0, 0, 0)),
        (["ICCBased", {"N": 3}], [1, 0, 0], (1, 0, 0)),
        (["CalGray", {"WhitePoint": [1, 1, 1]}], [0.5], (0.5, 0.5, 0.5)),
        ("DeviceRGB", [1, 0], None),
    ],
)
def test_a_colour_is_computed(space: object, values: list[float], result: tuple[float, ...] | None) -> None:
    found = colour(space_of(made(space)), values)
    assert found == (result if result is None else pytest.approx(result, abs=0.01))


@pytest.mark.parametrize("space", [["Separation", "Spot"], ["Indexed"], "Nowhere", [], ["ICCBased", {"N": 9}]])
def test_a_broken_space_is_unknown(space: object) -> None:
    assert colour(space_of(made(space)), [0.0]) is None
    assert UNKNOWN.initial is None
