"""Editors of single values, made from the field tables: a line, a list, a choice, a swatch, a photo and so on.

May import `app.editing` and everything below, and of the other widgets only what all of them share (`theming`,
`icons`, `plain`, `sizing`, `chooser`, `portrait` and the like).
Must not know which panel shows them, nor of the canvas.
"""
