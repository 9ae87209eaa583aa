"""The functions behind the actions, one file per theme; each takes the desk and does one thing.

May import `app.editing`, the model and `app.actions.desk`; must not know of widgets or menus.
"""
