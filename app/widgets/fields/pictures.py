"""Choosing a picture: by a file dialog or by dropping a file; what cannot be used is answered with a sentence."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.editing.paste import has_picture, local_files, picture_on
from app.editing.pictures import NewPicture, PictureError, add_picture, add_picture_bytes, is_picture
from app.editing.session import Session
from app.i18n import _
from app.model.edits.maps import add_asset
from app.model.project import Project
from app.widgets.chooser import ask_picture
from app.widgets.dropped import take_copy
from app.widgets.fields.binding import FieldEditor, is_mixed, several
from app.widgets.fields.buttons import quiet_button
from app.widgets.icons import paint_icon
from app.widgets.plain import PlainLabel, label
from app.widgets.portrait import decoded
from app.widgets.theming import colour, interface_font


def dropped_picture(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """Return the one picture file that is being dropped, or None."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if is_picture(path) else None


class DropButton(QAbstractButton):
    """A button that also takes a picture that is dropped on it, or pasted while it has the keyboard."""

    dropped = Signal(Path)
    pasted = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.is_target = False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_picture(event) is not None:
            self.is_target = True
            self.update()
            take_copy(event)

    @override
    def dragLeaveEvent(self, event: object) -> None:
        self.is_target = False
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.is_target = False
        self.update()
        path = dropped_picture(event)
        if path is not None:
            take_copy(event)
            self.dropped.emit(path)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
            return
        data = QGuiApplication.clipboard().mimeData()
        files = [path for path in local_files(data) if is_picture(path)]
        if files:
            self.dropped.emit(files[0])
        elif has_picture(data):
            self.pasted.emit(_bytes_of(data))


def _bytes_of(data: QMimeData) -> bytes:
    """Return the picture on a clipboard; a damaged one as nothing, which the next reader refuses."""
    try:
        return picture_on(data)
    except PictureError:
        return b""


def read_picture_bytes(data: bytes, session: Session) -> NewPicture | str:
    """Put a pasted picture into the session's store; returns a sentence if it cannot be used."""
    try:
        return add_picture_bytes(data, session.assets)
    except PictureError as error:
        return str(error)


def read_picture(path: Path, session: Session) -> NewPicture | str:
    """Put a picture file into the session's store; returns the sentence that says why not if it cannot be used."""
    try:
        return add_picture(path, session.assets)
    except PictureError as error:
        return str(error)


class _Frame(DropButton):
    """The picture as it is now, or an invitation to choose one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image: QImage | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 92 if self.image is not None else 56)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_hot = self.is_target or self.hasFocus()
        if self.image is not None:
            _paint_cropped(painter, area, self.image)
        pen = QPen(colour("accent" if is_hot else "border"), 2 if is_hot else 1)
        if self.image is None and not is_hot:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        if self.image is None:
            middle = area.center()
            paint_icon(
                painter, "image-plus", QRectF(middle.x() - 10, middle.y() - 17, 20, 20), ink=colour("muted")
            )
            painter.setFont(interface_font(12))
            painter.setPen(colour("muted"))
            low = area.adjusted(4, 30, -4, 0)
            painter.drawText(low, Qt.AlignmentFlag.AlignHCenter, _("Drop a picture"))


def _paint_cropped(painter: QPainter, area: QRectF, image: QImage) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(area, 6, 6)
    scale = max(area.width() / image.width(), area.height() / image.height())
    width, height = area.width() / scale, area.height() / scale
    part = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    painter.save()
    painter.setClipPath(shape)
    painter.drawImage(area, image, part)
    painter.restore()


class PictureEditor(FieldEditor):
    """Edits the picture of a card."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.frame = _Frame(self)
        self.frame.setAccessibleName(_("Choose a picture"))
        self.frame.clicked.connect(self._on_clicked)
        self.frame.dropped.connect(self.take)
        self.frame.pasted.connect(self._on_pasted)
        self.gone = quiet_button(_("Remove"), self)
        self.gone.clicked.connect(lambda: self.write(None))
        self.problem: PlainLabel = label("", look="error", wrap=True, parent=self)
        self.problem.hide()
        row = QHBoxLayout()
        row.addWidget(self.frame)
        row.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.problem)
        self.setFocusProxy(self.frame)

    @override
    def show_value(self, value: object) -> None:
        data = self.binding.session.assets.get(value) if isinstance(value, str) else None
        self.frame.image = decoded(data, side=240) if data is not None else None
        self.frame.updateGeometry()
        self.frame.update()
        self.gone.setVisible(value is not None)
        self.problem.setText(several() if is_mixed(value) else "")
        self.problem.setVisible(is_mixed(value))

    def take(self, path: Path) -> None:
        """Use a picture file."""
        self._use(read_picture(path, self.binding.session))

    def _on_pasted(self, data: bytes) -> None:
        self._use(read_picture_bytes(data, self.binding.session))

    def _use(self, found: NewPicture | str) -> None:
        if isinstance(found, str):
            self.problem.setText(found)
            self.problem.show()
            return

        def put(project: Project) -> Project:
            return add_asset(project, found.sha, found.asset)

        self.write(found.sha, first=put)

    def _on_clicked(self) -> None:
        path = ask_picture(self)
        if path is not None:
            self.take(path)
