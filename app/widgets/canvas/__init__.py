"""The canvas: one surface that paints a sheet, and the gestures and keys that change what it shows.

May import `app.editing` and everything below, and of the other widgets only what all of them share (`theming`,
`plain`, `soon`, `calm` and the like).
Must not know of menus, panels, dialogs or files: the window asks through `CanvasPort` and listens to signals.
"""
