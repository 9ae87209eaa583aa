"""What newer Python versions have and the oldest supported one lacks.

One place to change when that version moves: everybody else imports from here.
"""

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
elif sys.version_info >= (3, 12):
    from typing import override
else:
    # typing_extensions takes longer to import than the whole welcome page takes to paint.
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Mark a method that replaces one of a base class."""
        try:
            method.__override__ = True
        except (AttributeError, TypeError):  # a property, which cannot carry the mark
            pass
        return method


__all__ = ["override"]
