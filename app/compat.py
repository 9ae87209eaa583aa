"""What newer Python versions have and the oldest supported one lacks.

One place to change when that version moves: everybody else imports from here.
"""

from typing_extensions import override

__all__ = ["override"]
