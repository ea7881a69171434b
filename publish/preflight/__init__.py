"""Preflight: what a print shop's operator would reject is found here first, by name, with the page.

publish.pdf.inspect  PDF bytes -> DocumentFacts
checks               Subject -> Outcome, one question a file
run                  all checks over all products -> Preflight
"""

from publish.preflight.model import Outcome, Preflight, Subject, Use
from publish.preflight.run import preflight

__all__ = ["Outcome", "Preflight", "Subject", "Use", "preflight"]
