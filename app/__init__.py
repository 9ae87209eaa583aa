"""Empathway: an offline desktop editor for customer journey maps.

Each package below says in its own docstring what lives there, what it may import and what it must not know.
"""
