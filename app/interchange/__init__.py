"""Tables of other programs in and out: CSV, TSV and HTML tables, and what they mean as a map.

May import the model, the row kinds and what lies below; plain functions from text to values and back.
Must not know Qt, files on disk, windows or the clipboard.
"""
