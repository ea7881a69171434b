"""The fence from both sides: what a call yields, and what hostile code inside cannot do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.fence import Fence, FenceError, Limits, Trouble, open_fence, told
from publish.intake import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = Limits(seconds=20, memory=512 << 20, file_size=1 << 20, files=64)


@pytest.fixture(scope="module")
def fence() -> Iterator[Fence]:
    with open_fence(limits=SMALL) as running:
        yield running


def inside(fence: Fence, code: str) -> None:
    """Run code behind the fence, as a document would that has found a hole in a library."""
    fence.call_named("builtins:exec", code)


def test_a_call_yields_what_the_function_yields(fence: Fence) -> None:
    data = "Plan\n\n1. Frieden\n2. Arbeit".encode("utf-16")
    assert fence.call(decode, data, "a.txt") == decode(data, "a.txt")


def test_what_goes_wrong_inside_is_told_in_words(fence: Fence) -> None:
    with pytest.raises(FenceError, match="ZeroDivisionError") as caught:
        inside(fence, "1 / 0")
    assert caught.value.trouble is Trouble.RAISED
    problem = told(caught.value, "The source a.txt")
    assert (problem.code, problem.message) == (Code.E007, "The source a.txt is more than the program can follow.")


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['/bin/true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.kill(os.getppid(), 0)",
        "import signal, os; signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0)",
        "import ctypes\nif ctypes.CDLL(None).ptrace(0, 0, 0, 0): raise PermissionError",
        "open('f', 'wb').write(bytes(2 << 20))",
        "[open('/dev/null') for _ in range(100)]",
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_what_a_document_needs_not_do_it_cannot(fence: Fence, code: str) -> None:
    if any("system calls" in gap for gap in fence.gaps):
        pytest.skip("this kernel filters no system calls")
    with pytest.raises(FenceError, match=r"PermissionError|OSError") as caught:
        inside(fence, code)
    assert caught.value.trouble is Trouble.RAISED


def test_threads_are_still_possible(fence: Fence) -> None:
    inside(fence, "import threading; t = threading.Thread(target=print); t.start(); t.join()")


def test_the_network_is_another(fence: Fence) -> None:
    fence.call(os.getcwd)
    pid = fence._workers[0]._process.pid  # noqa: SLF001 - looked at from outside, as an administrator would
    theirs, ours = (Path(f"/proc/{one}/ns/net").readlink() for one in (pid, "self"))
    assert theirs != ours or any("network" in gap for gap in fence.gaps)
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123 - one line
        assert "NoNewPrivs:\t1" in status.read()


def test_nothing_of_the_callers_world_is_seen_inside(fence: Fence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "canary")
    with open_fence() as fresh:
        for running in (fence, fresh):
            seen = set(running.call_named("builtins:eval", "list(__import__('os').environ)"))
            known = {"PATH", "LC_ALL", "TZ", "HOME", "TMPDIR", "LC_CTYPE"}
            assert seen <= {*known, "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}


def test_memory_is_limited_and_the_next_call_is_served(fence: Fence) -> None:
    with pytest.raises(FenceError, match="more memory than the 512 MB") as caught:
        inside(fence, "bytes(600 << 20)")
    assert caught.value.trouble is Trouble.MEMORY
    inside(fence, "pass")


def test_much_text_has_more_time() -> None:
    with open_fence(limits=Limits(seconds=0.5, pace=1_000)) as fence:
        inside(fence, "pass")
        inside(fence, "import time; time.sleep(1) #" + "x" * 4_000)
        with pytest.raises(FenceError, match="did not end within"):
            inside(fence, "import time; time.sleep(9)")


def test_a_call_that_waits_for_the_processor_has_its_time() -> None:
    """A fifth of a second of work, which takes a whole one by the wall."""
    slow = """
import time
begun = time.process_time()
while time.process_time() < begun + 0.2:
    end = time.process_time() + 0.02
    while time.process_time() < end: pass
    time.sleep(0.08)
