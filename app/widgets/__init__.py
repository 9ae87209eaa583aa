"""Windows, panels and dialogs: they compose what lower layers can do, and show it.

May import `app.actions` and everything below; must not hold behaviour that a handler, an edit or the layout could.
"""
