"""Headers that were copied with a message: `From: …`, `Subject: …`, and its signature below `-- ` (RFC 3676, 4.3).

Changes: takes out two lines of headers or more that a source begins with, an address among them, before a blank line,
and then a signature at the end. Leaves alone: a list of names with colons, a text that begins `To: all members`.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

ID = Rule.METADATA

#: The names of headers in the languages that mail programs speak.
_HEADER = re.compile(
    r"(?i)(?:from|to|cc|bcc|subject|date|sent|reply-to|von|an|betreff|datum|gesendet|de|à|para|objet|asunto|assunto|"
    r"date d'envoi|envoyé|enviado|data|fecha|da|a|oggetto|inviato|van|aan|onderwerp|verzonden|från|till|ämne|skickat|"
    r"od|do|temat|wysłano|komu|předmět|odesláno|от|кому|копия|тема|дата|отправлено|від|кому|дата|kimden|kime|konu|tarih|"
    r"من|إلى|الموضوع|التاريخ|מאת|אל|נושא|תאריך|"
    r"发件人|收件人|主题|日期|差出人|宛先|件名|日時|보낸 사람|받는 사람|제목|날짜)"
    r"\s?[:\uff1a]\s*\S"
)
#: As headers have it: all that stands there, or between angle brackets (RFC 5322, 3.4).
_ADDRESS = re.compile(r"(?:<|[:\uff1a,]\s*)[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:>|\s*(?:,|$))")
#: So many headers there are at least; a signature has no more lines than this.
_FEWEST, _SIGNED = 2, 8


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the headers and the signature of a message.

    Returns:
        The rule by index of the line that goes.
    """
    head = list(takewhile(lambda line: _HEADER.match(line.content), lines))
    count = len(head)
    close = all(line.gap is Gap.NONE for line in head[1:]) and count < len(lines) and lines[count].gap is Gap.BLANK
    if count < _FEWEST or not close or not any(_ADDRESS.search(line.content) for line in head):
        return {}
    signature = next((place for place in range(count, len(lines)) if lines[place].content == "--"), len(lines))
    end = range(signature, len(lines)) if len(lines) - signature <= _SIGNED else range(0)
    return dict.fromkeys((*range(count), *end), ID)
