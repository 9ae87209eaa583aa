"""Editors of what refers to something else: personas, evidence, channels and the pain points that are solved."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.editing.fields.subject import journey_of
from app.editing.session import Edit
from app.editing.typing import clean_line
from app.i18n import N_, _
from app.model.edits.maps import update_project
from app.model.evidence import Evidence
from app.model.ids import EVIDENCE, new_id
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import find_cards
from app.rows.kind import kind_of
from app.rows.parts.channels import channel_icon
from app.widgets.fields.binding import FieldEditor, is_mixed, several
from app.widgets.fields.chips import HEIGHT, AddChip, Chip
from app.widgets.fields.flow import FlowLayout
from app.widgets.fields.picker import Choice, Picker
from app.widgets.plain import label
from app.widgets.sizing import fix_height

GAP = 6
USUAL_CHANNELS = (
    N_("Word of mouth"),
    N_("Search"),
    N_("Website"),
    N_("Email"),
    N_("Online ads"),
    N_("Social media"),
    N_("Blog"),
    N_("Reviews"),
    N_("App"),
    N_("Phone"),
    N_("Chat"),
    N_("Shop"),
    N_("Event"),
    N_("Letter"),
    N_("Radio, TV"),
    N_("Print"),
)


class ReferenceEditor(FieldEditor):
    """Shows references as chips with a cross, and a plus that opens a list of what can be added."""

    new = ""
    """The sentence for adding something that is not there yet, or nothing."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._flow = FlowLayout(self, gap=GAP, reserve=HEIGHT + GAP)
        self.add_button = AddChip(_("Add: %s") % _(field.label), self)
        self.add_button.clicked.connect(self.open_picker)
        self.chips: list[QWidget] = []
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._flow.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    @override
    def show_value(self, value: object) -> None:
        ids = tuple(str(name) for name in value) if isinstance(value, tuple) else ()
        shown = (("", several()),) if is_mixed(value) else tuple((name, self.title(name)) for name in ids)
        if shown == self._shown:
            return
        self._shown = shown
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self.chips = [self._made(name, text) for name, text in shown]
        for chip in (*self.chips, self.add_button):
            self._flow.addWidget(chip)
            chip.show()
        self.add_button.is_quiet = bool(self.chips)
        self._flow.invalidate()
        self.updateGeometry()

    @override
    def watches_more(self) -> bool:
        return True

    def _made(self, name: str, text: str) -> QWidget:
        if not name:
            words = label(text, look="muted", parent=self)
            fix_height(words, HEIGHT)
            return words
        chip = self.chip(name, text)
        chip.setParent(self)
        chip.setAccessibleName(_("%s, remove with Delete") % text)
        chip.removed.connect(lambda: self.remove(name))
        return chip

    def chip(self, name: str, text: str) -> Chip:
        """Return the chip for a reference."""
        return Chip(text, has_cross=True, icon="file-text", paper="")

    def title(self, name: str) -> str:
        """Return what is shown for a reference."""
        return name

    def choices(self) -> Iterable[Choice]:
        """Return what can be added."""
        return ()

    def held(self) -> tuple[str, ...]:
        """Return the references that are there now; of several different ones none."""
        value = self.binding.value()
        return tuple(str(name) for name in value) if isinstance(value, tuple) else ()

    def open_picker(self) -> None:
        """Show what can be added."""
        held = self.held()
        choices = tuple(choice for choice in self.choices() if choice.id not in held)
        picker = Picker(self, choices, name=_(self.field.label), new=_(self.new) if self.new else "")
        picker.picked.connect(self.add)
        picker.added.connect(self.add_new)
        picker.open_below(self.add_button)

    def add(self, name: str, first: Edit | None = None) -> None:
        """Refer to one more."""
        if name not in self.held():
            self.write((*self.held(), name), first=first)

    def add_new(self, text: str) -> None:
        """Make something of a text that is not there yet, and refer to it."""
        self.add(clean_line(text))

    def remove(self, name: str) -> None:
        """Refer to one less."""
        self.write(tuple(held for held in self.held() if held != name))
        self.add_button.setFocus()


