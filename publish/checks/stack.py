"""Gate G1: every grapheme is in a font of its language's declared stack, in the style that sets it.

Passes: `Plan` in Source Serif 4. Fails: `Ꭰ` where no face of the stack maps U+13A0; a bold title in a stack
without any bold face. Looked up in the faces' cmaps, before anything is rendered.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.codepoints import count_graphemes, graphemes, is_default_ignorable, named
from publish.checks.cures import can_be_fetched, fetch_hint
from publish.checks.emoji import EMOJI_HINT, EMOJI_STYLE, is_emoji
from publish.checks.model import Anchor, Count, Finding, Gate
from publish.checks.styling import Style, printed_style, runs_of
from publish.diagnostics import Code, Diagnostic
from publish.fonts.catalogue import catalogue_family
from publish.fonts.script_runs import script_in_words, script_of
from publish.locale import language
from publish.normalize.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.model import GateResult, PrintedText
    from publish.diagnostics import Location
    from publish.fonts import FontCatalog, FontFace

GATE = Gate("G1", "every character is in a font of the declared stack", "OpenType, cmap; UAX #29")

#: Scripts of signs that all scripts share (UAX #24): each of these is told by itself.
_ANY_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
#: So many of the letters of a script are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """One grapheme where it stands: its style, and the way back to the author."""

    cluster: str
    language: str
    style: Style
    source: Anchor | Location | None

    @property
    def anchor(self) -> Anchor | None:
        return self.source if isinstance(self.source, Anchor) else None

    @property
    def location(self) -> Location | None:
        if isinstance(self.source, Anchor):
            return self.source.block.location(self.source.offset)
        return self.source


def check(
    blocks: Sequence[Block],
    printed: Sequence[PrintedText],
    catalog: FontCatalog,
    stacks: Mapping[str, tuple[str, ...]],
) -> tuple[GateResult, tuple[Finding, ...]]:
    """Check every grapheme of the texts, and of the words that the product prints, against the declared stacks.

    Args:
        blocks: The normalized texts.
        printed: Labels, names and folios that the edition adds.
        catalog: All locked faces.
        stacks: For each language tag the families as the style sheet declares them, best first; a language that
            is not there is set as the catalogue sets its script.

    Returns:
        How many graphemes were checked and failed, and what the stack lacks, at its first place: a finding for each
        sign, one for all letters of a script, one for a style that no family has.
    """
    lookup = _Lookup(catalog, stacks)
    count = Count()
    missing: list[_Place] = []
    for run in (*_of_blocks(blocks), *_of_printed(printed)):
        missing += _look_up(run, lookup, count)
    groups: dict[tuple[object, ...], list[_Place]] = {}
    for place in missing:
        groups.setdefault(lookup.key(place), []).append(place)
    return count.result(GATE.id), tuple(_finding(places, lookup) for places in groups.values())


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text in one style, and where it begins in what it stands in."""

    text: str
    language: str
    style: Style
    source: Block | Location | None
    start: int = 0


def _look_up(run: _Run, lookup: _Lookup, count: Count) -> Iterator[_Place]:
    """Count a run's graphemes by the face that has them, and yield those that none has."""
    faces = lookup.faces(run.language, run.style)
    shown = run.text.replace("\n", "")
    plain = EMOJI_STYLE not in shown
    first = lookup.families(run.language, run.style)[:1]
    if plain and faces and (faces[0].family,) == first and faces[0].characters.issuperset(map(ord, set(shown))):
        count.add(count_graphemes(shown), language=run.language, face=faces[0])
        return
    for offset, cluster in graphemes(run.text):
        if cluster == "\n":
            continue
        source = Anchor(run.source, run.start + offset) if isinstance(run.source, Block) else run.source
        place = _Place(cluster, run.language, run.style, source)
        face = lookup.face(place)
        count.add(1, int(face is None), language=run.language, face=face, style=str(run.style))
        if face is None:
            yield place


