"""The templates and examples that ship with the program."""
