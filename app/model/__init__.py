"""What a project holds: one frozen tree of personas, maps, stages, rows and cards, and the pure edits on it.

May import pydantic, `app.constants` and nothing else of ours; must not know of Qt, of files, of text widths or
of colours on a screen.
"""
