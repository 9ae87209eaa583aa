"""The bars around a map that find, filter and offer ways to paste, each made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing.session import Session
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.canvas import Canvas

if TYPE_CHECKING:
    from app.editing.finder import Finder
    from app.editing.views import Seen
    from app.widgets.filter_bar import FilterBar
    from app.widgets.find_bar import FindBar
    from app.widgets.paste_bar import PasteBar


class PageBars(QObject):
    """The bars of one page; together they say which cards stay bright.

    `column` is where bars come above the map, `say` shows a short message, `offer_undo` one that can be undone.
    """

    filter_closed = Signal()

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        column: QVBoxLayout,
        *,
        say: Callable[[str], None],
        offer_undo: Callable[[str], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._canvas, self._column = session, canvas, column
        self._say, self._offer_undo, self._page = say, offer_undo, page
        self._finder: Finder | None = None
        self._find_bar: FindBar | None = None
        self._filter_bar: FilterBar | None = None
        self._paste_bar: PasteBar | None = None

    @property
    def finder(self) -> "Finder":
        """What finds words in the map."""
        if self._finder is None:
            from app.editing.finder import Finder  # a map opens sooner without it

            self._finder = Finder(self._session, self)
            self._finder.changed.connect(self._fade)
            self._finder.shown.connect(self._canvas.reveal)
        return self._finder

    @property
    def find_bar(self) -> "FindBar":
        """The bar that finds words."""
        if self._find_bar is None:
            from app.widgets.find_bar import FindBar  # a map opens sooner without it

            bar = self._find_bar = FindBar(self.finder, self._page)
            self._column.insertWidget(0, bar)
            bar.closed.connect(self._canvas.take_focus)
            bar.told.connect(self._say)
            bar.replaced.connect(self._offer_undo)
        return self._find_bar

    @property
    def filter_bar(self) -> "FilterBar":
        """The bar that filters cards."""
        if self._filter_bar is None:
            from app.widgets.filter_bar import FilterBar  # a map opens sooner without it

            bar = self._filter_bar = FilterBar(self._session, self._page)
            self._column.insertWidget(0 if self._find_bar is None else 1, bar)
            bar.changed.connect(self._fade)
            bar.closed.connect(self._canvas.take_focus)
            bar.closed.connect(self.filter_closed)
        return self._filter_bar

    @property
    def paste_bar(self) -> "PasteBar":
        """The bar that offers other ways of a paste."""
        if self._paste_bar is None:
            from app.widgets.paste_bar import PasteBar  # a map opens sooner without it

            self._paste_bar = PasteBar(self._session, self._canvas, self._page)
            self._paste_bar.told.connect(self._say)
        return self._paste_bar

    @property
    def is_offering(self) -> bool:
        """Whether the bar of a paste is there."""
        return self._paste_bar is not None and self._paste_bar.is_open

    @property
    def is_filtering(self) -> bool:
        """Whether the bar that filters cards is open."""
        return self._filter_bar is not None and self._filter_bar.isVisible()

    def above(self) -> "list[FindBar | FilterBar]":
        """Return the bars above the map that are open."""
        return [bar for bar in (self._find_bar, self._filter_bar) if bar is not None and bar.isVisible()]

    def find_words(self, step: int) -> None:
        """Open the bar that finds words (0), or show the next (1) or previous (-1) match."""
        if step:
            self.find_bar.go(step)
        else:
            self.find_bar.open()

    def seen(self) -> "Seen":
        """Return how the map is looked at now."""
        from app.editing.filtering import Filter
        from app.editing.views import Seen  # whoever keeps a view asks for it

        camera = self._canvas.camera
        chosen = self._filter_bar.filter if self._filter_bar is not None and self.is_filtering else Filter()
        return Seen(chosen, camera.zoom, camera.x, camera.y)

    def look(self, seen: "Seen") -> None:
        """Look at the map in another way: its filter, zoom and place."""
        if seen.filter.is_on:
            self.filter_bar.show()
            self.filter_bar.use(seen.filter)
        elif self._filter_bar is not None:
            self._filter_bar.close_bar()
        self._canvas.camera = Camera(seen.x, seen.y, seen.zoom)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        for bar in (self._find_bar, self._filter_bar):
            if bar is not None:
                bar.retranslate()

    def _fade(self) -> None:
        """Keep the cards bright that are both found and let through."""
        found = self._finder.bright() if self._finder is not None else None
        passed = self._filter_bar.bright() if self._filter_bar is not None else None
        both = found & passed if found is not None and passed is not None else None
        self._canvas.keep_bright(both if both is not None else passed if found is None else found)
