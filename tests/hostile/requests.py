"""Requests to the preview that no browser of ours sends; `@HOST@` and `@SECRET@` stand for what the address bar has."""

from __future__ import annotations


def _get(path: str = "/@SECRET@/state", headers: str = "Host: @HOST@\r\n", line: str = "") -> bytes:
    return (line or f"GET {path} HTTP/1.1\r\n").encode("latin-1") + headers.encode("latin-1") + b"\r\n"


#: What must be refused: nothing of the publication is in the answer.
REFUSED: dict[str, bytes] = {
    "another host": _get(headers="Host: evil.example\r\n"),
    "no host": _get(headers=""),
    "two hosts": _get(headers="Host: evil.example\r\nHost: @HOST@\r\n"),
    "a host of controls": _get(headers="Host: @HOST@\x00.evil\r\n"),
    "a host in a user": _get(headers="Host: @HOST@@evil.example\r\n"),
    "a host with a path": _get(headers="Host: @HOST@/\r\n"),
    "a host of another form": _get(headers="Host: 2130706433\r\n"),
    "a host for all": _get(headers="Host: 0.0.0.0\r\n"),
    "a host in the second version": _get(headers="X-Forwarded-Host: @HOST@\r\nHost: evil.example\r\n"),
    "a folded host": _get(headers="Host: evil.example\r\n @HOST@\r\n"),
    "an address of another host": _get("http://evil.example/@SECRET@/state", "Host: evil.example\r\n"),
    "another site": _get(headers="Host: @HOST@\r\nSec-Fetch-Site: cross-site\r\n"),
    "another site, said twice": _get(headers="Host: @HOST@\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Site: none\r\n"),
    "no secret": _get("/state"),
    "an empty secret": _get("//state"),
    "half a secret": _get("/@SECRET@"[:6] + "/state"),
    "a secret in a query": _get("/x/state?@SECRET@"),
    "a secret in letters of code": _get("/%40SECRET/state"),
    "a way up": _get("/@SECRET@/../../../../etc/passwd"),
    "a way up in code": _get("/@SECRET@/%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
    "a way up in code of code": _get("/@SECRET@/%252e%252e%252fetc%252fpasswd"),
    "a way up in long code": _get("/@SECRET@/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd"),
    "a way up by backslashes": _get("/@SECRET@/..\\..\\..\\etc\\passwd"),
    "a whole path": _get("/@SECRET@//etc/passwd"),
    "a path of a scheme": _get("/@SECRET@/file:///etc/passwd"),
    "a zero": _get("/@SECRET@/state%00.png"),
    "a canary": _get("/@SECRET@/pdf/@FILE@"),
    "a canary by a way up": _get("/@SECRET@/pdf/../../../@FILE@"),
    "a picture that climbs": _get("/@SECRET@/picture/../../../@FILE@/1.png"),
    "a page below nought": _get("/@SECRET@/picture/0/-1.png"),
    "a page in other digits": _get("/@SECRET@/picture/0/%D9%A1.png"),
    "a page without end": _get("/@SECRET@/picture/0/" + "9" * 5_000 + ".png"),
    "an address without end": _get("/@SECRET@/" + "a" * 200_000),
    "a star": _get(line="GET * HTTP/1.1\r\n"),
    "no path": _get(line="GET HTTP/1.1\r\n"),
    "a path of brackets": _get("//[/@SECRET@/state"),
    "a path that is a host": _get("@HOST@"),
    "words": b"words words\r\n\r\n",
    "ones": b"\xff" * 5_000 + b"\r\n\r\n",
    "an early version": b"GET /@SECRET@/state\r\n",
    "a late version": _get(line="GET /@SECRET@/state HTTP/9.9\r\n"),
    "a version that is none": _get(line="GET /@SECRET@/state HTTP/1.1x\r\n"),
    "a greeting of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "a preface of the second version": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "writing": _get(line="POST /@SECRET@/state HTTP/1.1\r\n") + b"x=1",
    "putting": _get(line="PUT /@SECRET@/publication.toml HTTP/1.1\r\n", headers="Host: @HOST@\r\nContent-Length: 3\r\n")
    + b"x=1",
    "deleting": _get(line="DELETE /@SECRET@/ HTTP/1.1\r\n"),
    "tracing": _get(line="TRACE /@SECRET@/ HTTP/1.1\r\n"),
    "a tunnel": _get(line="CONNECT evil.example:443 HTTP/1.1\r\n"),
    "a question before": _get(
        line="OPTIONS /@SECRET@/state HTTP/1.1\r\n",
        headers="Host: @HOST@\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: PUT\r\n",
    ),
    "a method of our own": _get(line="__init__ /@SECRET@/state HTTP/1.1\r\n"),
    "a header without end": _get(headers="Host: @HOST@\r\nX: " + "a" * 100_000 + "\r\n"),
    "headers without end": _get(headers="Host: @HOST@\r\n" + "X: a\r\n" * 500),
    "a header that is none": _get(headers=": evil\r\nHost @HOST@\r\n"),
}

#: What is answered as if it were sound, and does nothing besides.
ODD: dict[str, bytes] = {
    "a body where none belongs": _get(headers="Host: @HOST@\r\nContent-Length: 99999999999\r\n"),
    "a body below nought": _get(headers="Host: @HOST@\r\nContent-Length: -1\r\n"),
    "a body in parts": _get(headers="Host: @HOST@\r\nTransfer-Encoding: chunked\r\n") + b"ffffffffffffffff\r\n",
    "an upgrade": _get(headers="Host: @HOST@\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n"),
    "a range": _get(headers="Host: @HOST@\r\nRange: bytes=0-,-1," + "1-2," * 1_000 + "\r\n"),
    "a cookie": _get(headers="Host: @HOST@\r\nCookie: a=" + "b" * 5_000 + "\r\n"),
    "a wish to go on": _get(headers="Host: @HOST@\r\nExpect: 100-continue\r\n"),
    "requests in a row": _get() * 50,
    "a line end before": b"\r\n" + _get(),
}
