"""One honest handbook in nine languages, in all formats, themes, folds: nothing is said of it but notes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from publish.diagnostics import Severity
from publish.pipeline import build
from publish.publication import load
from tests.honest.forms import FORMS
from tests.pipeline.conftest import quiet

HANDBOOK = tomllib.loads(Path(__file__).with_name("handbook.toml").read_text(encoding="utf-8"))

#: The format of all languages, or of each in turn; theme, fold of leaflets, links, place of the other direction, press.
LOOKS = {
    "restructured": (("rst",), "institutional", "tri", "text", "inline", False),
    "plain": (("txt",), "campaign", "z", "notes", "inline", True),
    "all": (("txt", "html"), "campaign", "flat", "text", "from-back", False),
}


def write(folder: Path, look: str) -> Path:
    """Write the publication into a new folder."""
    forms, theme, fold, links, mixed, press = LOOKS[look]
    (folder / "sources").mkdir(parents=True)
    lines = ["[publication]", f'id = "{look}"', f"languages = {list(HANDBOOK)}", "date = 2024-05-02", "[sources]"]
    for index, (tag, text) in enumerate(HANDBOOK.items()):
        form = forms[index % len(forms)]
        (folder / "sources" / f"{tag}.{form}").write_text(FORMS[form](tag, text), encoding="utf-8")
        lines.append(f'{tag} = "sources/{tag}.{form}"')
    lines += [
        "[booklet]",
        f'mixed = "{mixed}"',
        "[leaflets]",
        f'fold = "{fold}"',
        "[press]",
        f"make = {str(press).lower()}",
    ]
    lines += ["[style]", f'theme = "{theme}"', f'links = "{links}"']
    (folder / "publication.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_said_of_an_honest_publication(tmp_path: Path, look: str) -> None:
    publication, problems = load(write(tmp_path / look, look))
    assert problems == ()
    assert publication is not None
    result = build(publication, progress=quiet)
    told = [
        f"{one.code} {one.language} {one.message}" for one in result.diagnostics if one.severity is not Severity.NOTE
    ]
    assert told == []
    assert result.products
