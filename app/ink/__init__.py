"""The vocabulary of ink: geometry, primitives, colours by name, fonts, shaped text, icons and faces.

May import uharfbuzz and `app.paths`; must not know what a map is, and neither Qt nor reportlab.
"""
