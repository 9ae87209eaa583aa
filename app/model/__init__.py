"""What a project holds: one frozen tree of personas, maps, stages, rows and cards, and the pure edits on it.

May import pydantic (only `twins.py`) and pydantic-core (only `engine.py`), but no package of ours; must not know
of Qt, of files, of text widths or of colours on a screen.
"""