class EvidenceEditor(ReferenceEditor):
    """Says where something is known from; a source that is not there yet is added to the project."""

    new = N_("Add %s")

    @override
    def title(self, name: str) -> str:
        found = (source for source in self.binding.project.evidence if source.id == name)
        source = next(found, None)
        return source.title if source is not None and source.title else _("Unknown source")

    @override
    def choices(self) -> Iterable[Choice]:
        return (Choice(one.id, one.title, icon="file-text") for one in self.binding.project.evidence)

    @override
    def add_new(self, text: str) -> None:
        source = Evidence(id=new_id(EVIDENCE), title=clean_line(text))

        def put(project: Project) -> Project:
            return update_project(project, evidence=(*project.evidence, source))

        self.add(source.id, put)


class ChannelsEditor(ReferenceEditor):
    """Says on which channels something happens: the project's, the usual ones, or one's own."""

    new = N_("Add %s")

    @override
    def title(self, name: str) -> str:
        found = (channel.name for channel in self.binding.project.channels if channel.id == name)
        return next(found, name)

    @override
    def chip(self, name: str, text: str) -> Chip:
        return Chip(text, has_cross=True, icon=channel_icon(text), paper="paper.blue", ink="ink")

    @override
    def choices(self) -> Iterable[Choice]:
        own = [Choice(one.id, one.name, icon=one.icon or "") for one in self.binding.project.channels]
        names = {choice.text.casefold() for choice in own}
        usual = [_(name) for name in USUAL_CHANNELS]
        return (*own, *(Choice(n, n, icon=channel_icon(n)) for n in usual if n.casefold() not in names))


class SolvesEditor(ReferenceEditor):
    """Says which pain points of the map an opportunity solves."""

    @override
    def title(self, name: str) -> str:
        journey = self._journey()
        places = find_cards(journey, frozenset((name,))) if journey else ()
        return places[0].card.text if places else _("A card that is gone")

    @override
    def chip(self, name: str, text: str) -> Chip:
        return Chip(text, has_cross=True, icon="triangle-alert", paper="paper.coral", ink="ink")

    @override
    def choices(self) -> Iterable[Choice]:
        journey = self._journey()
        for row in journey.rows if journey else ():
            if row.kind == "pain":
                title = row.name or _(kind_of(row.kind).name)
                for stage in journey.stages if journey else ():
                    group = f"{title} · {stage.name}"
                    cards = row.cells.get(stage.id, ())
                    yield from (Choice(card.id, card.text, group, "triangle-alert") for card in cards)

    def _journey(self) -> JourneyMap | None:
        return journey_of(self.binding.project, self.binding.subject) if self._binding else None


class PersonasEditor(FieldEditor):
    """Says whom something is about: a chip with a tick for each persona of the project."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._flow = FlowLayout(self)
        self.chips: dict[str, Chip] = {}

    @override
    def show_value(self, value: object) -> None:
        people = self.binding.project.personas
        names = {one.id: one.name or _("No name yet") for one in people}
        if {name: chip.text() for name, chip in self.chips.items()} != names:
            self._fill(names)
        held = value if isinstance(value, tuple) else ()
        for name, chip in self.chips.items():
            chip.setChecked(name in held)

    @override
    def watches_more(self) -> bool:
        return True

    def _fill(self, names: dict[str, str]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for name, text in names.items():
            chip = Chip(text, self)
            chip.setCheckable(True)
            chip.clicked.connect(self._on_clicked)
            self.chips[name] = chip
            self._flow.addWidget(chip)
            chip.show()

    def _on_clicked(self) -> None:
        self.write(tuple(name for name, chip in self.chips.items() if chip.isChecked()))
