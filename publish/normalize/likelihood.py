"""The model of py3langid, asked about many texts at once.

Its table is far larger than a processor's cache, so that most of the time of a look is waiting for memory: looks for
texts side by side wait together. What comes out is what `LanguageIdentifier.rank` says of each text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The model needs no more of a text than this, in code points.
ENOUGH = 6000
#: So many texts at least are walked through side by side; the longest ones go on alone.
_ABREAST = 12
#: So many code points of texts are looked up together.
_TOGETHER = 60_000
#: So many texts are remembered.
_REMEMBERED = 4096
_known: dict[str, dict[str, float]] = {}


@dataclass(frozen=True)
class _Tables:
    """The model: an automaton over bytes (next states by row, features by state), and the weights of features."""

    moves: Any
    rows: Any
    features: Any
    weights: Any
    prior: Any
    labels: tuple[str, ...]
    aliases: tuple[tuple[int, int], ...]


def labels() -> frozenset[str]:
    """Return the labels of the languages that the model knows."""
    return frozenset(_tables().labels)


def likelihoods(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return how likely each text is in each language, by the model's labels; over all of them it sums up to 1."""
    asked = [text for text in dict.fromkeys(texts) if text not in _known]
    if len(_known) + len(asked) > _REMEMBERED:
        kept = {text: _known[text] for text in texts if text in _known}
        _known.clear()
        _known.update(kept)
    for batch in _batches(asked):
        _known.update(zip(batch, _likelihoods(list(map(_encoded, batch))), strict=True))
    return [_known[text] for text in texts]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Cut texts into batches, those of like lengths together."""
    batch: list[str] = []
    size = 0
    for text in sorted(texts, key=len):
        if batch and size + min(len(text), ENOUGH) > _TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += min(len(text), ENOUGH)
    if batch:
        yield batch


def _encoded(text: str) -> bytes:
    text = text[:ENOUGH]
    # The model knows words in small letters; a heading in capitals would be nobody's language.
    capitals = sum(map(str.isupper, text))
    if capitals and capitals * 2 > sum(map(str.isalpha, text)):
        text = text.lower()
    return unicodedata.normalize("NFC", text).encode(errors="surrogatepass")


def _likelihoods(texts: Sequence[bytes]) -> list[dict[str, float]]:
    import numpy as np  # noqa: PLC0415 - slow to import

    model = _tables()
    found, counts = np.unique(_found(texts), return_counts=True)
    owners, features = np.divmod(found, len(model.weights))
    counts = np.log1p(counts.astype(np.float32))
    # A text without features is as likely in every language.
    scores = np.zeros((len(texts), len(model.labels)), dtype=np.float32)
    ends = np.searchsorted(owners, np.arange(len(texts) + 1))
    for place, (first, end) in enumerate(pairwise(ends.tolist())):
        if first < end:
            scores[place] = counts[first:end] @ model.weights[features[first:end]] + model.prior
    lengths = np.array([len(text) or 1 for text in texts], dtype=np.float32)
    scores /= np.sqrt(lengths)[:, None]
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    for one, other in model.aliases:
        shares[:, one] += shares[:, other]
    # Of a label that stands there twice the first column speaks for both.
    names = model.labels[::-1]
    return [dict(zip(names, reversed(row), strict=True)) for row in shares.tolist()]


def _found(texts: Sequence[bytes]) -> Any:  # noqa: ANN401 - an array of numpy, which is imported late
    """Walk through texts; return each feature that is found, as the text's number times all features and its own."""
    import numpy as np  # noqa: PLC0415 - slow to import

    model = _tables()
    order = np.argsort([-len(text) for text in texts], kind="stable")
    lengths = np.array([len(texts[place]) for place in order])
    starts = np.cumsum(lengths) - lengths
    data = np.frombuffer(b"".join(texts[place] for place in order), dtype=np.uint8)
    base = order * len(model.weights)
    states = np.zeros(len(texts), dtype=np.int64)
    found = [np.zeros(0, dtype=np.int64)]
    step, active = 0, int(np.count_nonzero(lengths))
    while active >= _ABREAST:
        states = model.moves[model.rows[states[:active]] + data[starts[:active] + step]]
        features = model.features[states]
        hits = features >= 0
        found.append(features[hits] + base[:active][hits])
        step += 1
        active = int(np.searchsorted(-lengths, -step))
    found += [base[place] + _alone(int(states[place]), texts[order[place]][step:]) for place in range(active)]
    return np.concatenate(found)


def _alone(state: int, text: bytes) -> Any:  # noqa: ANN401 - an array of numpy, which is imported late
    import numpy as np  # noqa: PLC0415 - slow to import

    model = _tables()
    moves, rows, passed = memoryview(model.moves), memoryview(model.rows), []
    for byte in text:
        state = moves[rows[state] + byte]
        passed.append(state)
    features = model.features[np.array(passed, dtype=np.int64)]
    return features[features >= 0]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    """Load the model: a second of work, so only when a text asks for it."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - brings numpy along

    model: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
    labels = tuple(model.nb_classes)
    first = {label: labels.index(label) for label in labels}
    return _Tables(
        np.frombuffer(model.tk_nextmove, dtype=model.tk_nextmove.typecode),
        np.asarray(model.tk_row, dtype=np.int64) << 8,
        np.asarray(model.tk_output, dtype=np.int64),
        # Ready to be multiplied: half the numbers' width would be made whole again for every text.
        model.nb_ptc.astype(np.float32),
        model.nb_pc,
        labels,
        tuple((first[label], place) for place, label in enumerate(labels) if first[label] != place),
    )
