"""Editors of words: a line, a text, a list with an entry a line, a number and a date."""

import datetime
import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import i18n
from app.compat import override
from app.editing.fields.field import Field
from app.i18n import _
from app.widgets.fields.binding import FieldEditor, is_mixed, several
from app.widgets.fields.text_boxes import Bullets, GrowingText, PanelLine
from app.widgets.portrait import initials
from app.widgets.theming import colour, interface_font

OPEN_QUOTE, CLOSE_QUOTE = "\u201c", "\u201d"
QUOTES = ('"', "\u201c", "\u201d", "\u00ab", "\u00bb", "\u201e")


def _filled(holder: QWidget, inner: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner)
    holder.setFocusProxy(inner)


class LineEditor(FieldEditor):
    """Edits a line; each character is written at once, and what is typed in a row is one undo step."""

    is_typed = True

    def __init__(self, field: Field, parent: QWidget | None = None, *, look: str = "field") -> None:
        super().__init__(field, parent)
        self.line = self.made_line(look)
        self.line.setAccessibleName(_(field.label))
        self.line.textEdited.connect(self._on_edited)
        self.line.left.connect(self.settle)
        self._invitation = _("Add") if look == "bare" else ""
        _filled(self, self.line)

    def made_line(self, look: str) -> PanelLine:
        """Return the box to type into."""
        return PanelLine(self, look=look)

    @override
    def show_value(self, value: object) -> None:
        hint = several() if is_mixed(value) else self.hint()
        self.line.setPlaceholderText(hint)
        self.line.put("" if is_mixed(value) else self.words(value))

    @override
    def hint(self) -> str:
        return super().hint() or self._invitation

    def words(self, value: object) -> str:
        """Return a value as it is shown."""
        return "" if value is None else str(value)

    def _on_edited(self, text: str) -> None:
        self.write(text)


class OwnerLine(PanelLine):
    """A line with a name, whose initials stand in a disc before it."""

    DISC = 22

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        margin = self.DISC + 4 if self.text().strip() else 0
        if self.textMargins().left() != margin:
            self.setTextMargins(margin, 0, 0, 0)
        super().paintEvent(event)
        if margin:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            disc = QRectF(4, (self.height() - self.DISC) / 2, self.DISC, self.DISC)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("stage.b"))
            painter.drawEllipse(disc)
            painter.setPen(colour("stage.text"))
            painter.setFont(interface_font(10, weight=700))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(self.text()))


class OwnerEditor(LineEditor):
    """Edits who is responsible."""

    @override
    def made_line(self, look: str) -> PanelLine:
        return OwnerLine(self, look=look)


class NumberEditor(LineEditor):
    """Edits a number, with a comma or a point; what is no number, or too large, is not written."""

    @override
    def words(self, value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        return i18n.number(value if self.field.places is None else round(value, self.field.places))

    @override
    def _on_edited(self, text: str) -> None:
        number = self.number(text)
        is_wrong = number is None and bool(text.strip())
        self.line.setProperty("wrong", is_wrong)
        self.line.style().polish(self.line)
        if not is_wrong:
            self.write(number)

    def number(self, text: str) -> int | float | None:
        """Return the number that a text says if the field may hold it, else None."""
        try:
            value = float(text.strip().replace(",", ".").replace("\u2212", "-"))
        except ValueError:
            return None
        low, high = self.field.limits or (-math.inf, math.inf)
        if not math.isfinite(value) or not low <= value <= high:
            return None
        if self.field.is_whole:
            return int(value) if value == int(value) else None
        return value

    @override
    def settle(self) -> None:
        self.line.setProperty("wrong", False)
        self.line.style().polish(self.line)
        super().settle()


class DateEditor(LineEditor):
    """Edits a date, written as the language does or as ISO does; anything else is marked and not written."""

    @override
    def show_value(self, value: object) -> None:
        super().show_value(value)
        form = _("DD-MM-YYYY") if i18n.manner().day_first else _("YYYY-MM-DD")
        self.line.setPlaceholderText(several() if is_mixed(value) else form)

    @override
    def words(self, value: object) -> str:
        return i18n.manner().date(super().words(value))

    @override
    def _on_edited(self, text: str) -> None:
        date = i18n.manner().iso(text)
        is_wrong = bool(date) and not _is_date(date)
        self.line.setProperty("wrong", is_wrong)
        self.line.style().polish(self.line)
        if not is_wrong:
            self.write(date)

    @override
    def settle(self) -> None:
        self.line.setProperty("wrong", False)
        self.line.style().polish(self.line)
        super().settle()


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


class TextEditor(FieldEditor):
    """Edits a text of several lines."""

    bullets = False
    is_typed = True

    def __init__(self, field: Field, parent: QWidget | None = None, *, look: str = "field") -> None:
        super().__init__(field, parent)
        self.box = GrowingText(self, look=look, bullets=self.bullets)
        self.box.setAccessibleName(_(field.label))
        self.box.typed.connect(self._on_typed)
        self.box.left.connect(self.settle)
        self._invitation = _("Add") if look == "bare" else ""
        _filled(self, self.box)

    @override
    def show_value(self, value: object) -> None:
        hint = several() if is_mixed(value) else self.hint()
        self.box.setPlaceholderText(hint)
        self.box.put("" if is_mixed(value) else self.words(value))

    @override
    def hint(self) -> str:
        return super().hint() or self._invitation

    def words(self, value: object) -> str:
        """Return a value as it is shown."""
        return value if isinstance(value, str) else ""

    def _on_typed(self) -> None:
        self.write(self.box.toPlainText())


class QuoteEditor(TextEditor):
    """Edits a quotation; its marks are only shown while nobody types."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, look: str = "quote") -> None:
        super().__init__(field, parent, look=look)
        self.box.entered.connect(self._on_entered)

    @override
    def words(self, value: object) -> str:
        text = super().words(value)
        is_bare = bool(text) and not text.startswith(QUOTES)
        return f"{OPEN_QUOTE}{text}{CLOSE_QUOTE}" if is_bare and not self.box.hasFocus() else text

    def _on_entered(self) -> None:
        self.box.put(super().words(self.binding.value()))


class ListEditor(TextEditor):
    """Edits a list with an entry a line."""

    bullets = True

    def __init__(self, field: Field, parent: QWidget | None = None, *, look: str = "field") -> None:
        super().__init__(field, parent, look=look)
        self._dots = Bullets(self.box)

    @override
    def words(self, value: object) -> str:
        return "\n".join(str(line) for line in value) if isinstance(value, tuple) else ""

    @override
    def _on_typed(self) -> None:
        self.write(tuple(self.box.toPlainText().split("\n")))
