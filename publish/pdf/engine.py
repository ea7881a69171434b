"""The layout engine, behind the fence: sections are laid out side by side in processes of its own."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.fence import Fence, FenceError, Limits, Trouble, open_fence
from publish.geometry import Size
from publish.pdf.libraries import CANNOT_LOAD, engine_environment
from publish.pdf.model import PageSetting, Rendition, SettingFinding, TextBox, VisibleFace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publish.edition import Section

#: No font directory at all: what is not declared by @font-face does not exist (GLYPHS.md G9).
_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}/none</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""

#: A section that is not laid out within so many seconds never will be: the slowest honest one takes a tenth.
DEADLINE = 300.0

#: The engine's module is never imported here: the engine only exists behind the fence.
_MODULE = "publish.pdf.worker"


class EngineError(Exception):
    """The engine could not lay a section out: which one, and what the engine said."""

    def __init__(self, section: str, reason: str) -> None:
        super().__init__(f"section {section}: {reason}")
        self.section = section
        self.reason = reason

    @property
    def cannot_start(self) -> bool:
        """Whether the engine lacks system libraries, so that no section could be laid out."""
        return self.reason.startswith(CANNOT_LOAD)


class Engine:
    """A crew of warm engines. Use `open_engine`; `render` may be called any number of times while it is open.

    An engine that dies is replaced, and its section is tried once more; the others never notice.
    """

    def __init__(self, fence: Fence) -> None:
        self.fence = fence

    def render(self, sections: Sequence[Section], done: Callable[[], None] | None = None) -> tuple[Rendition, ...]:
        """Lay out the sections, in parallel, and return them in the given order. Raises EngineError.

        `done` is called as each is laid out, from several threads.
        """

        def lay_out(section: Section) -> Rendition:
            rendition = self._render_one(section)
            if done:
                done()
            return rendition

        return self.fence.map(lay_out, sections)

    def _render_one(self, section: Section) -> Rendition:
        job = {"section": section.name, "html": section.html, "fonts": dict(section.fonts), "tagged": section.tagged}
        try:
            answer = self.fence.call_named(f"{_MODULE}:render", job)
        except FenceError as error:
            reason = error.said if error.said and error.trouble in _SPOKEN else str(error)
            raise EngineError(section.name, reason) from error
        return _rendition(section, answer)


#: Kinds of trouble of which the engine's own words say more than ours.
_SPOKEN = frozenset({Trouble.START, Trouble.RAISED, Trouble.DIED, Trouble.DISK})


def _rendition(section: Section, answer: Mapping[str, Any]) -> Rendition:
    return Rendition(
        section=section.name,
        language=section.language,
        pdf=answer["pdf"],
        pages=answer["pages"],
        size=Size(answer["width"], answer["height"]),
        boxes=tuple(_text_box(box) for box in answer["boxes"]),
        warnings=tuple(answer["warnings"]),
        setting=tuple(
            PageSetting(
                **{
                    **page,
                    "ratios": tuple(page["ratios"]),
                    "findings": tuple(SettingFinding(**finding) for finding in page["findings"]),
                }
            )
            for page in answer["setting"]
        ),
        faces=tuple(VisibleFace(**face) for face in answer["faces"]),
    )


def _text_box(box: dict[str, Any]) -> TextBox:
    features = tuple((tag, value) for tag, value in box["features"])
    return TextBox(
        **{
            **box,
            "box": tuple(box["box"]),
            "start": tuple(box["start"]),
            "families": tuple(box["families"]),
            "features": features,
        },
    )


@contextmanager
def open_engine(workers: int, deadline: float = DEADLINE) -> Iterator[Engine]:
    """Start `workers` engines behind a fence, and end them all when the block is left.

    `deadline` is how long one section may take, in seconds.
    """
    limits = Limits(seconds=deadline, start_seconds=120.0)
    with open_fence(workers, limits, (_MODULE,), _environment) as fence:
        yield Engine(fence)


def _environment(folder: Path) -> dict[str, str]:
    configuration = folder / "fonts.conf"
    (folder / "none").mkdir()
    configuration.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(configuration), **engine_environment(Path(sys.prefix))}
