"""What a user can do, as data: every action with its text, shortcut, place in the menus and handler.

May import `app.editing` and everything below; must not know of widgets: handlers work on the ports of `desk`.
"""
