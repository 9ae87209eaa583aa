"""Editors of one value out of a few: segments where they fit, else a list; yes or no; 1 to 5."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.i18n import _
from app.rows.kind import all_kinds
from app.widgets.fields.binding import FieldEditor, is_mixed, several
from app.widgets.fields.segments import LEAST_SIDE, Segments, text_width
from app.widgets.icons import paint_icon
from app.widgets.theming import colour, px

Pairs = tuple[tuple[object, str], ...]
ROOM = 252
"""Pixels that segments may take in the narrowest panel."""
MOST_SEGMENTS = 5


def fits_segments(choices: Pairs) -> bool:
    """Say whether choices stand side by side in the narrowest panel."""
    if len(choices) > MOST_SEGMENTS or any(value is None for value, _text in choices):
        return False
    return sum(text_width(text) + LEAST_SIDE for _value, text in choices) <= ROOM


def words_of(field: Field) -> Pairs:
    """Return the choices of a field in the language of the program."""
    return tuple((value, _(text)) for value, text in field.choices)


class SegmentEditor(FieldEditor):
    """Edits a value by segments."""

    def __init__(self, field: Field, choices: Pairs, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.segments = Segments(choices, _(field.label), self)
        self.segments.chosen.connect(self.write)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        self.setFocusProxy(self.segments)

    @override
    def show_value(self, value: object) -> None:
        self.segments.put(None if is_mixed(value) else value)

    @override
    def restyle(self) -> None:
        self.segments.update()


class QuietCombo(QComboBox):
    """A drop-down list that the wheel scrolls past instead of changing it."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(14)
        place = QRectF(self.width() - side - px(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", place, ink=colour("muted"))
        painter.end()


class ComboEditor(FieldEditor):
    """Edits a value by a drop-down list; the first entry is nothing where nothing may be chosen."""

    def __init__(self, field: Field, choices: Pairs, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._field_choices = choices
        self.combo = QuietCombo(self)
        self.combo.setAccessibleName(_(field.label))
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setMinimumContentsLength(6)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.activated.connect(self._on_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.setFocusProxy(self.combo)

    def choices(self) -> Pairs:
        """Return what can be chosen now."""
        return self._field_choices

    @override
    def show_value(self, value: object) -> None:
        choices = self.choices()
        if [self.combo.itemText(i) for i in range(self.combo.count())] != [text for _value, text in choices]:
            self.combo.clear()
            for _value, text in choices:
                self.combo.addItem(text)
        index = next((i for i, (held, _text) in enumerate(choices) if held == value), -1)
        self.combo.setPlaceholderText(several() if is_mixed(value) else "–")
        self.combo.setCurrentIndex(-1 if is_mixed(value) else index)

    @override
    def watches_more(self) -> bool:
        return True

    def _on_activated(self, index: int) -> None:
        self.write(self.choices()[index][0])
        self.emptied.emit()


class KindEditor(ComboEditor):
    """Edits what a row is about; rows of curves and rows of cards are not turned into each other."""

    @override
    def choices(self) -> Pairs:
        nodes = self.binding.subject.nodes(self.binding.project) if self._binding else ()
        held = str(getattr(nodes[0], "kind", "")) if nodes else ""
        kinds = all_kinds()
        content = next((kind.content for kind in kinds if kind.id == held), "cards")
        named = [(kind.id, _(kind.name)) for kind in kinds if kind.content == content]
        return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


class OnePersonaEditor(ComboEditor):
    """Edits whose row it is: one of the map's personas, or everybody's."""

    @override
    def choices(self) -> Pairs:
        people = self.binding.project.personas if self._binding else ()
        return ((None, _("Everybody")), *((one.id, one.name or _("No name yet")) for one in people))


def made_choice(field: Field, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor for a choice: segments if they fit, else a drop-down list."""
    choices = words_of(field)
    if fits_segments(choices):
        return SegmentEditor(field, choices, parent)
    has_none = any(value is None for value, _text in choices) or field.name in _NEVER_EMPTY
    return ComboEditor(field, choices if has_none else ((None, "–"), *choices), parent)


_NEVER_EMPTY = ("line_above", "kind", "type", "state")


def made_five(field: Field, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor for a judgement from 1 to 5."""
    return SegmentEditor(field, tuple((number, str(number)) for number in range(1, 6)), parent)


def made_yes_no(field: Field, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor for yes or no."""
    return SegmentEditor(field, ((True, _("Yes")), (False, _("No"))), parent)
