from __future__ import annotations

from typing import get_args

from publish.geometry import PAPER
from publish.publication.declaration import SCHEMA_FILE, BookletTable, LeafletsTable, json_schema, json_schema_text


def test_the_shipped_schema_is_current() -> None:
    # Mended by: publish schema > publish/publication/publication.schema.json
    assert SCHEMA_FILE.read_text("utf-8") == json_schema_text()


def test_the_schema_knows_every_key_with_a_description() -> None:
    definitions = json_schema()["$defs"]
    assert list(json_schema()["properties"]) == [
        *("publication", "sources", "booklet", "leaflets", "paper", "press", "job"),
        *("style", "allow"),
    ]
    assert list(definitions["BookletTable"]["properties"]) == [
        *("trim", "sheet", "folds", "binding"),
        *("signature", "spine", "mixed"),
    ]
    assert definitions["BookletTable"]["properties"]["trim"]["enum"] == ["A4", "A5", "A6", "Half Letter"]
    described = [
        "description" in key for definition in definitions.values() for key in definition["properties"].values()
    ]
    assert described
    assert all(described)


def test_every_page_and_sheet_that_may_be_named_has_a_size() -> None:
    for table, key in ((BookletTable, "trim"), (BookletTable, "sheet"), (LeafletsTable, "sheet")):
        assert set(get_args(table.model_fields[key].annotation)) <= set(PAPER)
