"""Pages after a poster: persona sheets, evidence, notes and further opportunities, as sheets of a paper's size.

May import `app.layout`, `app.rows`, `app.ink` and `app.model`; must not know of wishes, tiles, Qt or printers.
"""
