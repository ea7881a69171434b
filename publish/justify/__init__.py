"""Justify: the optimum of lines and pages over measured widths, as pure functions; the engine carries the plans out.

`breakpoints` lists where a text may break, from `divisions` inside words and `binding_costs` between them; `plans`
finds the best lines for every number of lines; `paginate` chooses among those so that pages are full.
"""

from publish.justify.balance import balanced
from publish.justify.bindings import binding_costs
from publish.justify.breakpoints import OBJECT, breakpoints
from publish.justify.hyphens import divisions
from publish.justify.model import BreakKind, Breakpoint, Fit, Line, Paragraph, Plan
from publish.justify.optimum import best, plans, ragged_plans, variants
from publish.justify.paginate import Block, Course, Page, Run, follow, paginate, scarce
from publish.justify.parameters import Parameters, Rescue, parameters_for
from publish.justify.widths import end_overhang, start_overhang

__all__ = [
    "OBJECT",
    "Block",
    "BreakKind",
    "Breakpoint",
    "Course",
    "Fit",
    "Line",
    "Page",
    "Paragraph",
    "Parameters",
    "Plan",
    "Rescue",
    "Run",
    "balanced",
    "best",
    "binding_costs",
    "breakpoints",
    "divisions",
    "end_overhang",
    "follow",
    "paginate",
    "parameters_for",
    "plans",
    "ragged_plans",
    "scarce",
    "start_overhang",
    "variants",
]
