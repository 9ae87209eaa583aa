"""What row kinds are made of: cards, chips, row headers, bands and the emotion line's labels.

May import `app.model`, `app.ink` and `app.rows.kind`; must not know which kind uses it, nor of the whole sheet.
"""
