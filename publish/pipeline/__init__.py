"""From a publication to its products: the whole way, as a list of named steps."""

from publish.pipeline.build import BuildResult, build, check

__all__ = ["BuildResult", "build", "check"]
