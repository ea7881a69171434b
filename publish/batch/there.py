"""What runs on a worker of a cluster: the building process that this machine has, too, one for each of its threads.

Jobs and answers pass as bytes (`publish.values`), so that the machinery between pickles nothing of ours but the name of
this function.
"""

from __future__ import annotations

import importlib
import os
import threading
from dataclasses import replace

from publish.batch.local import LocalHand
from publish.store import place
from publish.values import decode, encode

_MINE = threading.local()


def do_there(data: bytes) -> bytes:
    """Do a job here and give the answer; the store, if there is to be one, is this machine's."""
    job = decode(data, importlib.import_module)
    if job.cache:
        job = replace(job, cache=place(os.environ) or "")
    if not hasattr(_MINE, "hand"):
        _MINE.hand = LocalHand()
    return encode(_MINE.hand.answer(job))
