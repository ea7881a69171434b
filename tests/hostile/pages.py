"""Web pages that want to fetch, to frame, or never to end."""

from __future__ import annotations

from tests.hostile.model import EITHER, Case, refused

_WORDS = "<p>The members agree on the following rules for the coming year.</p>"

_FETCHING = {
    "image": "<img src='@HTTP@'><img srcset='@HTTP@ 2x'><img src='file://@FILE@'>",
    "picture": "<picture><source srcset='@HTTP@'><img src='@HTTP@'></picture>",
    "frame": "<iframe src='@HTTP@'></iframe><frame src='file://@FILE@'>",
    "frame with a page in it": "<iframe srcdoc=\"<img src='@HTTP@'>\"></iframe>",
    "object": "<object data='file://@FILE@'></object><embed src='@HTTP@'><applet code='@HTTP@'></applet>",
    "style sheet": "<link rel=stylesheet href='@HTTP@'><style>@import '@HTTP@'; p{background:url(@HTTP@)}</style>",
    "style attribute": "<p style=\"background:url('@HTTP@'); content:url(file://@FILE@)\">words of a plan</p>",
    "font": "<style>@font-face{font-family:x;src:url(@HTTP@)} p{font-family:x}</style>",
    "attachment": "<link rel=attachment href='file://@FILE@'><a rel=attachment href='file://@FILE@'>words</a>",
    "base": "<base href='@HTTP@/'><img src='a.png'>",
    "refresh": "<meta http-equiv=refresh content='0;url=@HTTP@'>",
    "script": "<script src='@HTTP@'></script><script>fetch('@HTTP@')</script>",
    "vector image": "<svg><image href='@HTTP@'/><use href='file://@FILE@#a'/><script href='@HTTP@'/></svg>",
    "foreign content": "<svg><foreignObject><img src='@HTTP@'></foreignObject></svg>",
    "math": "<math><mtext><img src='@HTTP@'></mtext></math>",
    "sound": "<video poster='@HTTP@' src='@HTTP@'></video><audio src='@HTTP@'></audio><track src='@HTTP@'>",
    "form": "<form action='@HTTP@'><input type=image src='@HTTP@'><button formaction='@HTTP@'>go on</button></form>",
    "background": "<table background='@HTTP@'><tr><td background='@HTTP@'>words</td></tr></table>",
    "addresses": "<a href='javascript:alert(1)'>a</a> <a href='file://@FILE@'>b</a> <a ping='@HTTP@' href='x'>c</a>",
    "entity": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file://@FILE@'>]><p>&x; words</p>",
    "XML style sheet": "<?xml-stylesheet href='@HTTP@'?><p>words</p>",
    "include": "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='@FILE@'/><!--#include file='@FILE@'-->",
    "manifest": "<html manifest='@HTTP@'><p>words</p>",
    "events": "<p onclick=\"fetch('@HTTP@')\" onload='x'>words</p>",
    "template": "<template><img src='@HTTP@'></template><noscript><img src='@HTTP@'></noscript>",
    "data": "<img src='data:text/html,<script src=@HTTP@>'><img src='data:image/svg+xml,%3Csvg onload=x%3E'>",
    "a drawing in data": "<img alt=x src='data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQvPjwvc3ZnPg=='>",
    "a frame in data": "<iframe src='data:text/html;base64,PGltZyBzcmM9eD4='></iframe><object data='data:,x'></object>",
    "a file beside": "<img alt=x src='../../../../@FILE@'><img alt=x src='%2e%2e/%2e%2e/@FILE@'><img alt=x src='@FILE@'>",
    "a blob": "<img alt=x src='blob:@HTTP@'><img alt=x src='filesystem:@HTTP@'><img alt=x src='\\\\127.0.0.1\\a.png'>",
    "portal": "<portal src='@HTTP@'></portal><link rel=prefetch href='@HTTP@'><link rel=import href='@HTTP@'>",
}

