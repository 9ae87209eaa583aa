"""The status bar: where the cursor is, what to press, counts, and whether all is saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.compat import override
from app.i18n import _, ngettext
from app.widgets.icons import icon
from app.widgets.plain import label
from app.widgets.sizing import fix_width, give_font, least_height
from app.widgets.theming import colour, px

HEIGHT = 28


class StatusLine(QWidget):
    """One line at the foot of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # The line grows while there is a notice in it.
        least_height(self, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._where = label("", parent=self)
        give_font(self._where, 13, weight=700)
        self._hint = label("", look="muted", parent=self)
        self._counts = label("", look="muted", parent=self)
        self._mark = label("", parent=self)
        self._saved = label("", look="muted", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(18)
        for part in (self._where, self._hint):
            row.addWidget(part)
        for part in (self._hint, self._counts, self._saved):
            give_font(part, 13)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setMinimumWidth(10)
        row.setStretch(1, 1)
        for part in (self._counts, self._mark, self._saved):
            row.addWidget(part)
        row.setSpacing(10)
        fix_width(self._mark, 18)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def add_notice(self, notice: QWidget) -> None:
        """Put a notice before the counts; the line grows while it is there."""
        notice.setParent(self)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(2, notice)

    def show_place(self, where: str, hint: str) -> None:
        """Say where the cursor is and what can be pressed there."""
        self._where.setText(where)
        self._hint.setText(hint)
        row = self.layout()
        if row is not None:
            row.activate()  # else these words may be seen in the room of the words before
        self.setAccessibleDescription(f"{where}. {hint}")

    def show_counts(self, stages: int, rows: int, *, cards: int) -> None:
        """Say how much there is on the map."""
        parts = (
            ngettext("%d stage", "%d stages", stages) % stages,
            ngettext("%d row", "%d rows", rows) % rows,
            ngettext("%d card", "%d cards", cards) % cards,
        )
        self._counts.setText("  ·  ".join(parts))

    def show_saved(self, *, is_modified: bool, is_new: bool) -> None:
        """Say whether the file holds everything."""
        text = _("Not saved yet") if is_new else _("Unsaved") if is_modified else _("Saved")
        calm = not is_modified and not is_new
        self._saved.setText(text)
        name, token = ("check", "accent") if calm else ("pencil", "muted")
        self._mark.setPixmap(icon(name, token=token, size=16).pixmap(px(16), px(16)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("chrome"))
        painter.fillRect(0, 0, self.width(), 1, colour("separator"))
