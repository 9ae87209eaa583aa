"""What stands in the corners of the pinned emotion line: whose line it is, which row, and a cross."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from app.editing.session import Session
from app.i18n import _
from app.model.query import persona_of, personas_in
from app.model.row import Row
from app.rows.kind import kind_of
from app.widgets.fields.buttons import small_button
from app.widgets.fields.chips import Chip
from app.widgets.fields.look import PanelLook
from app.widgets.plain import menu_text, set_tip
from app.widgets.portrait import Portraits

CHIP_GAP = 4
INSET, FOOT = 14, 3
FOOT_SHARE = 0.12
"""How much of the strip's height lies below the last face."""
LEAST = 24
"""Pixels that a chip is high at least, so that it can be hit."""


class StripHeader(QObject):
    """The small widgets over the strip; they follow its row header."""

    row_chosen = Signal(str)
    close_requested = Signal()

    def __init__(self, strip: QWidget, session: Session) -> None:
        super().__init__(strip)
        self._session = session
        self._portraits = Portraits(session)
        self._rows: tuple[Row, ...] = ()
        self.persona = Chip("", strip)
        self.persona.portrait = self._portrait
        self.persona.clicked.connect(self._open_personas)
        self.rows = Chip("", strip, icon="rows-3")
        self.rows.clicked.connect(self._open_rows)
        self.close_button = small_button("x", "", strip)
        self.close_button.clicked.connect(self.close_requested)
        self._look = PanelLook(self.close_button)
        self.retranslate()

    def show_rows(self, rows: tuple[Row, ...], shown: str) -> None:
        """Show whose line is drawn, and which row if there are several."""
        self._rows = rows
        persona = persona_of(self._session.project, self._session.active_persona)
        self.persona.setVisible(persona is not None and bool(rows))
        self.persona.setText(persona.name or _("No name yet") if persona is not None else "")
        self.persona.setAccessibleName(_("Whose emotion line: %s") % self.persona.text())
        row = next((held for held in rows if held.id == shown), None)
        self.rows.setVisible(len(rows) > 1 and row is not None)
        self.rows.setText(_row_name(row) if row is not None else "")
        self.rows.setAccessibleName(_("Which emotion line: %s") % self.rows.text())

    def place(self, left: int, right: int, *, size: QSize) -> None:
        """Lie in the foot of a row header between two pixels, and in the corner of a strip of that size."""
        wanted = max(LEAST, round(size.height() * FOOT_SHARE))
        x, height = left + INSET, min(self.persona.sizeHint().height(), wanted)
        # In a low strip the chip needs all the room there is below the last face.
        top = size.height() - height - (FOOT if wanted > LEAST else 0)
        for chip in (self.persona, self.rows):
            width = min(chip.sizeHint().width(), max(48, right - x - CHIP_GAP))
            chip.setGeometry(x, top, width, height)
            if not chip.isHidden():
                x += width + CHIP_GAP
        cross = self.close_button.sizeHint()
        self.close_button.setGeometry(size.width() - cross.width() - 8, 8, cross.width(), cross.height())

    def retranslate(self) -> None:
        """Speak the language of the program."""
        set_tip(self.persona, _("Whose emotion line is drawn"))
        self.close_button.setAccessibleName(_("Take the emotion line away"))
        set_tip(self.close_button, _("Take the emotion line away"))

    def _portrait(self, size: int) -> QPixmap:
        persona = persona_of(self._session.project, self._session.active_persona)
        return self._portraits.pixmap(persona, size=size)

    def _open_personas(self) -> None:
        people = personas_in(self._session.project, self._session.journey)
        entries = tuple((one.id, one.name or _("No name yet")) for one in people)
        self._open(self.persona, entries, shown=self._session.active_persona or "", take=self._activate)

    def _open_rows(self) -> None:
        entries = tuple((row.id, _row_name(row)) for row in self._rows)
        self._open(self.rows, entries, shown="", take=self.row_chosen.emit)

    def _activate(self, persona_id: str) -> None:
        self._session.activate_persona(persona_id)

    def _open(
        self, chip: Chip, entries: tuple[tuple[str, str], ...], *, shown: str, take: Callable[[str], object]
    ) -> None:
        menu = QMenu(chip)
        for entry_id, text in entries:
            action = menu.addAction(menu_text(text))
            action.setCheckable(bool(shown))
            action.setChecked(entry_id == shown)
            action.triggered.connect(lambda _on=False, chosen=entry_id: take(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))


def _row_name(row: Row) -> str:
    return row.name or _(kind_of(row.kind).name)
