"""From a publication to its products: the whole way, as a list of named steps."""

from publish.pipeline.build import build, check
from publish.pipeline.model import BuildResult

__all__ = ["BuildResult", "build", "check"]
