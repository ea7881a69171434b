"""The JSON that other programs read keeps its promised keys."""

from __future__ import annotations

import json

from publish.intake import SourceText
from publish.normalize import Block, BlockType, Flag, Form, Image, NormalizedText, Origin, normalize
from publish.normalize.contract import to_json


def repair(rule: str, line: int, column: int, before: str, after: str) -> dict[str, object]:
    source = {"path": "sources/a.txt", "line": line, "column": column}
    return {"rule": rule, "source": source, "before": before, "after": after}


def test_the_promised_keys() -> None:
    source = SourceText("sources/a.txt", "Title\n\n  ١. **one** and all\n  ٢. two\n")
    normalized = normalize([source], given={"sources/a.txt": "en"})
    assert json.loads(json.dumps(to_json(normalized))) == {
        "blocks": [
            {
                "lang": "en",
                "type": "title",
                "text": "Title",
                "source": {"path": "sources/a.txt", "line": 1, "column": 1},
                "level": 1,
            },
            {
                "lang": "en",
                "type": "item",
                "text": "one and all",
                "source": {"path": "sources/a.txt", "line": 3, "column": 8},
                "level": 1,
                "number": 1,
                "inlines": [{"start": 0, "end": 3, "role": "strong"}],
            },
            {
                "lang": "en",
                "type": "item",
                "text": "two",
                "source": {"path": "sources/a.txt", "line": 4, "column": 6},
                "level": 1,
                "number": 2,
            },
        ],
        "flags": [],
        "repairs": [
            repair("list-marker", 3, 3, "١.", "1."),
            repair("markup", 3, 6, "**", ""),
            repair("markup", 3, 11, "**", ""),
            repair("list-marker", 4, 3, "٢.", "2."),
        ],
    }


def test_a_flag_says_its_block_and_its_place() -> None:
    source = SourceText("a.txt", "word word")
    location = source.location((1, 6))
    flag = Flag(0, 5, "word", "duplicate-word", "", location)
    (made,) = to_json(NormalizedText((), flags=(flag,)))["flags"]
    assert list(made) == ["block", "offset", "text", "kind", "suggestion", "line", "column"]
    assert (made["line"], made["column"]) == (1, 6)


def test_a_picture_without_a_caption_is_no_block_and_moves_no_flag() -> None:
    image = Image("a.svg", "A tree")
    places = (Origin(0, 1, 1),)
    figure = Block(BlockType.PARA, "en", "", "a.md", places, form=Form.FIGURE, image=image)
    text = Block(BlockType.PARA, "en", "word word", "a.md", places)
    flag = Flag(1, 5, "word", "duplicate-word", "", text.location(5))
    made = to_json(NormalizedText((figure, text), flags=(flag,)))
    assert [block["text"] for block in made["blocks"]] == ["word word"]
    assert made["flags"][0]["block"] == 0
    assert [(one["before"], one["image"]["address"]) for one in made["pictures"]] == [(0, "a.svg")]
