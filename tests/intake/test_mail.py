"""Messages as they were sent, and text that was pasted in the way that mail is packed in."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from publish.diagnostics import Code
from publish.intake import decode
from publish.normalize import NormalizedText, normalize

TEXT = "Gardez la maison propre à toute heure, été comme hiver, et ne faites pas de bruit après dix heures."


def read(data: bytes) -> NormalizedText:
    source, _ = decode(data, "a.eml")
    assert source is not None
    return normalize([source], given={"a.eml": "fr"})


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Ann <a@example.org>", "b@example.org", "Règles"
    made.set_content(f"{TEXT}\n\n1. Lavez la vaisselle.\n2. Fermez la fenêtre.\n")
    return made


def test_a_message_is_its_text_and_its_headers_are_told() -> None:
    found = read(message().as_bytes())
    assert [one.text for one in found.blocks] == [TEXT, "Lavez la vaisselle.", "Fermez la fenêtre."]
    told = [one.before for one in found.repairs if one.rule == "metadata"]
    assert told[:2] == ["From: Ann <a@example.org>", "To: b@example.org"]


def test_of_several_forms_the_one_with_structure_is_read_and_attachments_are_told() -> None:
    made = message()
    made.add_alternative(f"<html><h1>Règles</h1><p>{TEXT}</p></html>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    _, problems = decode(made.as_bytes(), "a.eml")
    assert [(one.code, "x.pdf" in one.message) for one in problems] == [(Code.S009, True)]
    assert [(one.type.value, one.text) for one in read(made.as_bytes()).blocks] == [("title", "Règles"), ("para", TEXT)]


def test_text_in_quoted_printable_is_unpacked_where_that_is_certain() -> None:
    packed = (
        TEXT.replace("à", "=C3=A0").replace("é", "=C3=A9").replace("è", "=C3=A8").replace("ne faites", "ne=\n faites")
    )
    assert [one.text for one in read(packed.encode()).blocks] == [TEXT]
    assert "=C3=A0" in read(b"a = b =C3=A0 =C3=A9 and =C3=A9 x").blocks[0].text


@pytest.mark.parametrize("depth", [50, 3_000])
def test_parts_in_parts_without_end_are_no_traceback(depth: int) -> None:
    head = "From: a@b.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n"
    body = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(depth))
    source, problems = decode((head + body + "text\n").encode(), "a.eml")
    assert source is not None or problems


def test_headers_that_were_pasted_go_with_the_signature() -> None:
    text = f"Von: Ann <a@example.org>\nAn: b@example.org\nBetreff: Regeln\n\n{TEXT}\n\n-- \nAnn Smith\n"
    assert [one.text for one in read(text.encode()).blocks] == [TEXT]
    assert len(read(f"To: all members\nSubject to approval.\n\n{TEXT}".encode()).blocks) > 1
