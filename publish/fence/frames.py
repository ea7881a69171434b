"""Messages between the two sides of the fence: a length of eight bytes, then so many bytes."""

from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20


class BrokenFrameError(Exception):
    """The other side has gone, or says more than it may."""


def send(channel: socket.socket, data: bytes, deadline: float | None = None) -> None:
    """Send one message. Raises BrokenFrameError; TimeoutError past the `deadline` (a time of `time.monotonic`)."""
    view = memoryview(_LENGTH.pack(len(data)) + data)
    while view:
        _wait(channel, deadline)
        try:
            sent = channel.send(view[:_CHUNK])
        except TimeoutError:
            raise
        except OSError as error:
            raise BrokenFrameError(str(error)) from error
        view = view[sent:]


def receive(channel: socket.socket, most: int, deadline: float | None = None) -> bytes:
    """Receive one message of at most so many bytes. Raises as `send` does."""
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, deadline))
    if length > most:
        message = f"a message of {length} bytes, where {most} are the most"
        raise BrokenFrameError(message)
    return _exactly(channel, length, deadline)


def _exactly(channel: socket.socket, length: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        _wait(channel, deadline)
        try:
            part = channel.recv(min(length - len(parts), _CHUNK))
        except TimeoutError:
            raise
        except OSError as error:
            raise BrokenFrameError(str(error)) from error
        if not part:
            message = "the other side has gone"
            raise BrokenFrameError(message)
        parts += part
    return bytes(parts)


def _wait(channel: socket.socket, deadline: float | None) -> None:
    if deadline is not None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        channel.settimeout(left)
