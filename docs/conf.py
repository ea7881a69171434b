"""How Sphinx builds these pages: `python3 tasks.py docs`. Reference pages are written by docs/generate.py before."""

project = "publish"
author = "the publish authors"
extensions: list[str] = []
html_theme = "furo"
html_title = "publish"
highlight_language = "none"  # examples are texts, declarations, commands
html_copy_source = False
html_show_copyright = False
nitpicky = True
exclude_patterns = ["requirements.*", "_build"]
