"""The fields of everything that can be inspected, as data: what the panels show, how it is edited, in which order.

May import the model and `app.i18n`; must not know of widgets.
"""
