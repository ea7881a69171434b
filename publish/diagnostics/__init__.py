"""Diagnostics: problems as values with a stable code, a place in the author's file and a way out."""

from publish.diagnostics.codes import Code
from publish.diagnostics.model import Diagnostic, Location, PagePlace, Severity, has_errors

__all__ = ["Code", "Diagnostic", "Location", "PagePlace", "Severity", "has_errors"]
