"""Editors of small groups: traits between two words, an empathy map, and fields of one's own naming."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.editing.fields.personas import EMPATHY_FIELDS
from app.editing.typing import clean, clean_line
from app.i18n import _
from app.model.persona import CustomField, Empathy, Slider
from app.widgets.fields.binding import FieldEditor
from app.widgets.fields.buttons import quiet_button, small_button
from app.widgets.fields.text_boxes import EDGE, Bullets, GrowingText, PanelLine
from app.widgets.plain import label

STEPS = 20


class QuietSlider(QSlider):
    """A slider that the wheel scrolls past instead of moving it."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Rows(FieldEditor):
    """Edits a tuple of nodes, a row of widgets for each, with a button that adds one."""

    is_typed = True

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.rows: list[_Row] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.add_button = quiet_button(self.words(), self, icon="plus")
        self.add_button.clicked.connect(self.add)
        self._box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def words(self) -> str:
        """Return what the button says."""
        return ""

    def made(self) -> "_Row":
        """Return the widgets for one more node."""
        return _Row(self)

    @override
    def show_value(self, value: object) -> None:
        nodes = value if isinstance(value, tuple) else ()
        while len(self.rows) > len(nodes):
            row = self.rows.pop()
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(nodes):
            row = self.made()
            self.rows.append(row)
            self._box.insertWidget(len(self.rows) - 1, row)
            row.show()
        for row, node in zip(self.rows, nodes, strict=True):
            row.put(node)

    def add(self) -> None:
        """Add an empty one and go there."""
        row = self.made()
        self.rows.append(row)
        self._box.insertWidget(len(self.rows) - 1, row)
        row.show()
        row.take_focus()

    @override
    def begin(self) -> None:
        if self.rows:
            self.rows[0].take_focus()
        else:
            self.add()

    def refresh_rows(self) -> None:
        """Show the document's rows, whatever was typed."""
        self.show_value(self.binding.value())

    def changed(self) -> None:
        """Write what all rows say."""
        self.write(tuple(node for row in self.rows if (node := row.node()) is not None))


class _Row(QWidget):
    """The widgets of one node."""

    def __init__(self, owner: _Rows) -> None:
        super().__init__(owner)
        self._owner = owner

    def put(self, node: object) -> None:
        """Show a node."""

    def node(self) -> object:
        """Return the node that the widgets say, or None if there is nothing in them."""
        return None

    def take_focus(self) -> None:
        """Let the keyboard begin here."""

    def remove(self) -> None:
        """Take this one away."""
        rows = [row for row in self._owner.rows if row is not self]
        self._owner.write(tuple(node for row in rows if (node := row.node()) is not None))
        self._owner.refresh_rows()


class SlidersEditor(_Rows):
    """Edits traits: where between two opposites somebody stands."""

    @override
    def words(self) -> str:
        return _("Add a trait")

    @override
    def made(self) -> _Row:
        return _Trait(self)

    @override
    def add(self) -> None:
        self.write((*_tuple(self.binding.value()), Slider()))
        self.refresh_rows()
        self.rows[-1].take_focus()


class _Trait(_Row):
    def __init__(self, owner: _Rows) -> None:
        super().__init__(owner)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        self.left, self.right = PanelLine(self, look="bare"), PanelLine(self, look="bare")
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        for line, name, hint in (
            (self.left, _("Left end of the trait"), _("careful")),
            (self.right, _("Right end of the trait"), _("bold")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
            line.textEdited.connect(owner.changed)
        self.slider = QuietSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 4)
        self.slider.valueChanged.connect(owner.changed)
        gone = small_button("x", _("Remove the trait"), self)
        gone.clicked.connect(self.remove)
        grid.addWidget(self.left, 0, 0)
        grid.addWidget(self.right, 0, 1)
        grid.addWidget(gone, 0, 2)
        grid.addWidget(self.slider, 1, 0, 1, 2)

    @override
    def put(self, node: object) -> None:
        if isinstance(node, Slider):
            self.left.put(node.left)
            self.right.put(node.right)
            self.slider.blockSignals(True)
            self.slider.setValue(round(node.value * STEPS))
            self.slider.blockSignals(False)
            self.slider.setAccessibleName(f"{node.left} – {node.right}")

    @override
    def node(self) -> object:
        left, right = clean_line(self.left.text()), clean_line(self.right.text())
        return Slider(left=left, right=right, value=self.slider.value() / STEPS)

    @override
    def take_focus(self) -> None:
        self.left.setFocus()


class CustomEditor(_Rows):
    """Edits fields of one's own naming; one with neither name nor text goes."""

    @override
    def words(self) -> str:
        return _("Add a field of your own")

    @override
    def made(self) -> _Row:
        return _Custom(self)


class _Custom(_Row):
    def __init__(self, owner: _Rows) -> None:
        super().__init__(owner)
        self.name = PanelLine(self, look="label")
        self.name.setAccessibleName(_("Name of the field"))
        self.name.setPlaceholderText(_("Name of the field"))
        self.text = GrowingText(self, look="bare")
        self.text.setAccessibleName(_("Text of the field"))
        self.text.setPlaceholderText(_("Text"))
        gone = small_button("x", _("Remove the field"), self)
        gone.clicked.connect(self.remove)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(gone)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.text)
        self.name.textEdited.connect(owner.changed)
        self.text.typed.connect(owner.changed)

    @override
    def put(self, node: object) -> None:
        if isinstance(node, CustomField):
            self.name.put(node.label)
            self.text.put(node.text)

    @override
    def node(self) -> object:
        name, text = clean_line(self.name.text()), clean(self.text.toPlainText())
        return CustomField(label=name, text=text) if name or text else None

    @override
    def take_focus(self) -> None:
        self.name.setFocus()


class EmpathyEditor(FieldEditor):
    """Edits the six lists of an empathy map."""

    is_typed = True

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.boxes: dict[str, GrowingText] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for index, inner in enumerate(EMPATHY_FIELDS):
            row, column = divmod(index, 2)
            box = GrowingText(self, look="bare", bullets=True)
            Bullets(box)
            box.setAccessibleName(_(inner.label))
            box.setPlaceholderText("…")
            box.typed.connect(self._on_typed)
            box.left.connect(self.settle)
            self.boxes[inner.name] = box
            name = label(_(inner.label), look="part", wrap=True, parent=self)
            name.setContentsMargins(EDGE, 0, 0, 0)
            grid.addWidget(name, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @override
    def show_value(self, value: object) -> None:
        held = value if isinstance(value, Empathy) else Empathy()
        for name, box in self.boxes.items():
            box.put("\n".join(getattr(held, name)))

    def _on_typed(self) -> None:
        lists = {name: _lines(box.toPlainText()) for name, box in self.boxes.items()}
        held = self.binding.value()
        empathy = (held if isinstance(held, Empathy) else Empathy()).replace(**lists)
        self.write(empathy if any(lists.values()) else None)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for raw in text.split("\n") if (line := clean_line(raw)))


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