"""
    with open_fence(limits=Limits(seconds=0.4)) as fence:
        inside(fence, "pass")
        inside(fence, slow)


@pytest.mark.parametrize(
    "code", ["while 1: pass", "import re; re.match('(a+)+b', 'a' * 64)", "import time; time.sleep(99)"]
)
def test_time_is_limited_and_the_next_call_is_served(code: str) -> None:
    with open_fence(limits=Limits(seconds=0.5)) as fence:
        inside(fence, "pass")
        with pytest.raises(FenceError, match="did not end within") as caught:
            inside(fence, code)
        assert caught.value.trouble is Trouble.TIME
        inside(fence, "pass")


def test_a_process_that_somebody_kills_costs_one_retry(fence: Fence) -> None:
    fence.call(os.getcwd)
    os.kill(fence._workers[0]._process.pid, signal.SIGKILL)  # noqa: SLF001 - as the system would, out of memory
    assert decode(b"text", "a")[0] == fence.call(decode, b"text", "a")[0]


def test_a_call_that_kills_its_process_is_told_once_retried(fence: Fence) -> None:
    with pytest.raises(FenceError) as caught:
        fence.call_named("os:_exit", 3)
    assert caught.value.trouble is Trouble.DIED
    inside(fence, "pass")


@pytest.mark.parametrize(
    "answer",
    [
        b"not json",
        b"[",
        b'{"pathlib:Path": ["/"]}',
        b'[null, {"subprocess:Popen": ["true"]}, 0]',
        b'[null, {"publish.fence.worker:Worker": []}, 0]',
        b'[null, {"publish.fence.crew:subprocess": []}, 0]',
        b"[" * 100_000,
    ],
)
def test_a_forged_answer_is_no_value(fence: Fence, answer: bytes) -> None:
    code = (
        "import os, socket, stat, struct\n"
        "for fd in range(3, 32):\n"
        "    try:\n"
        "        if stat.S_ISSOCK(os.fstat(fd).st_mode):\n"
        f"            os.write(fd, struct.pack('>Q', {len(answer)}) + {answer!r})\n"
        "    except OSError: pass\n"
    )
    with pytest.raises(FenceError) as caught:
        inside(fence, code)
    assert caught.value.trouble is Trouble.DIED


def test_an_answer_larger_than_allowed_is_not_taken() -> None:
    with open_fence(limits=Limits(answer=1000)) as fence, pytest.raises(FenceError):
        fence.call_named("builtins:str", "x" * 2000)


def test_a_process_that_has_grown_is_replaced() -> None:
    with open_fence(limits=Limits(grown=100_000_000)) as fence:
        before = fence.call(os.getpid)
        assert fence.call(os.getpid) == before
        inside(fence, "import sys; sys.kept = bytearray(b'x' * 200_000_000)")
        assert fence.call(os.getpid) != before


def test_calls_run_side_by_side_in_order() -> None:
    with open_fence(2) as fence:
        found = fence.map(lambda word: fence.call_named("builtins:str", word), [str(number) for number in range(9)])
    assert found == tuple(map(str, range(9)))


def test_no_process_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nothing/python")
    with open_fence() as fence, pytest.raises(FenceError) as caught:
        fence.call(os.getpid)
    problem = told(caught.value, "The work")
    assert (problem.code, problem.code.tool) == (Code.E006, True)


def test_a_killed_parent_takes_its_processes_along_and_the_next_clears_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    code = (
        "import time; from publish.fence import open_fence\n"
        "with open_fence(2) as fence:\n"
        "    import os; fence.call(os.getpid); fence.map(lambda _: fence.call(os.getpid), range(8))\n"
        "    print(*(worker._process.pid for worker in fence._workers), flush=True)\n"
        "    fence.call_named('builtins:exec', 'while True: pass')\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pids = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(pids) == 2
    assert gone(pids)
    left = list(tmp_path.iterdir())
    assert len(left) == 1
    with open_fence() as fence:
        assert not left[0].exists()
        fence.call(os.getpid)
    assert list(tmp_path.iterdir()) == []


def test_a_living_run_is_not_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "publish-fence-file").write_text("a file of somebody")
    (tmp_path / "publish-fence-link").symlink_to("/")
    with open_fence() as first:
        with open_fence() as second:
            second.call(os.getpid)
        assert first.call(os.getcwd).startswith(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["publish-fence-file", "publish-fence-link"]


def gone(pids: list[int]) -> bool:
    for _ in range(500):
        if not any(_runs(pid) for pid in pids):
            return True
        time.sleep(0.01)
    return False


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123 - one line
            return stat.read().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False


def test_an_open_socket_of_the_parent_is_not_inherited() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        os.set_inheritable(server.fileno(), True)  # noqa: FBT003 - its signature
        with open_fence() as fence:
            fence.call(os.getpid)
            held = Path(f"/proc/{fence._workers[0]._process.pid}/fd").iterdir()  # noqa: SLF001 - from outside
            links = {str(fd.readlink()) for fd in held}
        assert f"socket:[{os.fstat(server.fileno()).st_ino}]" not in links


def test_processes_that_were_replaced_leave_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    counts = []
    with open_fence(limits=SMALL) as fence:
        for _ in range(3):
            with pytest.raises(FenceError, match="last words"):
                inside(fence, "import sys, os; print('last words', file=sys.stderr, flush=True); os._exit(3)")
            counts.append(sum(1 for _ in tmp_path.rglob("*")))
    assert counts == [1, 1, 1]
    assert list(tmp_path.iterdir()) == []