class _Lookup:
    """Answers, once for each, whether a language's stack has a grapheme in a style."""

    def __init__(self, catalog: FontCatalog, stacks: Mapping[str, tuple[str, ...]]) -> None:
        self.catalog = catalog
        self.stacks = stacks
        self._known: dict[tuple[str, str, Style, str], FontFace | None] = {}
        self._faces: dict[tuple[str, Style, str], list[FontFace]] = {}

    def face(self, place: _Place) -> FontFace | None:
        """Return the first face of the stack that has a grapheme; None where none has."""
        key = (place.language, place.cluster, place.style, place.style.role)
        if key not in self._known:
            faces = self.faces(place.language, place.style)
            found = next((face for face in faces if _covers(face, place.cluster)), None)
            if EMOJI_STYLE in place.cluster:
                found = None  # no text font draws a picture
            self._known[key] = found if self.in_other_style(place) is None else None
        return self._known[key]

    def in_other_style(self, place: _Place) -> FontFace | None:
        """Find the face that would be drawn in place of a style that its family lacks (CSS Fonts 4, 5.2).

        A family that has the characters in any style comes before those behind it that have them in the right one.
        """
        for family in self.families(place.language, place.style):
            exact = self.catalog.face(family, place.style.weight, place.style.slant)
            if exact is not None and _covers(exact, place.cluster):
                return None
            others = () if exact else (face for face in self.catalog.faces if face.family == family)
            found = next((face for face in others if _covers(face, place.cluster)), None)
            if found is not None:
                return found
        return None

    def key(self, place: _Place) -> tuple[object, ...]:
        """Tell what is reported once: a sign, the letters of a script, a style that the stack or a family lacks."""
        if not self.faces(place.language, place.style):
            return place.language, place.style
        other = self.in_other_style(place)
        if other is not None:
            return place.language, place.style, other.family
        written = script_of(place.cluster[0])
        if written in _ANY_SCRIPT or is_emoji(place.cluster):
            return place.language, place.cluster
        return place.language, written, any(_covers(face, place.cluster) for face in self.catalog.faces)

    def families(self, tag: str, style: Style) -> tuple[str, ...]:
        known = language(tag)
        return style.ordered(tag, self.stacks.get(tag) or (self.catalog.stack(known.script) if known else ()))

    def faces(self, tag: str, style: Style) -> list[FontFace]:
        key = (tag, style, style.role)
        if key not in self._faces:
            found = (self.catalog.face(family, style.weight, style.slant) for family in self.families(tag, style))
            self._faces[key] = [face for face in found if face is not None]
        return self._faces[key]


