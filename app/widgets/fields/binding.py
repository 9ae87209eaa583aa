"""What an editor is bound to, and the base of all editors."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.compat import override
from app.editing.fields.field import Field, default, is_filled, read
from app.editing.fields.subject import Mixed, Subject
from app.editing.session import Edit, Session
from app.i18n import _
from app.model.project import Project
from app.widgets.plain import menu_text


class Binding:
    """One field of a subject in a session: how an editor reads and writes it."""

    def __init__(self, session: Session, subject: Subject, field: Field) -> None:
        self.session, self.subject, self.field = session, subject, field

    @property
    def project(self) -> Project:
        return self.session.project

    def value(self) -> object:
        """Return the value in the document, or `Mixed.VALUES`."""
        return self.subject.value(self.project, self.field)

    def is_filled(self) -> bool:
        """Say whether any of the nodes holds something in the field."""
        field = self.field
        nodes = self.subject.nodes(self.project)
        return any(is_filled(node, field) and read(node, field) != default(node, field) for node in nodes)

    def write(self, value: object, *, first: Edit | None = None) -> None:
        """Write a value as an undo step; typing on within a second joins it. `first` is done before it."""
        write = self.subject.write(self.field, value)

        def edit(project: Project) -> Project:
            return write(first(project) if first is not None else project)

        label = menu_text(_("Change: %s") % _(self.field.label))
        self.session.apply(edit, label, merge=f"{self.subject.key}.{self.field.name}")


class FieldEditor(QWidget):
    """Edits one field; it shows what the document holds, except what is being typed into it right now."""

    emptied = Signal()
    """The keyboard left the editor, so that a field that is empty may go."""
    is_typed = False
    """Whether somebody types into it, so that what was written must not be put back under the caret."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._binding: Binding | None = None
        self._known: object = None
        self._is_writing = False
        self.setAccessibleName(_(field.label))

    @property
    def binding(self) -> Binding:
        """What the editor is bound to; raises `LookupError` before that."""
        if self._binding is None:
            raise LookupError(f"{self.field.name} is not bound yet")
        return self._binding

    def bind(self, binding: Binding) -> None:
        """Edit this field of another subject from now on."""
        self._binding = binding
        self._known = binding.value()
        self.show_value(self._known)

    def refresh(self) -> None:
        """Show the document's value if it is another one than this editor wrote."""
        if self._is_writing or self._binding is None:
            return
        value = self._binding.value()
        if value != self._known or self.watches_more():
            self._known = value
            self.show_value(value)

    def write(self, value: object, *, first: Edit | None = None) -> None:
        """Write what was entered into the document."""
        self._is_writing = True
        try:
            self.binding.write(value, first=first)
        finally:
            self._is_writing = False
            self._known = self.binding.value()
        if not self.is_typed:
            self.show_value(self._known)

    def settle(self) -> None:
        """Show exactly what the document holds, after the keyboard has left."""
        if self._binding is not None and not self._is_writing:
            self._known = self._binding.value()
            self.show_value(self._known)
            self.emptied.emit()

    def begin(self) -> None:
        """Take the keyboard where there is nothing yet."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_value(self, value: object) -> None:
        """Show a value; `Mixed.VALUES` stands for several."""

    def hint(self) -> str:
        """Return what stands in the editor while it is empty."""
        bound = self._binding
        return _(bound.subject.hint(bound.project, self.field)) if bound else _(self.field.hint)

    def watches_more(self) -> bool:
        """Say whether the editor shows more than the field's value, such as titles of what it refers to."""
        return False

    def restyle(self) -> None:
        """Take over the colours of the theme that is on now."""
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()
        super().changeEvent(event)


def several() -> str:
    """Return the word that stands for different values."""
    return _("several")


def is_mixed(value: object) -> bool:
    """Say whether a value stands for several different ones."""
    return value is Mixed.VALUES


def is_same(first: tuple[object, ...], second: tuple[object, ...]) -> bool:
    """Say whether two tuples hold the very same objects; comparing their values would walk through them."""
    return len(first) == len(second) and all(a is b for a, b in zip(first, second, strict=True))


def focused_within(widget: QWidget) -> QWidget | None:
    """Return the child of a widget that has the keyboard, or None."""
    focus: QWidget | None = QApplication.focusWidget()
    return focus if focus is not None and widget.isAncestorOf(focus) else None