_ODD = {
    "tag that never ends": "<p>words <a href='" + "x" * 1000,
    "comment that never ends": "<!-- words",
    "raw text that never ends": "<textarea><p>words",
    "plain text": "<plaintext><p>words",
    "zero references": "<p>words &#0; &#xD800; &#x110000; &#99999999; &nosuch; &#x;</p>",
    "lists with wild numbers": "<ol start=99999999999999999999><li value=-99999999999>a</li><li value=x>b</li></ol>",
    "wild spans": "<table><tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
    "spans below nought": "<table><tr><td colspan=-1 rowspan=0>a</td><td>b</td></tr><tr><td>c<td>d</td></tr></table>",
    "crossed tags": "<b><i>words</b></i><p><table><p>a</table></p></td></tr>",
    "languages that are none": f"<p lang='{'x' * 5000}'>words</p><p lang='\"><script>'>more</p><p lang=''>end</p>",
    "direction": "<bdo dir=rtl>words</bdo><p dir='\"'>words</p><bdi>x</bdi>",
    "hidden": "<p hidden>a</p><p style='display:none'>b</p><p aria-hidden=true>c</p><p>words</p>",
    "upper case": "<SCRIPT>x</SCRIPT><STYLE>@import '@HTTP@'</STYLE><P>words",
    "declared code page": "<meta charset='utf-7'><p>+ADw-script+AD4- words</p>",
    "unknown code page": "<meta charset='nosuch'><p>words</p>",
    "ids": "<p id='x' id='y' class='\"><script>'>words</p><a name='</style>'>x</a>",
}

_LONG = {
    "open elements": "<div>" * 50_000 + "a",
    "open inline elements": "<b><i><span>" * 10_000 + "a",
    "open tables": "<table><tr><td>" * 5_000 + "a",
    "open lists": "<ul><li>" * 5_000 + "a",
    "open quotations": "<blockquote>" * 5_000 + "a",
    "closing tags": "</div>" * 50_000 + "a",
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(20_000)) + ">a</p>",
    "one attribute": f"<p title='{'x' * 500_000}'>a</p>",
    "tag name": f"<{'x' * 200_000}>a",
    "smaller signs": "<" * 100_000,
    "ampersands": "&" * 100_000,
    "references": "&amp;" * 50_000,
    "comments": "<!--" * 30_000,
    "comments in a row": "<!-- a -->" * 20_000 + "a",
    "empty paragraphs": "<p></p>" * 30_000 + "a",
    "line breaks": "a<br>" * 20_000,
    "table of many cells": "<table>" + "<tr>" + "<td>a" * 500 + "</tr>" * 1 + "<tr>" + "<td>b" * 500 + "</table>",
    "spaces in tags": "<p" + " " * 200_000 + ">a</p>",
    "quotes in tags": "<p a='" * 20_000,
    "headings": "<h1>a</h1>" * 5_000,
    "raw texts": "<script>" * 20_000,
    "pictures in data": "<img alt=x src='data:image/png;base64,iVBORw0KGgo='>" * 5_000,
    "a picture in data without end": "<img alt=x src='data:image/png;base64,iVBORw0KGgo" + "A" * 4_000_000 + "'>",
    "a picture in data that is none": "<img alt=x src='data:image/png;base64," + "=" * 500_000 + "'>",
    "data in data": "<img alt=x src='" + "data:image/svg+xml," * 20_000 + "'>",
    "pictures in data, in code": "<img alt=x src='data:image/png," + "%89PNG%0d%0a%1a%0a" * 40_000 + "'>",
    "footnotes": "<sup><a href='#a'>1</a></sup>" * 5_000,
}


def _page(kind: str, bodies: dict[str, str], ends: frozenset[str]) -> list[Case]:
    return [
        Case(f"{kind}: {name}", "a.html", f"<!doctype html><title>A plan</title>{body}{_WORDS}".encode(), ends)
        for name, body in bodies.items()
    ]


CASES = (
    *_page("page", _FETCHING, refused("set", "S002", "D002", "D003", "D005")),
    *_page("odd page", _ODD, refused("set", "S002")),
)
LARGE = _page("long page", _LONG, refused(*EITHER, "S002"))
