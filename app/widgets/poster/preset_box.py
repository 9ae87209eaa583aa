"""The list of presets, and keeping and forgetting one's own."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.layout.poster.wishes import PosterWishes
from app.settings import Settings
from app.widgets.chooser import ask_text
from app.widgets.fields.choices import QuietCombo
from app.widgets.plain import menu_text
from app.widgets.poster.lines import LINE
from app.widgets.poster.presets import PRESETS, Preset, delete_preset, own_presets, preset_of, save_preset
from app.widgets.sizing import fix_height, fix_width

SAVE, DELETE = "save", "delete"


class PresetBox(QuietCombo):
    """Shows which preset the wishes are, if any; `chosen(PosterWishes)` comes when another one is taken."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, wishes: Callable[[], PosterWishes], parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._wishes = settings, wishes
        self.setAccessibleName(_("Preset"))
        self.setPlaceholderText(_("My own wishes"))
        fix_width(self, 212)
        fix_height(self, LINE)
        self._presets: tuple[Preset, ...] = ()
        self._fill()
        self.activated.connect(self._on_activated)

    def follow(self, wishes: PosterWishes) -> None:
        """Show the preset that wishes are, or that they are nobody's."""
        found = preset_of(wishes, self._settings)
        self.setCurrentIndex(self.findData(found.id) if found is not None else -1)
        entry = self.model().index(self.findData(DELETE), 0)
        self.view().setRowHidden(entry.row(), not (found is not None and found.is_own))  # type: ignore[attr-defined]

    def _fill(self) -> None:
        self.clear()
        own = own_presets(self._settings)
        self._presets = (*PRESETS, *own)
        for preset in PRESETS:
            self.addItem(_(preset.name), preset.id)
        for preset in own:
            self.addItem(menu_text(preset.name).replace("&&", "&"), preset.id)
        self.insertSeparator(self.count())
        self.addItem(_("Save as preset…"), SAVE)
        self.addItem(_("Delete this preset"), DELETE)

    def _on_activated(self, index: int) -> None:
        wanted = self.itemData(index)
        if wanted == SAVE:
            self.save()
        elif wanted == DELETE:
            self._delete()
        else:
            preset = next(one for one in self._presets if one.id == wanted)
            self.chosen.emit(preset.wishes)

    def save(self) -> None:
        """Ask for a name and keep the wishes under it."""
        wishes = self._wishes()
        name = (ask_text(self, _("Save as preset"), _("Name")) or "").strip()
        if name:
            save_preset(self._settings, name, wishes)
            self._fill()
        self.follow(wishes)

    def _delete(self) -> None:
        wishes = self._wishes()
        found = preset_of(wishes, self._settings)
        if found is not None and found.is_own:
            delete_preset(self._settings, found.name)
            self._fill()
        self.follow(wishes)
