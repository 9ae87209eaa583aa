"""From a map to a sheet: the display list that every printer draws.

May import `app.rows`, `app.ink` and `app.model`; must not know of zoom, selection, window themes, Qt or printers.
"""
