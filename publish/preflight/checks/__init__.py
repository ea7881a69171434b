"""The questions of preflight, one a file: what it protects, the norm, an example that passes and one that fails."""
