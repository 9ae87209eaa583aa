"""Usability tasks as scripts of real events in the real window, each counting the gestures that it takes."""
