"""Encrypted PDFs that open without a password: the same file without its encryption (ISO 32000-1, 7.6)."""

from __future__ import annotations

import io

import pikepdf

from publish.pdf.read_model import PdfReadError


def decrypted(pdf: bytes) -> bytes | None:
    """Return a file without its encryption, None where it has none. Raises PdfReadError for one with a password."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            if not opened.is_encrypted:
                return None
            written = io.BytesIO()
            opened.save(written, encryption=False)
            return written.getvalue()
    except pikepdf.PasswordError as error:
        message = "it asks for a password"
        raise PdfReadError(message) from error
    except pikepdf.PdfError as error:
        message = "it is encrypted, and damaged"
        raise PdfReadError(message) from error
