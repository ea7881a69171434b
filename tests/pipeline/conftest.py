"""A small publication in three scripts, written to a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.pipeline import build
from publish.publication import load

if TYPE_CHECKING:
    from pathlib import Path

    from publish.pipeline import BuildResult

TOML = """\
[publication]
id = "garden"
languages = ["en", "ru", "ar"]
title.en = "House rules"
date = 2024-05-01
[sources]
files = ["sources/*.txt"]
"""

SOURCES = {
    "a-en-ru.txt": """\
The members of the garden agree on the following rules for the coming year:

  1. Water is shared by all members of the garden, and nobody waters at noon.
  1. Tools are cleaned after work and go back into the shed in the evening.
  1. The first Saturday of each month is the day of common work.


Правила сада

Члены товарищества договорились о следующих правилах на будущий год:

  1. Вода принадлежит всем членам товарищества, и никто не поливает в полдень.
  1. Инструменты чистят после работы и вечером возвращают в сарай.
  1. Первая суббота каждого месяца — день общей работы.
""",
    "b-ar.txt": """\
## قواعد الحديقة

اتفق أعضاء الحديقة على القواعد التالية للعام القادم:

١. الماء ملك لجميع أعضاء الحديقة ولا يسقي أحد في الظهيرة.

٢. تنظف الأدوات بعد العمل وتعاد إلى المخزن في المساء.

٣ . السبت الأول من كل شهر هو يوم العمل المشترك.
""",
}


def write_garden(folder: Path) -> Path:
    """Write the publication into a new folder."""
    (folder / "sources").mkdir(parents=True)
    (folder / "publication.toml").write_text(TOML, encoding="utf-8")
    for name, text in SOURCES.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    return folder


def quiet(_: str) -> None:
    """Nobody waits."""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """Write the publication; tests may change it before they load it."""
    return write_garden(tmp_path / "garden")


@pytest.fixture(scope="session")
def built_garden(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Build the publication as it stands, once."""
    publication, problems = load(write_garden(tmp_path_factory.mktemp("built") / "garden"))
    assert problems == ()
    assert publication is not None
    return build(publication, progress=quiet)
