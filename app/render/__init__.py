"""Printers: each draws a `Sheet` on one surface: the screen and images (Qt), PDF (reportlab), SVG.

May import `app.layout`, `app.rows` and `app.ink`; Qt only in `painter` and `qt_*`, reportlab only in `pdf*`.
Must not measure text, choose a colour by itself, or know of windows, files on disk and edits.
"""
