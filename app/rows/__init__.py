"""The row kinds, one file each: its names, its paper and how its content is laid out. Discovered, not listed.

May import `app.model` and `app.ink`; must not know of the whole sheet, of printers, of Qt or of files.
"""
