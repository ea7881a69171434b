"""Many publications: found in a tree or a list, built by warm workers or on a cluster, each apart from its neighbours.

    jobs = jobs_for(found, out=Path("made"), ...)
    for number, outcome in work_through(jobs, hands):
        ...

A `Job` is one publication, an `Outcome` what came of it; both are plain data (`publish.values`). A `Hand` does one job
at a time, and there are as many hands as jobs may run side by side. What a publication does, however badly it ends, is
its own outcome and nobody else's.
"""

from publish.batch.model import ClusterError, Hand, Job, Outcome, State
from publish.batch.run import work_through

__all__ = ["ClusterError", "Hand", "Job", "Outcome", "State", "work_through"]
