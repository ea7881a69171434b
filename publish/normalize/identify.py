"""Which language a text is in: by its script, by letters and words of its own, else by the model (`likelihood`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.locale import script_of
from publish.normalize.likelihood import labels, likelihoods
from publish.normalize.tables import main_script, scripts_in, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: No more of a text is looked at for words, in code points.
_ENOUGH = 6000
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]\"'«»“”‘’|/।،؛؟]+")
#: Words of a signature must make up this part of all words, letters this part of all letters.
_WORDS, _LETTERS = 0.04, 0.01
_NOTHING = 1e-9
#: Between near languages: how many times likelier a word makes those that have it, up to which power, what the model
#: leaves at least of all to one that it overlooks, and the share of all from which that one counts.
_TELLS, _TELLING_MOST, _OVERLOOKED, _MAIN = 4.0, 12, 0.05, 0.5
#: Share of the language that a script belongs to, beside others that write it.
_USUAL = 0.9
#: So many words with capitals are a list of names, where they are such a part of all.
_NAMES, _NAMED = 4, 0.9
#: Part of the words that those which give a language away make up.
_GIVEN = 0.05
#: Scripts in which the model has to choose; in the others the script decides.
_HAN = frozenset({"Hani", "Bopo"})
_SHARED = frozenset({"Latn", "Cyrl", "Arab", "Deva", "Hani", "Bopo"})


def candidates(text: str, declared: Sequence[str] = ()) -> dict[str, float]:
    """Return the languages that a text may be in, as BCP 47 tags, each with its likelihood (they sum up to 1).

    Args:
        text: the text, the longer the better.
        declared: tags to choose from; empty for all that are known.

    Returns:
        An empty mapping where the text has no letters, or where none of the declared languages has its script.
    """
    return candidates_of([text], declared)[0]


def candidates_of(texts: Sequence[str], declared: Sequence[str] = ()) -> list[dict[str, float]]:
    """Return what `candidates` says of each of many texts, sooner than one by one."""
    found = [by_signs(text, declared) for text in texts]
    asked = [text for text, own in zip(texts, found, strict=True) if own is None]
    likely = iter(likelihoods(asked))
    return [
        _modelled(text, next(likely), declared) if own is None else own for text, own in zip(texts, found, strict=True)
    ]


def by_signs(text: str, declared: Sequence[str] = ()) -> dict[str, float] | None:
    """Return the languages of a text where its script, letters and words say them; None where the model must."""
    script = main_script(text)
    if script is None:
        return {}
    suited = [tag for tag in declared if _writes(tag, script, text)]
    if declared and len(suited) < 2:  # noqa: PLR2004 - nothing to choose
        return dict.fromkeys(suited, 1.0)
    signed = _signed(text, script) or _given_away(text, script)
    if signed and (signed in suited or not declared):
        return {signed: 1.0}
    return None if declared or script in _SHARED else _usual(script)


def _modelled(text: str, likely: Mapping[str, float], declared: Sequence[str]) -> dict[str, float]:
    script = main_script(text) or ""
    if declared:
        tags = [tag for tag in declared if _writes(tag, script, text)]
        prior = table("languages")["prior"]
        shares = {tag: likely.get(_label(tag), 0.0) * prior.get(tag, 1) for tag in tags}
        return _whole(_told_apart(shares, text, script)) or dict.fromkeys(tags, 1 / len(tags))
    shares = {}
    for label, (tag, prior) in _tags(script, _chinese(text) if script in _HAN else "").items():
        # What is next to nothing for the model is nothing.
        if likely[label] >= _NOTHING:
            shares[tag] = shares.get(tag, 0.0) + likely[label] * prior
    return _whole(_told_apart(shares, text, script))


@lru_cache(maxsize=64)
def _usual(script: str) -> dict[str, float]:
    """Return the language that a script belongs to; where others write it too, that is likely and not sure."""
    data = table("languages")
    own = data["script"].get(script, "und")
    others = {row["tag"] for row in data["signature"] if row["script"] == script} - {own}
    return {own: _USUAL, **dict.fromkeys(sorted(others), (1 - _USUAL) / len(others))} if others else {own: 1.0}


def are_names(text: str) -> bool:
    """Tell whether nearly all words of a text begin with capitals and go on small, as names and places do."""
    words = [word for word in _WORD.findall(text[:_ENOUGH]) if word[0].lower() != word[0].upper()]
    named = sum(word[0].isupper() and not word[1:].isupper() for word in words)
    return len(words) >= _NAMES and named >= _NAMED * len(words)


def is_shared(script: str | None) -> bool:
    """Tell whether many languages write a script, so that a text may be in some of them by turns."""
    return script in _SHARED


def _whole(shares: Mapping[str, float]) -> dict[str, float]:
    """Let shares sum up to 1; empty where there are none."""
    total = sum(shares.values())
    return {tag: share / total for tag, share in shares.items()} if total else {}


def _told_apart(shares: dict[str, float], text: str, script: str) -> dict[str, float]:
    """Weigh languages that are near to one another by words that only some of them have.

    What the model gives to all of them together is theirs; the words say whose.
    """
    for near in _near().get(script, ()):
        group = [tag for tag in near.tags if tag in shares]
        together = sum(shares[tag] for tag in group)
        if together < _NOTHING:
            continue
        found = [near.words[word] for word in _WORD.findall(text[:_ENOUGH].lower()) if word in near.words]
        if not found:
            continue
        members = near.tags if len(group) > 1 or together > _MAIN else group
        scores = {tag: sum(1 if tag in owners else -1 for owners in found) for tag in members}
        best = max(scores.values())
        weights = {
            tag: max(shares.get(tag, 0.0), together * _OVERLOOKED) * _TELLS ** max(score - best, -_TELLING_MOST)
            for tag, score in scores.items()
        }
        shares = {**shares, **{tag: together * share for tag, share in _whole(weights).items()}}
    return shares


def rivals(tag: str, script: str | None) -> tuple[str, ...]:
    """Return the languages that are so near to one that short texts do not tell them apart."""
    groups = _near().get(script or "", ())
    return tuple(other for near in groups if tag in near.tags for other in near.tags if other != tag)


@dataclass(frozen=True, slots=True)
class _Near:
    """Languages near to one another, and the words that some of them have, each with its languages."""

    tags: tuple[str, ...]
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def _near() -> dict[str, list[_Near]]:
    """Return the groups of near languages by script."""
    found: dict[str, list[_Near]] = {}
    for row in table("languages")["near"]:
        owners: dict[str, set[str]] = {}
        for tags, words in row["words"].items():
            for word in words:
                owners.setdefault(word, set()).update(tags.split())
        telling = {word: frozenset(own) for word, own in owners.items() if len(own) < len(row["tags"])}
        found.setdefault(row["script"], []).append(_Near(tuple(row["tags"]), telling))
    return found


@lru_cache(maxsize=64)
def _tags(script: str, chinese: str) -> dict[str, tuple[str, float]]:
    """Return the tag and the prior of each label of the model that may be found in a script."""
    data = table("languages")
    names: Mapping[str, str] = data["label"]
    found: dict[str, tuple[str, float]] = {}
    for label in sorted(labels() - set(data["shy"]["labels"])):
        tag = tagged(names.get(f"{label}-{script}") or names.get(label, label), script, chinese)
        if tag:
            found[label] = tag, data["prior"].get(tag, 1)
    return found


def tagged(label: str, script: str, chinese: str) -> str | None:
    """Make the tag of a language in a script: the script is named where it is not the language's usual one.

    None where the language is not written in that script as far as the model knows.
    """
    if script in _HAN:
        return {"zh": chinese, "ja": "ja"}.get(label)
    own = script_of(label)
    if own is None or own == script or (own, script) == ("Aran", "Arab"):
        return label if own or script == "Latn" else None
    return f"{label}-{script}" if script in _OTHER_SCRIPTS.get(label, ()) else None


#: Languages that are written in a second script.
_OTHER_SCRIPTS = {
    "sr": ("Latn",),
    "az": ("Cyrl", "Arab"),
    "uz": ("Cyrl", "Arab"),
    "ku": ("Arab",),
    "tg": ("Arab",),
    "tk": ("Cyrl",),
    "kk": ("Latn", "Arab"),
    "bs": ("Cyrl",),
    "mn": ("Mong",),
    "ug": ("Cyrl", "Latn"),
    "tt": ("Latn",),
}


def _chinese(text: str) -> str:
    han = table("languages")["han"]
    simplified, traditional = set(han["simplified"]), set(han["traditional"])
    balance = sum((character in simplified) - (character in traditional) for character in text[:_ENOUGH])
    return "zh-Hant" if balance < 0 else "zh-Hans"


def _writes(tag: str, script: str, text: str) -> bool:
    own = script_of(tag) or _named_script(tag)
    if own in {"Hans", "Hant"}:
        return script in {"Hani", "Bopo"} and (own == _chinese(text)[3:] or not _decisive(text))
    if own in {"Jpan", "Kore"}:
        return script in {"Jpan": {"Hani", "Hira", "Kana"}, "Kore": {"Hang", "Hani"}}[own]
    return own == script or (own == "Aran" and script == "Arab")


def _named_script(tag: str) -> str | None:
    return next((part for part in tag.split("-")[1:] if len(part) == len("Latn")), None)


def _decisive(text: str) -> bool:
    han = table("languages")["han"]
    return bool((set(han["simplified"]) | set(han["traditional"])) & set(text))


def is_modelled(tag: str) -> bool:
    """Tell whether the model knows a language in its usual script, so that its silence about it says something."""
    primary = tag.split("-", maxsplit=1)[0]
    return primary == _label(tag) and primary in labels() and script_of(tag) == script_of(primary)


def _label(tag: str) -> str:
    names: Mapping[str, str] = table("languages")["label"]
    primary = tag.split("-", maxsplit=1)[0]
    known: str = table("languages")["also"].get(primary, primary)
    return next((label.split("-")[0] for label, name in names.items() if name == tag), known)


def _signed(text: str, script: str) -> str | None:
    """Find a language that shows itself by its own letters or words."""
    letters = scripts_in(text).total() or 1
    words = _WORD.findall(text[:_ENOUGH])
    for row in table("languages")["signature"]:
        if row["script"] != script:
            continue
        own = sum(text.count(letter) for letter in row["letters"])
        known = [word for word in words if word in row["words"]]
        enough = len(known) >= _WORDS * len(words) and len(set(known)) > 1
        if (own >= max(_LETTERS * letters, 1) and own > 1) or (enough and not row["letters"]):
            tag: str = row["tag"]
            return tag
    return None


def _given_away(text: str, script: str) -> str | None:
    """Find a language that the model does not have by words that are frequent in no other one."""
    telling = _telling().get(script)
    if telling is None:
        return None
    words = _WORD.findall(text[:_ENOUGH].lower())
    hits: dict[str, list[str]] = {}
    for word in words:
        for tag in telling.get(word, ()):
            hits.setdefault(tag, []).append(word)
    best = max(hits, key=lambda tag: (len(hits[tag]), tag), default=None)
    enough = best and len(set(hits[best])) > 1 and len(hits[best]) >= _GIVEN * len(words)
    return best if enough else None


@lru_cache(maxsize=1)
def _telling() -> dict[str, dict[str, list[str]]]:
    """Return the tags of each telling word, by script."""
    found: dict[str, dict[str, list[str]]] = {}
    for script, rows in table("words").items():
        for tag, words in rows.items():
            for word in words:
                found.setdefault(script, {}).setdefault(word, []).append(tag)
    return found
