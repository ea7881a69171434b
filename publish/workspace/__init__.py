"""The workspace: BuildResult -> build/, all or nothing. `reserve` an output folder, then `publish` a set into it.

A single file, as a command that makes no booklet writes it, is put in place by `reserve_file` and `put_file`.
"""

from publish.provenance import Inputs
from publish.workspace.faults import refusal
from publish.workspace.single import FilePlace, put_file, reserve_file
from publish.workspace.workspace import Workspace, reserve

__all__ = ["FilePlace", "Inputs", "Workspace", "put_file", "refusal", "reserve", "reserve_file"]
