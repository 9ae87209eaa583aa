"""The picture of what an export will look like, drawn from the very page that will be written."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.compat import override
from app.editing.exporting import Order, planned
from app.i18n import _
from app.ink.palette import LIGHT
from app.ink.text import default_book
from app.layout.page import PagePlan
from app.layout.papers import PageProblem
from app.render.painter import SheetPainter
from app.render.qt_pictures import decoded
from app.storage.assets import AssetStore
from app.widgets.inking import brush_of, write
from app.widgets.theming import colour, interface_font

MARGIN = 24.0


class ExportPreview(QWidget):
    """Shows a page in the middle; always in the colours of paper, whatever theme the window has."""

    def __init__(self, assets: AssetStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan: PagePlan | None = None
        self.problem = ""
        self._painter = SheetPainter(LIGHT, default_book(), decoded(assets.get))
        self.setMinimumSize(QSize(360, 300))
        self.setAccessibleName(_("Preview"))

    def show_order(self, order: Order) -> PagePlan | None:
        """Show what an order would give and return it; None, with a sentence in `problem`, if it cannot be."""
        try:
            self._plan, self.problem = planned(order), ""
        except PageProblem as error:
            self._plan, self.problem = None, str(error)
        self.update()
        return self._plan

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colour("tile"))
        if self._plan is None:
            area = QRectF(self.rect()).adjusted(MARGIN, 0, -MARGIN, 0)
            write(painter, area, _("No preview"), font=interface_font(14), ink=colour("muted"))
            return
        self._paint_page(painter, self._plan)

    def _paint_page(self, painter: QPainter, plan: PagePlan) -> None:
        room_x, room_y = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        zoom = min(room_x / plan.width, room_y / plan.height)
        page = QRectF(0, 0, plan.width * zoom, plan.height * zoom)
        page.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        shade = colour("shadow")
        shade.setAlphaF(0.12)
        painter.fillRect(page.translated(0, 3).adjusted(-1, -1, 1, 1), brush_of(shade))
        painter.fillRect(page, LIGHT.colour("wall"))
        painter.setClipRect(page)
        painter.translate(page.topLeft())
        painter.scale(zoom, zoom)
        painter.translate(*plan.offset)
        painter.scale(plan.scale, plan.scale)
        self._painter.paint_sheet(painter, plan.sheet)
