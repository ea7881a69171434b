"""What is wrong with the form of publication.toml, told in the editor's words: keys, allowed values, kinds of value.

pydantic finds the faults, all at once; the JSON Schema says which keys and values are known at the place.
"""

from __future__ import annotations

import datetime as dt
import json
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from publish.diagnostics import Code, Diagnostic
from publish.locale import language
from publish.publication.allowable import way_out
from publish.publication.declaration import Declaration, json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from publish.publication.document import TomlDocument
    from publish.publication.locator import KeyPath

#: What a value must be, by the error type of pydantic.
_WANTED = {
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "names": "a file name in quotes or a list of them",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date without quotes",
    "dict_type": "a table",
    "model_type": "a table",
    "too_short": "a list with at least one entry",
    "string_too_short": "a text that is not empty",
    "string_too_long": "a text of at most 500 characters",
    "float_type": "a number",
    "finite_number": "a number",
}

#: The same for texts that must match a pattern, by the key.
_FORMS = {
    **dict.fromkeys(("accent", "band", "title"), "a colour of six digits, as #17406d"),
    "id": "a short name of letters a-z, digits, dots, hyphens and underscores",
    "code": "the code of a difference between translations, as P006",
    "currency": "the code of a currency, as EUR",
}

#: What stands in the file, by the type that tomllib gives it; bool before int, datetime before date.
_FOUND: tuple[tuple[type, str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (dt.datetime, "a date with a time"),
    (dt.date, "a date"),
    (dt.time, "a time"),
    (list, "a list"),
    (dict, "a table"),
)

#: How much of a value is shown in a sentence, in code points.
_LONGEST_SHOWN = 60


def validate(document: TomlDocument) -> tuple[Declaration | None, tuple[Diagnostic, ...]]:
    """Check the form of publication.toml; all faults at once, each with its place, a mistyped key once."""
    try:
        return Declaration.model_validate(document.data), ()
    except ValidationError as error:
        faults = error.errors(include_url=False)
        mistyped = {_meant(tuple(fault["loc"])) for fault in faults if fault["type"] == "extra_forbidden"}
        told = (
            fault
            for fault in faults
            if not (fault["type"] == "missing" and tuple(fault["loc"]) in mistyped)
            and not _stray_in_sources(tuple(fault["loc"]))
        )
        return None, tuple(_diagnostic(fault, document) for fault in told)


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Find the known name that is most like another; capitals do not count. None where nothing is near."""
    folded = {item.casefold(): item for item in reversed(known)}
    near = get_close_matches(name.casefold(), list(folded), n=1)
    return folded[near[0]] if near else None


def home(key: str, table: str) -> str | None:
    """Say where a key belongs that stands in a table that has it not; None where no other table has it either."""
    tables = _schema_at(())["properties"]
    if key in tables:
        line = f"[[{key}]]" if _entries(tables[key]) else f"[{key}]"
        return f"It is a table of its own: it begins with a line {line}."
    home = next((name for name in tables if name != table and key in _keys(name)), None)
    if home is None:
        return None
    line = f"[[{home}]]" if _entries(tables[home]) else f"[{home}]"
    return f"It belongs in [{home}]: move it to below the line {line}."


def _keys(table: str) -> Mapping[str, Any]:
    """Return the keys of a table, or of the entries of a list of tables."""
    found: Mapping[str, Any] = (_entries(_schema_at((table,))) or _schema_at((table,))).get("properties", {})
    return found


def _entries(schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of the tables in a list of them; None where it is anything else."""
    reference = schema.get("items", {}).get("$ref", "")
    return _schema()["$defs"][reference.rsplit("/", 1)[-1]] if reference else None


def _stray_in_sources(path: KeyPath) -> bool:
    """Tell whether a key of [sources] is one of another table: agreement says so, and its value is none of a source."""
    return path[0] == "sources" and len(path) > 1 and path[1] != "files" and is_stray(str(path[1]))


def is_stray(key: str) -> bool:
    """Tell whether a key of [sources] is no language tag but a key of another table."""
    return language(key) is None and home(key, "sources") is not None


def choice(wrong: str, allowed: Sequence[str]) -> str:
    """Say which value was probably meant and which are allowed."""
    near = nearest(wrong, allowed) if all(isinstance(name, str) for name in allowed) else None
    meant = f'Did you mean "{near}"? ' if near else ""
    return f"{meant}Allowed: {', '.join(json.dumps(name, ensure_ascii=False) for name in allowed)}."


def shown(value: object) -> str:
    """Show a value of the file in a sentence, as the editor wrote it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def named(path: KeyPath) -> str:
    """Name a key in a sentence: `title.en in [publication]`, `entry 2 of languages in [publication]`."""
    if len(path) == 1:
        return f"[{path[0]}]"
    keys = ".".join(str(part) for part in path[1:] if isinstance(part, str))
    entry = f"entry {path[-1] + 1} of " if isinstance(path[-1], int) else ""
    return f"{entry}{keys} in [{path[0]}]"


def _diagnostic(fault: ErrorDetails, document: TomlDocument) -> Diagnostic:
    path = tuple(fault["loc"])
    if fault["type"] == "extra_forbidden":
        return _unknown_key(path, document)
    if fault["type"] == "missing":
        return _missing_key(path, document)
    value = fault["input"]
    schema = _schema_at(path)
    if wrong_brackets := _brackets(path, value, document):
        return wrong_brackets
    allowed = schema.get("enum") or ([schema["const"]] if "const" in schema else None)
    if allowed and (isinstance(value, str) or isinstance(allowed[0], int)):
        message = f"{shown(value)} is not allowed for {named(path)}."
        return Diagnostic(Code.C003, message, document.at_value(*path), choice(value, allowed))
    kind = "string_type" if allowed else fault["type"]
    if kind == "list_type" and path[0] == "sources":
        kind = "names"
    wanted = _WANTED.get(kind) or _range(schema) or _FORMS.get(str(path[-1]), "one line of text")
    found = next((words for type_, words in _FOUND if isinstance(value, type_)), "something else")
    instead = shown(value) if isinstance(value, str | int | float) else "an empty list" if value == [] else found
    message = f"{_capital(named(path))} must be {wanted}, not {instead}."
    hint = choice("", allowed) if allowed else _example(path, schema)
    if isinstance(value, str) and (path[0], path[-1]) == ("allow", "code"):
        hint = way_out(value)
    return Diagnostic(Code.C003, message, document.at_value(*path), hint)


def _brackets(path: KeyPath, value: object, document: TomlDocument) -> Diagnostic | None:
    """Say how a table is begun that stands in brackets too few or too many, or where its name is given a value."""
    name = path[0]
    entries = _entries(_schema_at((name,)))
    if entries and isinstance(value, dict) and len(path) == 1:
        message = f"[{name}] must be [[{name}]]: there may be several, one for each entry."
        return Diagnostic(Code.C003, message, document.at_key(name), f"Write the line as [[{name}]].")
    if entries and len(path) <= len(("allow", 0)):
        keys = " and ".join(filter(None, (", ".join([*entries["properties"]][:-1]), [*entries["properties"]][-1])))
        message = f"{name} must be tables that begin with [[{name}]], not {shown(value)}."
        hint = f"Write a line [[{name}]] for each, at the end of the file, and below it the keys {keys}."
        return Diagnostic(Code.C003, message, document.at_value(*path), hint)
    if not entries and len(path) == 1 and isinstance(value, list) and value and isinstance(value[0], dict):
        message = f"[[{name}]] must be [{name}]: there is one such table."
        return Diagnostic(Code.C003, message, document.at_key(name), f"Write the line as [{name}], once.")
    return None


def _range(schema: Mapping[str, Any]) -> str | None:
    """Say between which numbers a value must lie; None where the schema sets no bounds."""
    if "minimum" not in schema:
        return None
    return f"a number from {schema['minimum']:,} to {schema['maximum']:,}"


def _meant(path: KeyPath) -> KeyPath | None:
    """Find the key that an unknown one was probably meant to be: that one is not missing, but mistyped."""
    near = nearest(str(path[-1]), list(_schema_at(path[:-1]).get("properties", {})))
    return (*path[:-1], near) if near else None


def _unknown_key(path: KeyPath, document: TomlDocument) -> Diagnostic:
    key = str(path[-1])
    known = list(_schema_at(path[:-1]).get("properties", {}))
    near = nearest(key, known)
    meant = f'Did you mean "{near}"?' if near else home(key, str(path[0]))
    hint = meant or f"Known here: {', '.join(known)}."
    if len(path) > 1:
        message = f'The key "{key}" is not known in [{path[0]}].'
    elif isinstance(document.data[key], dict):
        message = f"The table [{key}] is not known."
    else:
        message = f'The key "{key}" stands outside of every table.'
    return Diagnostic(Code.C002, message, document.at_key(*path), hint)


def _missing_key(path: KeyPath, document: TomlDocument) -> Diagnostic:
    what = f'The key "{path[-1]}" is missing in [{path[0]}].' if len(path) > 1 else f"The table [{path[0]}] is missing."
    return Diagnostic(Code.C004, what, document.at_key(*path), _example(path, _schema_at(path)))


def _example(path: KeyPath, schema: Mapping[str, Any]) -> str | None:
    if len(path) == 1:
        first = next(iter(schema["properties"]))
        known = _schema_at((*path, first))
        example = json.dumps((known.get("examples") or known["enum"])[0], ensure_ascii=False)
        return f"Write a line [{path[0]}] and below it keys such as {first} = {example}."
    if "examples" not in schema:
        return None
    key = ".".join(str(part) for part in path[1:] if isinstance(part, str))
    example = schema["examples"][0]
    if isinstance(example, dict):
        inner, example = next(iter(example.items()))
        key = f"{key}.{inner}"
    literal = example if schema.get("format") == "date" else json.dumps(example, ensure_ascii=False)
    return f"For example: {key} = {literal}"


@cache
def _schema() -> dict[str, Any]:
    return json_schema()


def _schema_at(path: KeyPath) -> dict[str, Any]:
    """Walk the JSON Schema down to a key; the entry of a list stands for its list, unless it is a table."""
    node = _schema()
    for part in path:
        entry = node.get("items", {}) if isinstance(part, int) else {}
        table = entry if "$ref" in entry else None
        node = table or node.get("properties", {}).get(part) or node.get("additionalProperties") or node
        if "$ref" in node:
            node = _schema()["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:] if sentence.startswith("entry") else sentence
