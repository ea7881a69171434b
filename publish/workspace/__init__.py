"""The workspace: BuildResult -> build/, all or nothing. `reserve` an output folder, then `publish` a set into it."""

from publish.provenance import Inputs
from publish.workspace.faults import refusal
from publish.workspace.workspace import Workspace, reserve

__all__ = ["Inputs", "Workspace", "refusal", "reserve"]