def _covers(face: FontFace, cluster: str) -> bool:
    """Tell whether one face can show a cluster, as it stands or as HarfBuzz composes or decomposes it."""
    spellings = (cluster, unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFD", cluster))
    return any(all(ord(c) in face.characters or is_default_ignorable(c) for c in spelling) for spelling in spellings)


def _of_blocks(blocks: Sequence[Block]) -> Iterator[_Run]:
    for block in blocks:
        for start, end, tag, style in runs_of(block):
            yield _Run(block.text[start:end], tag, style, block, start)


def _of_printed(printed: Sequence[PrintedText]) -> Iterator[_Run]:
    for text in printed:
        yield _Run(text.text, text.language, printed_style(text), text.block or text.location)


def _finding(places: Sequence[_Place], lookup: _Lookup) -> Finding:
    """Tell of places that lack the same, at the first of them."""
    place, count = places[0], len(places)
    families, faces = lookup.families(place.language, place.style), lookup.faces(place.language, place.style)
    known = language(place.language)
    name = known.endonym if known else place.language
    stack = ", ".join(families) if families else "no family is declared"
    times = f" It stands {count} times in the text, here first." if count > 1 else ""
    other = lookup.in_other_style(place)
    clusters = tuple(dict.fromkeys(one.cluster for one in places))
    styles = " and ".join(dict.fromkeys(str(one.style) for one in places))
    if not faces:
        message = f"No family for {name} has a {place.style} face, which {count} characters need; the stack: {stack}."
    elif other is not None:
        message = (
            f"{other.family} has no {place.style}, so that {count} characters for {name} would silently be drawn in "
            f"{other.label}, here “{place.cluster}”."
        )
    elif len(clusters) > 1:
        written = script_in_words(script_of(place.cluster[0]))
        message = (
            f"No font for {name} has {len(clusters)} letters of the script {written} "
            f"in {styles}: {_listed(clusters)}; the stack: {stack}. They stand {count} times in the text, here first."
        )
    else:
        message = (
            f"No font for {name} has “{place.cluster}” ({named(_lacking(place, faces))}) in {styles}; "
            f"the stack: {stack}.{times}"
        )
    diagnostic = Diagnostic(Code.G001, message, place.location, _hints(places, clusters, lookup))
    font = faces[0].label if faces else None
    text = "".join(clusters) if faces and other is None else place.cluster
    return Finding(GATE.id, diagnostic, text, place.language, font, place.anchor)


def _lacking(place: _Place, faces: Sequence[FontFace]) -> str:
    """Return the characters of a cluster that no face has; all of it where only together they are lacking."""
    if is_emoji(place.cluster):
        return place.cluster
    lacking = "".join(c for c in place.cluster if not any(ord(c) in face.characters for face in faces))
    return "".join(c for c in lacking if not is_default_ignorable(c)) or place.cluster


def _listed(clusters: Sequence[str]) -> str:
    shown = [f"“{cluster}” ({named(cluster)})" for cluster in clusters[:_NAMED]]
    more = "".join(clusters[_NAMED:])
    return ", ".join(shown) + (f" and “{more}”" if more else "")


def _hints(places: Sequence[_Place], clusters: Sequence[str], lookup: _Lookup) -> str:
    """Say what cures each of the styles in which places lack the same; once, where it is one thing."""
    firsts = {one.style: one for one in reversed(places)}
    hints = {style: _hint(firsts[style], clusters, lookup) for style in dict.fromkeys(one.style for one in places)}
    if len(set(hints.values())) == 1:
        return next(iter(hints.values()))
    return " ".join(f"For {style}: {hint}" for style, hint in hints.items())


def _hint(place: _Place, clusters: Sequence[str], lookup: _Lookup) -> str:
    """Name the locked faces that have the characters, those of the same style first, else the kind of font to add."""
    if EMOJI_STYLE in place.cluster:
        return EMOJI_HINT
    having = [face for face in lookup.catalog.faces if all(_covers(face, cluster) for cluster in clusters)]
    same = [face for face in having if (face.weight, face.style) == (place.style.weight, place.style.slant)]
    other = lookup.in_other_style(place)
    if other is not None:
        return _hint_for_style(place, [other], others=_of_the_script(place, same, lookup))
    if same:
        families = " or ".join(_of_the_script(place, same, lookup))
        return f"{families} has it in {place.style}: add that family to the stack of this script."
    if having:
        return _hint_for_style(place, having)
    if is_emoji(place.cluster) and not can_be_fetched(place.cluster):
        return EMOJI_HINT
    return fetch_hint("".join(clusters), place.style)


def _of_the_script(place: _Place, faces: Sequence[FontFace], lookup: _Lookup) -> list[str]:
    """Name the families of faces, those alone that set the language's script, where any does."""
    families = list(dict.fromkeys(face.family for face in faces))
    known = language(place.language)
    own = lookup.catalog.stack(known.script) if known else ()
    return [family for family in families if family in own] or families


def _hint_for_style(place: _Place, having: Sequence[FontFace], others: Sequence[str] = ()) -> str:
    """Say what brings the style that the faces with a character lack: the catalogue, another emphasis, an own font.

    `others` are families that have it.
    """
    style = place.style
    for family in dict.fromkeys(face.family for face in having):
        known = catalogue_family(family)
        if known and any((face.weight, face.style) == (style.weight, style.slant) for face in known.faces):
            return f'The catalogue has {family} in {style}: `publish fonts fetch "{family}"` brings it.'
    if others:
        house = having[0].family
        out = f"or take {house} out, so that {' or '.join(others)} sets the text"
        return f"Add the file of {house} in {style}: `publish fonts add FILE`; {out}."
    labels = ", ".join(face.label for face in having)
    own = f"or add a font that has it in {style}: `publish fonts add FILE`."
    if style.slant == "italic":
        return f"It is in {labels} only: take the emphasis out, or make it strong, {own}"
    return f"It is in {labels} only: change the character, {own}"
