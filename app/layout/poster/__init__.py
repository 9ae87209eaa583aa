"""A map on paper: what may be wished for, and the pages that come of it: posters, their tiles, their marks.

May import `app.layout`, `app.rows`, `app.ink` and `app.model`; must not know of Qt, printers, files or windows.
"""
