"""The open document without a window: session, undo, selection, clipboard, and the sheet that follows it.

May import PySide6.QtCore and QtGui, and everything below; must not know of widgets, menus or dialogs.
"""
