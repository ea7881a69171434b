"""One publication, from its folder to its output folder: loaded, built or checked, reported, put in place.

What `publish build` does for one publication and `publish batch` for many, apart from what a terminal is told.
"""

from publish.delivery.deliver import deliver, write_report
from publish.delivery.run import Run, early_report, run

__all__ = ["Run", "deliver", "early_report", "run", "write_report"]
