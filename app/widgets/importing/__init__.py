"""The import of tables: a preview of the map that a table would become, and all that can be decided about it.

May import the model, interchange, editing and other widgets. Must not know how a table is read or a map is made.
"""
