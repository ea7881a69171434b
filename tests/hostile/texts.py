"""Plain text, reStructuredText and Markdown that want to open files, end never, or break out of their page."""

from __future__ import annotations

from tests.hostile.model import EITHER, SET, Case, refused

_LEAD = "A plan for all\n\nThe members agree on the following rules for the coming year.\n\n"


def _text(name: str, text: str | bytes, ends: frozenset[str] = SET, file: str = "a.txt") -> Case:
    return Case(f"text: {name}", file, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, ends)


def _around(kind: str, file: str, bodies: dict[str, str], ends: frozenset[str] = SET) -> list[Case]:
    return [Case(f"{kind}: {name}", file, (_LEAD + body).encode(), ends) for name, body in bodies.items()]


#: Bytes that are no text, or hardly.
BYTES = [
    _text("nothing", b"", refused("S002")),
    _text("white space", b" \n\t\r\n \x0c", refused("S002")),
    _text("a mark and nothing", b"\xef\xbb\xbf", refused("S002")),
    _text("zeros", b"\0" * 5000, refused("S003")),
    _text("a zero in a text", b"A plan\0 for all", refused("S003")),
    _text("half a UTF-16 unit", b"\xff\xfeA\0 \0p\0l\0a", refused("S003")),
    _text("lone surrogates in UTF-16", b"\xff\xfe" + b"\x00\xd8" * 40, refused("S003")),
    _text("surrogates in UTF-8", b"A plan \xed\xa0\x80\xed\xb0\x80 for all of us", refused("S003", "set")),
    _text("overlong UTF-8", b"A plan \xc0\xaf\xe0\x80\xaf for all of us", refused("S003", "set")),
    _text("UTF-7", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- is a plan for all of us"),
    _text("unknown bytes", bytes(range(128, 256)) * 20, refused("S003")),
    _text("control characters", bytes(range(1, 32)) * 50, refused("S003")),
    _text("UTF-32 beyond Unicode", b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 20, refused("S003")),
    _text("an escape that shifts", b"A plan \x1b$B for all of us \x1b(B and more", refused("S003", "set")),
    _text(
        "terminal control",
        "A plan\n\n\x1b]0;title\x07\x1b[2J\x1b[31mfor all of us, and for everybody else",
        refused("set", "S003"),
    ),
    *(
        _text(f"the beginning of {what}", start + b"\0\1\2" * 50, refused("S007", "S003", "S002", "S004"))
        for what, start in {
            "a PDF": b"%PDF-1.7\n",
            "a PNG": b"\x89PNG\r\n",
            "a JPEG": b"\xff\xd8\xff\xe0",
            "a GIF": b"GIF89a",
            "gzip": b"\x1f\x8b",
            "a font": b"OTTO",
            "an old Word file": b"\xd0\xcf\x11\xe0",
            "RTF": b"{\\rtf1",
        }.items()
    ),
]

#: Texts whose length or repetition is the attack; each ends within its limits, whichever way.
LARGE = [
    _text("a word without end", "a" * 300_000, EITHER),
    _text("a line without end", "word " * 60_000, EITHER),
    _text("empty lines", "A plan\n" + "\n" * 200_000 + "for all", EITHER),
    _text("items", "1. a\n" * 20_000, EITHER),
    _text("numbers that overflow", f"{'9' * 5000}. item\n{'9' * 5000}. item\n", EITHER),
    _text("marks on one letter", "a" + "\u0301" * 50_000, EITHER),
    _text("joiners", "\u200d" * 50_000 + "a plan", EITHER),
    _text("soft hyphens", "\u00ad".join("plan" * 5_000), EITHER),
    _text("spaces of all kinds", "a\u00a0\u2003\u3000\u1680" * 10_000, EITHER),
    _text("stars", "*" * 100_000, refused(*EITHER, "S004")),
    _text("stars apart", "*a " * 20_000, EITHER),
    _text("back quotes", "`" * 100_000, EITHER),
    _text("bars", "|a " * 20_000, EITHER),
    _text("brackets", "[" * 50_000 + "]" * 50_000, EITHER),
    _text("underscores", "a_ " * 20_000, EITHER),
    _text("quotes", "\u201c" * 20_000, EITHER),
    _text("hash signs", "#" * 20_000 + " a", EITHER),
    _text("indents", "".join(" " * (at % 100) + "a\n" for at in range(5_000)), EITHER),
    _text("languages in turns", "a plan\n\nплан\n\nخطة\n\n" * 1_500, EITHER),
    _text("adornments", "a\n=\n" * 5_000, EITHER),
    _text("mojibake", "Ã©Ã¨" * 20_000, EITHER),
    _text("tabs", "a\tb\t" * 10_000, EITHER),
    _text("table rows", "| a | b |\n" * 5_000, EITHER),
]

#: Characters that turn lines about, hide, or are none.
CONTROLS = [
    _text(name, _LEAD + f"before {sign} after, and so on to the end of the line.", refused("set", "G000"))
    for name, sign in {
        "right-to-left override": "\u202e",
        "unclosed embedding": "\u202b",
        "unopened end": "\u202c",
        "unclosed isolate": "\u2067",
        "many embeddings": "\u202a" * 200,
        "line separator": "\u2028",
        "paragraph separator": "\u2029",
        "tags": "\U000e0041\U000e0042",
        "noncharacters": "\ufffe\uffff\U0001ffff",
        "private use": "\ue000\U0010fffd",
        "variation selectors": "\ufe0f\U000e0100" * 20,
        "interlinear annotation": "\ufff9a\ufffab\ufffb",
        "musical invisible": "\U0001d173",
        "a mark amid": "\ufeff",
        "replacement": "\ufffd",
        "Hangul filler": "\u3164",
        "regional indicators": "\U0001f1e6" * 50,
    }.items()
]

_DIRECTIVES = {
    "include": ".. include:: @FILE@",
    "include, literally": ".. include:: @FILE@\n   :literal:",
    "include of the system": ".. include:: /proc/self/environ",
    "standard include": ".. include:: <isonum.txt>",
    "raw": ".. raw:: html\n\n   <img src='@HTTP@'><script>1</script>",
    "raw from a file": ".. raw:: html\n   :file: @FILE@",
    "raw from an address": ".. raw:: html\n   :url: @HTTP@",
    "raw role": ".. role:: raw(raw)\n   :format: html\n\n:raw:`<iframe src='@HTTP@'></iframe>`",
    "table from a file": ".. csv-table::\n   :file: @FILE@",
    "table from an address": ".. csv-table::\n   :url: @HTTP@",
    "image": ".. image:: @HTTP@",
    "image of a file": ".. image:: file://@FILE@",
    "embedded image": ".. image:: @FILE@\n   :loading: embed",
    "figure": ".. figure:: @HTTP@\n\n   words",
    "substitution": ".. |x| image:: @HTTP@\n\nHere |x| stands.",
    "replacement without end": ".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|",
    "substitution bomb": "\n".join(f".. |x{n}| replace:: {f'|x{n + 1}| ' * 9}" for n in range(9)) + "\n\n|x0|",
    "script address": "`press <javascript:alert(1)>`_ here",
    "data address": "`press <data:text/html,<script>alert(1)</script>>`_ here",
    "file address": "`press <file://@FILE@>`_ here",
    "target": ".. _x: file://@FILE@\n\nSee x_ for more.",
    "meta refresh": ".. meta::\n   :http-equiv=refresh: 0;url=@HTTP@",
    "code": ".. code:: python\n\n   import os",
    "math": ".. math:: \\input{@FILE@}",
    "class": '.. class:: a" onload="x\n\nwords',
    "container": ".. container:: a\n\n   words",
    "default role": ".. default-role:: raw\n\n`words`",
    "date": ".. date:: %Y",
    "unicode": ".. |x| unicode:: 0xD800\n\n|x|",
    "contents": ".. contents::\n   :depth: 99",
    "title": ".. title:: <script>",
    "header": ".. header:: words",
    "footnotes in a ring": ".. [1] See [2]_\n.. [2] See [1]_\n\nHere [1]_.",
    "anonymous": "__ @HTTP@\n\nanonymous__ words",
    "settings": ":Author: x\n:Version: $Revision: 1$\n",
    "include of a part": ".. include:: @FILE@\n   :start-line: 0\n   :end-line: 1\n   :encoding: latin-1\n   :number-lines:",
    "include by a way up": ".. include:: ../../../../@FILE@",
    "include of a page": ".. include:: @HTTP@",
    "include with a parser": ".. include:: @FILE@\n   :parser: rst\n   :class: x",
    "include as code": ".. include:: @FILE@\n   :code: python",
    "include in a table": ".. list-table::\n\n   * - .. include:: @FILE@",
    "include in a substitution": ".. |x| include:: @FILE@\n\n|x|",
    "literal include": ".. literalinclude:: @FILE@",
    "image in data": ".. image:: data:image/svg+xml,%3Csvg%3E",
    "image by a way up": ".. image:: ../../../../@FILE@.png",
    "image of a link": ".. image:: a.png\n   :target: javascript:alert(1)\n   :alt: words",
    "raw in TeX": ".. raw:: latex\n\n   \\input{@FILE@}",
    "role of a role": ".. role:: a\n.. role:: b(a)\n.. role:: a(b)\n\n:a:`words`",
    "parsed literal": ".. parsed-literal::\n\n   `a <javascript:x>`_ |y| :raw:`z`",
    "line block": "\n".join(f"| {' ' * depth}words" for depth in range(60)),
    "grid table that lies": "+---+---+\n| a | b |\n+---+   +\n| c     |\n+=======+\n",
    "simple table that lies": "==  ==\na   b\n=====\nc\n==  ==\n",
    "csv table of itself": '.. csv-table::\n   :header-rows: 99\n   :widths: 0 0\n   :delim: space\n\n   "a',
    "footnotes without end": " ".join(["[#]_"] * 200) + "\n\n" + ".. [#] words\n" * 200,
    "stylesheet": ".. stylesheet:: @FILE@",
}
RST = [
    *_around("reST in text", "a.txt", _DIRECTIVES, EITHER),
    *_around("reST", "a.rst", _DIRECTIVES, refused(*EITHER, "D001", "D002", "D003")),
]

_BREAKOUTS = {
    "end of style": "</style><script>fetch('@HTTP@')</script>",
    "style": "<style>@import url('@HTTP@');</style>",
    "link": "<link rel=stylesheet href='@HTTP@'>",
    "attachment": "<link rel=attachment href='file://@FILE@'>",
    "image": "<img src='@HTTP@'>",
    "frame": "<iframe src='file://@FILE@'></iframe>",
    "object": "<object data='@HTTP@'></object>",
    "vector image": "<svg><image href='@HTTP@'/><use href='@HTTP@#a'/></svg>",
    "refresh": "<meta http-equiv=refresh content='0;url=@HTTP@'>",
    "base": "<base href='@HTTP@'>",
    "attribute": '" onload="x" style="background:url(\'@HTTP@\')',
    "entity": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://@FILE@'>]>&x;",
    "TeX": "\\input{@FILE@} \\write18{curl @HTTP@}",
    "YAML": "--- !!python/object/apply:os.system ['curl @HTTP@']",
    "template": "{{ ''.__class__ }} ${jndi:@HTTP@} %{@FILE@}",
    "shell": "$(cat @FILE@) `cat @FILE@`",
    "CSS content": "content: url(@HTTP@); } @import '@HTTP@';",
    "PostScript": "%!PS (@FILE@) (r) file",
}
BREAKOUT = _around("break-out", "a.txt", _BREAKOUTS)

_MARKDOWN = {
    **_BREAKOUTS,
    "image in Markdown": "![words](@HTTP@) and ![file](@FILE@)",
    "address of a script": "[press](javascript:alert(1)) [or](data:text/html,x) [here](file://@FILE@)",
    "definition": '[a]: @HTTP@ "t"\n\n![a] and [a]',
    "autolink": "<@HTTP@> <file://@FILE@>",
    "front matter": "---\ninclude: @FILE@\n---\n\nwords",
}
_LONG_MARKDOWN = {
    "quotations": ">" * 3_000 + " a",
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(800)),
    "open links": "[a](" * 5_000,
    "open images": "![" * 20_000,
    "emphasis": "*a _b " * 10_000,
    "back quotes of all lengths": " ".join("`" * n for n in range(1, 400)),
    "brackets in links": "[" * 10_000 + "a" + "](b)" * 10_000,
    "entities": "&#x41;" * 20_000,
    "wrong entities": "&#0; &#xD800; &#x110000; &#99999999999; &" + "a" * 10_000 + ";",
    "table of many columns": "|".join("a" * 2_000) + "\n" + "|".join(["-"] * 2_000) + "\n" + "|".join("b" * 2_000),
    "definitions": "".join(f"[{n}]: @HTTP@\n" for n in range(5_000)) + "words",
    "open blocks": "<div>\n" * 5_000,
    "open comment": "<!-- " * 5_000,
    "setext": "a\n" * 5_000 + "===",
    "fences": "```\n" * 5_001,
}
MARKDOWN = _around("Markdown", "a.md", _MARKDOWN, refused("set", "D002", "D003"))
LARGE += _around("Markdown", "a.md", _LONG_MARKDOWN, refused(*EITHER, "D001"))

CASES = (*BYTES, *CONTROLS, *RST, *BREAKOUT, *MARKDOWN)
