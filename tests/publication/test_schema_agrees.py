"""What an editor's schema support marks, `publish check` reports too, at the same line and column, and the reverse."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from publish.publication.declaration import json_schema
from publish.publication.document import TomlDocument, parse
from publish.publication.faults import validate

if TYPE_CHECKING:
    from jsonschema import ValidationError

VALIDATOR = Draft202012Validator(json_schema())
GOOD = """\
[publication]
id = "plan"
languages = ["en"]
date = 2023-10-22
[sources]
files = ["a.txt"]
[booklet]
trim = "A5"
[leaflets]
pages = 4
[[allow]]
code = "P003"
language = "en"
item = "8"
reason = "It is meant so."
"""
WRONG = (
    ('id = "plan"', 'id = "my plan"'),
    ('id = "plan"', "id = 7"),
    ('id = "plan"\n', ""),
    ('languages = ["en"]', "languages = []"),
    ('languages = ["en"]', 'languages = "en"'),
    ('languages = ["en"]', 'languages = ["en", 3]'),
    ("date = 2023-10-22", 'dat = "x"'),
    ('files = ["a.txt"]', "files = [1]"),
    ('files = ["a.txt"]', "files = []"),
    ('[booklet]\ntrim = "A5"', '[booklet]\ntrimm = "A5"'),
    ('trim = "A5"', 'trim = "A9"'),
    ("[booklet]", "[buklet]"),
    ("pages = 4", "pages = 40"),
    ("pages = 4", 'pages = "4"'),
    ("pages = 4", "make = 1"),
    ('code = "P003"', 'code = "three"'),
    ('reason = "It is meant so."\n', ""),
    ('reason = "It is meant so."', 'reason = "It is meant so."\nwhy = "x"'),
)


def as_json(value: Any) -> Any:  # noqa: ANN401 - any value of TOML
    """Give a value of TOML the form that schemas know: a date is a string."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def places(error: ValidationError, document: TomlDocument) -> set[tuple[int | None, int | None]]:
    """Say where an editor marks a fault of the schema: at the key that is too much, else at the value or its table."""
    error = best_match([error]) or error  # of several forms that a value may have, the one that it nearly has
    path = tuple(error.absolute_path)
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        found = [document.at_key(*path, key) for key in instance if key not in schema.get("properties", {})]
    else:
        found = [document.at_value(*path)]
    return {(one.line, one.column) for one in found}


def read(text: str) -> TomlDocument:
    document = parse(text.encode())
    assert isinstance(document, TomlDocument)
    return document


def test_what_the_schema_accepts_the_check_accepts() -> None:
    assert VALIDATOR.is_valid(as_json(tomllib.loads(GOOD)))
    assert validate(read(GOOD))[1] == ()


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_each_fault_of_the_schema_is_a_finding_at_its_place(right: str, wrong: str) -> None:
    text = GOOD.replace(right, wrong)
    assert text != GOOD
    document = read(text)
    errors = list(VALIDATOR.iter_errors(as_json(document.data)))
    assert errors
    told = {(one.location.line, one.location.column) for one in validate(document)[1] if one.location}
    for error in errors:
        assert places(error, document) <= told
