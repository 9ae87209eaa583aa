"""What the program is, and what it is made of."""

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.constants import APP_NAME, VERSION
from app.i18n import _
from app.paths import resource_path
from app.widgets.logo import Logo
from app.widgets.plain import label

PARTS = (
    ("Qt, PySide6", "LGPL 3"),
    ("pydantic", "MIT"),
    ("ReportLab", "BSD"),
    ("uharfbuzz, HarfBuzz", "Apache 2, MIT"),
    ("platformdirs", "MIT"),
    ("Source Sans 3", "SIL OFL 1.1"),
    ("Noto Emoji", "SIL OFL 1.1"),
    ("Lucide", "ISC"),
)


class AboutBox(QDialog):
    """Version, promise, licence, and the parts with theirs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Empathway"))
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 24, 28, 20)
        box.setSpacing(12)
        box.addLayout(self._head())
        text = _("An offline desktop editor for customer journey maps. Your maps stay on this computer.")
        box.addWidget(label(text, wrap=True, parent=self))
        licence = _(
            "Free software under the MIT licence. It uses Qt under the GNU Lesser General Public License,"
            " version 3; Qt is a separate library that you may replace."
        )
        box.addWidget(label(licence, look="small", wrap=True, parent=self))
        box.addWidget(label(_("Parts and their licences"), look="strong", parent=self))
        box.addWidget(self._parts())
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.setFixedWidth(QSize(480, 0).width())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Logo(self))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(APP_NAME, look="title", parent=self))
        version = _("Version %(version)s, with Qt %(qt)s") % {"version": VERSION, "qt": qVersion()}
        words.addWidget(label(version, look="small", parent=self))
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _parts(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setReadOnly(True)
        field.setAccessibleName(_("Parts and their licences"))
        field.setMinimumHeight(160)
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = [f"{name} — {licence}" for name, licence in PARTS]
        for file in sorted(resource_path("licences").glob("*")):
            lines += ["", f"——  {file.stem}", file.read_text("utf-8", "replace").strip()]
        field.setPlainText("\n".join(lines))
        return field
