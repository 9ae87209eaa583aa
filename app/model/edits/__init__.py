"""Pure edits: functions `(Project, …) -> Project` that share all they don't change.

An edit that changes nothing returns the very same project. May import the model only; must not know who calls.
"""
