"""What justification may do in each script, and what each fault of a line costs: read from parameters.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rag:
    """What a ragged line may lack at most, and where its badness is 100, both in em; what a hyphen costs there."""

    most: float
    zone: float
    hyphen: float


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a paragraph may do that cannot be set otherwise: limits of its spaces, scale, tracking (in em) to widen."""

    limits: tuple[tuple[float, float], ...]
    scale: float
    tracking: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """One row of parameters.toml, which says what each field means."""

    limits: tuple[tuple[float, float], ...]
    rescue: Rescue
    variants: tuple[float, float]
    aimed: tuple[float, float]
    scale: float
    scale_share: float
    tracking: tuple[float, float]
    tracking_share: tuple[float, float]
    shortest: int
    divides: bool
    line: float
    hyphen: float
    inside: float
    hyphens_in_row: int
    pair_cost: float
    class_cost: float
    jump_cost: float
    rest_cost: float
    before_rest_cost: float
    short_cost: float
    short_letters: int
    short_ems: float
    rag: Rag
    end_overhang: Mapping[str, float]
    start_overhang: Mapping[str, float]


def parameters_for(text: str) -> Parameters | None:
    """Return the row of the script that most of a text is in; None for a script that is not justified."""
    scripts = Counter(filter(None, map(_script, text)))
    # Letters that no row knows outvote those that one does: a Thai text with a Latin name stays as it is.
    strange = sum(character.isalpha() and not _script(character) for character in text)
    script, count = min(scripts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return _table().get(script) if count > strange else None


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    code = ord(character)
    return next((name for name, ranges in _ranges() if any(low <= code <= high for low, high in ranges)), "")


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("publish.justify").joinpath("parameters.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _ranges() -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    return tuple((name, tuple((low, high) for low, high in row["ranges"])) for name, row in _rows().items())


@lru_cache(maxsize=1)
def _table() -> dict[str, Parameters]:
    return {name: _parameters(_inherited(row)) for name, row in _rows().items()}


def _inherited(row: dict[str, Any]) -> dict[str, Any]:
    return {**_inherited(_rows()[row["like"]]), **row} if "like" in row else row


def _parameters(row: dict[str, Any]) -> Parameters:
    values = {name: _frozen(value) for name, value in row.items() if name not in {"like", "ranges"}}
    return Parameters(**{**values, "rag": Rag(**row["rag"]), "rescue": _rescue(row["rescue"])})


def _rescue(row: dict[str, Any]) -> Rescue:
    return Rescue(_frozen(row["limits"]), row["scale"], row["tracking"])


def _frozen(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
