"""Whole pieces of work in the real window, with real mouse and keys."""
