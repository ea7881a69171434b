"""Commands in hints can be typed as they stand, wherever the publication lies."""

from __future__ import annotations

import pytest

from publish.cli.console import commands_for


@pytest.mark.parametrize(
    ("hint", "typed"),
    [
        (
            '`publish fonts fetch "Noto Sans Math"` brings it.',
            '`publish fonts fetch "Noto Sans Math" --into rules` brings it.',
        ),
        ("Add it: `publish fonts add FILE`.", "Add it: `publish fonts add FILE --into rules`."),
        ("See `publish fonts list`.", "See `publish fonts list rules`."),
        ("publish fonts fetch, `publish explain G001`", "publish fonts fetch, `publish explain G001`"),
    ],
)
def test_a_command_is_told_its_publication(hint: str, typed: str) -> None:
    assert commands_for(hint, "rules") == typed


def test_a_folder_with_a_space_is_quoted() -> None:
    assert commands_for("`publish fonts fetch th`", "my rules") == "`publish fonts fetch th --into 'my rules'`"
