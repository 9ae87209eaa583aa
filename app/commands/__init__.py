"""The commands of the command line, one file each: its arguments, and what it does with them.

May import everything below; PDF, SVG and data need no Qt, so Qt and reportlab are imported where they are used.
Must not know of `app.bootstrap` or of each other.
"""
