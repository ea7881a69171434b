"""A live preview in the browser: pages as pictures with the findings beside them, served to this machine alone.

The server is the standard library's. One reader looks at a page that changes every few seconds: an asynchronous
framework would bring six packages for it, and nothing that this needs.
"""

from publish.preview.server import Preview, open_preview
from publish.preview.stage import Artist, Stage

__all__ = ["Artist", "Preview", "Stage", "open_preview"]
