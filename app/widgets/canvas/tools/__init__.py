"""Gestures, one small file each: what a pressed pointer does until it is released or the gesture is cancelled.

May import `app.editing` and the canvas's overlays; must not know the canvas itself, only the `Host` that it plays.
"""
