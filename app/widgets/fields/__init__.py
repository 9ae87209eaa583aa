"""Editors of single values, made from the field tables: a line, a list, a choice, a swatch, a photo and so on.

May import `app.editing` and everything below, and of the widgets only `theming`, `icons`, `plain` and `chooser`.
Must not know which panel shows them, nor of the canvas.
"""
