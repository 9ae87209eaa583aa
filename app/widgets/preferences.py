"""The preferences: language, theme, motion and panels; each takes effect at once."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.i18n import N_, _
from app.settings import (
    ENTER_BREAKS,
    INSPECTOR_VISIBLE,
    LANGUAGE,
    PERSONA_PANEL_VISIBLE,
    REDUCE_MOTION,
    TEXT_SIZE,
    THEME,
    Setting,
)
from app.widgets.fields.chips import TickBox
from app.widgets.fields.choices import QuietCombo
from app.widgets.plain import label
from app.widgets.sizing import least_height
from app.widgets.studio import Studio

THEMES = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("high-contrast", N_("High contrast")),
)
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Per cent of the interface's text as it was designed."""
FIELD = 32
"""The height of a field in pixels, in whose middle its caption stands."""
FLAGS = ((REDUCE_MOTION, "reduce_motion"), (ENTER_BREAKS, "enter_breaks"))
PANELS = (
    (PERSONA_PANEL_VISIBLE, "persona"),
    (INSPECTOR_VISIBLE, "inspector"),
)


class Preferences(QDialog):
    """A form whose fields act when they change; there is nothing to confirm."""

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setMinimumWidth(420)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(28, 24, 28, 20)
        self._box.setSpacing(14)
        self._form: QWidget | None = None
        self._fill()

    def _fill(self) -> None:
        """Build the form, anew after the language changed."""
        if self._form is not None:
            self._form.deleteLater()
        self.setWindowTitle(_("Preferences"))
        self._form = QWidget(self)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        self._add(form, _("Language"), self._languages())
        self._add(form, _("Theme"), self._themes())
        self._add(form, _("Text size of the interface"), self._text_sizes())
        self._add_flags(form, FLAGS)
        form.addRow(label(_("Panels of windows that open from now on"), look="small", wrap=True))
        self._add_flags(form, PANELS)
        buttons = QDialogButtonBox(self._form)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self._box.addWidget(self._form)
        self.adjustSize()

    def _add_flags(self, form: QFormLayout, flags: tuple[tuple[Setting[bool], str], ...]) -> None:
        for setting, name in flags:
            flag = TickBox(_(setting.title), self._form)
            flag.setObjectName(name)
            flag.setChecked(self._studio.settings.get(setting))
            flag.toggled.connect(lambda on, chosen=setting: self._on_flag(chosen, is_on=on))
            form.addRow(flag)

    def _on_flag(self, setting: Setting[bool], *, is_on: bool) -> None:
        self._studio.settings.set(setting, is_on)
        for window in self._studio.windows:
            if window.page is not None:
                window.page.take_habits()

    def _add(self, form: QFormLayout, words: str, field: QWidget) -> None:
        caption = label(words)
        caption.setBuddy(field)
        least_height(caption, FIELD)
        field.setAccessibleName(words)
        form.addRow(caption, field)

    def _languages(self) -> QuietCombo:
        box = QuietCombo()
        box.setObjectName("language")
        box.addItem(_("As the system"), "system")
        for code, name in i18n.LANGUAGES.items():
            box.addItem(name, code)
        box.setCurrentIndex(box.findData(self._studio.settings.get(LANGUAGE)))
        box.activated.connect(lambda _index: self._on_language(str(box.currentData())))
        return box

    def _themes(self) -> QuietCombo:
        box = QuietCombo()
        box.setObjectName("theme")
        for name, words in THEMES:
            box.addItem(_(words), name)
        box.setCurrentIndex(box.findData(self._studio.settings.get(THEME)))
        box.activated.connect(lambda _index: self._studio.choose_theme(str(box.currentData())))
        return box

    def _text_sizes(self) -> QuietCombo:
        box = QuietCombo()
        box.setObjectName("text_size")
        held = self._studio.settings.get(TEXT_SIZE)
        for size in sorted({*TEXT_SIZES, held}):
            box.addItem(_("%d %%") % size, size)
        box.setCurrentIndex(box.findData(held))
        box.activated.connect(lambda _index: self._on_text_size(int(box.currentData())))
        return box

    def _on_text_size(self, percent: int) -> None:
        self._studio.choose_text_size(percent)
        self._fill()

    def _on_language(self, language: str) -> None:
        self._studio.choose_language(language)
        self._fill()
