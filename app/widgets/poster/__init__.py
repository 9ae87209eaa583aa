"""Print and poster: the dialog that puts a map on paper, its preview, its presets, its files and its printer.

May import everything below the widgets; must not know how pages are made, only what may be wished for.
"""
