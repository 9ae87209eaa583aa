"""Bytes on disk: how a project becomes a file and a file a project, and how files are written whole or not at all.

May import `app.model`, `app.constants`, `app.i18n` and `app.paths`, and later `app.layout`.
Must not know of Qt, of the open document or of other file formats.
"""
