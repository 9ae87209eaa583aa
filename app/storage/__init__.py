"""Bytes on disk: how a project becomes a file and a file a project, and how files are written whole or not at all.

May import `app.model` and what lies below it.
Must not know of Qt, of the open document or of other file formats.
"""
