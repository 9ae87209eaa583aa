"""Editing a text in place, from the first key to the one undo step at the end."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from app.editing.folding import unfold_cell
from app.editing.live_sheet import LiveSheet
from app.editing.moves import next_stage
from app.editing.rows import is_curve
from app.editing.selection import (
    Cursor,
    Selection,
    at_cell,
    of_card,
    of_cards,
    of_point,
    of_row,
    of_stage,
    of_title,
    surviving,
)
from app.editing.session import Session
from app.editing.structure import new_stage_name
from app.editing.typing import ADVISED_TEXT, clean, is_bare, put_text, remove_card, write_new_card
from app.i18n import _
from app.ink.palette import Palette
from app.model.card import Card
from app.model.edits.stages import insert_stage
from app.model.ids import CARD, STAGE, new_id
from app.model.query import cell_of, find_card, find_point, row_of, stage_of
from app.model.stage import Stage
from app.values import dataclass
from app.widgets.canvas.editor_places import EditorPlace, place_for
from app.widgets.canvas.frame import Frame

if TYPE_CHECKING:
    from app.widgets.canvas.text_editor import TextEditor


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being edited: the kind and id of its slot; for a new card its future place and the card itself."""

    kind: str
    id: str
    before: str
    card: Card | None = None
    row: str = ""
    stage: str = ""
    index: int = 0


class EditorHost(Protocol):
    """What the editing needs of the canvas."""

    @property
    def session(self) -> Session: ...

    @property
    def live(self) -> LiveSheet: ...

    @property
    def palette_now(self) -> Palette: ...

    def fresh_frame(self) -> Frame: ...

    def refresh(self) -> None: ...

    def reveal(self, selection: Selection) -> None: ...

    def take_focus(self) -> None: ...

    def editing_changes(self, *, is_on: bool) -> None: ...


class InlineEditing(QObject):
    """Opens the editor over a text, shows each keystroke as a preview, and commits once."""

    lines_pasted = Signal()
    advice_changed = Signal()
    """Emitted when a text became too long to be taken in at a glance, or short enough again."""

    def __init__(self, host: EditorHost, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._host = host
        self._draft: Draft | None = None
        self._busy = self._is_long = False
        self._viewport = viewport
        self.enter_breaks = False
        """Whether Enter makes a new line, so that Ctrl+Enter ends a card."""

    @cached_property
    def editor(self) -> "TextEditor":
        """The editor, made when something is written for the first time."""
        from app.widgets.canvas.text_editor import (
            TextEditor,  # most maps are looked at before they are edited
        )

        editor = TextEditor(self._viewport)
        editor.textChanged.connect(self._on_text_changed)
        editor.ended.connect(self._on_ended)
        editor.lines_pasted.connect(self.lines_pasted)
        return editor

    @property
    def is_on(self) -> bool:
        return self._draft is not None

    @property
    def is_floating(self) -> bool:
        """Whether the editor is open and hides what it edits."""
        return self.is_on and self.editor.is_floating

    @property
    def draft(self) -> Draft | None:
        return self._draft

    def begin(self, kind: str, slot_id: str, *, append: str = "") -> bool:
        """Edit the text of something, with characters appended to it; False if it may not be edited."""
        self.finish()
        self._unfold(kind, slot_id)
        text = self._text_of(kind, slot_id)
        if text is None:
            return False
        self._host.session.select(self._selection(kind, slot_id))
        self._open(Draft(kind, slot_id, text), text, append=append)
        return True

    def begin_card(self, row: str, stage: str, *, index: int, append: str = "") -> bool:
        """Begin a new card in a cell before the one at `index`; False where no card can be."""
        self.finish()
        session = self._host.session
        held, column = row_of(session.journey, row), stage_of(session.journey, stage)
        if held is None or is_curve(held) or column is None:
            return False
        # A folded row or stage shows no cards: what is typed into it could not be seen.
        unfold_cell(session, row, stage)
        card = Card(id=new_id(CARD))
        draft = Draft("card", card.id, "", card, row, stage, index)
        self._preview(draft, append)
        session.select(of_cards(frozenset((card.id,)), Cursor(row, stage, card=card.id)))
        self._open(draft, "", append=append)
        return True

    def _unfold(self, kind: str, slot_id: str) -> None:
        """Unfold the row and the stage in which a text lies that is about to be edited."""
        journey = self._host.session.journey
        card = find_card(journey, slot_id) if kind == "card" else None
        point = find_point(journey, slot_id) if kind == "point" else None
        if card is not None and not card.card.locked:
            unfold_cell(self._host.session, card.row, card.stage)
        elif point is not None:
            unfold_cell(self._host.session, point.row, point.point.stage)

    def receive(self, event: QInputMethodEvent) -> None:
        """Hand the input method's first event on to the editor that it opened."""
        self.editor.receive(event)

    def put_caret(self, pos: QPointF | None) -> None:
        """Put the caret where somebody clicked; without a place, select a name to be typed anew."""
        if self._draft is not None and pos is not None:
            self.editor.put_caret(pos)
        elif self._draft is not None:
            self.editor.selectAll()

    def finish(self) -> None:
        """End the edit and keep the text; an empty new card disappears."""
        self._end("away")

    def place(self) -> None:
        """Put the editor where its text is now: the view or the sheet moved."""
        draft = self._draft
        if draft is None:
            return
        place = self._place(draft)
        if place is not None:
            self.editor.put(place)
        elif not self._busy and draft.card is not None:
            # Another part of the window made an edit, which ended the preview that the new card lives in.
            QTimer.singleShot(0, self, self._revive)
        elif not self._busy:
            self._abandon()

    def _revive(self) -> None:
        """Show the new card that is being typed again, so that no edit from elsewhere costs its text."""
        draft = self._draft
        if draft is None:
            return
        self._preview(draft, self.editor.text())
        place = self._place(draft)
        if place is None:
            self._abandon()
        else:
            self.editor.put(place)

    def _open(self, draft: Draft, text: str, *, append: str) -> None:
        self._draft, self._is_long = draft, False
        self._host.live.draft = draft.id if draft.kind == "card" else None
        self._host.reveal(self._host.session.selection)
        place = self._place(draft)
        if place is None:
            self._abandon()
            return
        self._busy = True
        self.editor.enter_breaks = self.enter_breaks
        self.editor.start(place, text, name=self._name(draft))
        if draft.kind == "stage" and text == new_stage_name():
            self.editor.selectAll()
        self._busy = False
        self._host.editing_changes(is_on=True)
        if append:
            self.editor.type_on(append)
        self._host.refresh()

    def _place(self, draft: Draft) -> EditorPlace | None:
        return place_for(
            self._host.fresh_frame(),
            self._host.session.journey,
            draft.kind,
            draft.id,
            palette=self._host.palette_now,
        )

    def _abandon(self) -> None:
        """Close the editor without a word: what it edited is gone."""
        self._close()
        session = self._host.session
        session.cancel()
        session.select(surviving(session.selection, session.journey))

    def _on_text_changed(self) -> None:
        draft = self._draft
        if draft is None or self._busy:
            return
        self._preview(draft, self.editor.text())
        self.place()
        is_long = draft.kind == "card" and len(self.editor.text()) > ADVISED_TEXT
        if is_long != self._is_long:
            self._is_long = is_long
            self.advice_changed.emit()

    def _preview(self, draft: Draft, text: str) -> None:
        session = self._host.session
        self._busy = True
        try:
            if draft.card is not None:
                edit = write_new_card(
                    session.map_id, draft.card, row=draft.row, stage=draft.stage, index=draft.index, text=text
                )
                session.preview(edit)
            elif text == draft.before:
                # A row may show the name of its kind; looking at it must not write it down.
                session.cancel()
            else:
                session.preview(put_text(session.map_id, draft.kind, draft.id, text=text))
        finally:
            self._busy = False

    def _on_ended(self, how: str) -> None:
        if self._busy or self._draft is None:
            return
        draft = self._draft
        was_empty = self._end(how)
        match how:
            case "next" if draft.kind == "card" and not was_empty:
                self._next_card(draft)
            case "tab" | "back":
                self._next_place(draft, step=1 if how == "tab" else -1)
            case _:
                pass
        if how != "away" and not self.is_on:
            self._host.take_focus()

    def _end(self, how: str) -> bool:
        """Commit the text; returns whether it was empty."""
        draft = self._draft
        if draft is None:
            return True
        self._busy = True
        self.editor.compose()
        text = self.editor.text()
        self._busy = False
        self._preview(draft, text)
        self._close()
        empty = not clean(text)
        if draft.card is not None:
            self._commit_new(draft, is_empty=empty)
        else:
            self._commit_old(draft, is_empty=empty)
        self._host.refresh()
        return empty

    def _close(self) -> None:
        self._draft = None
        self._host.live.draft = None
        had_focus = self.editor.hasFocus()
        self._busy = True
        self.editor.hide()
        self.editor.clear()
        self._busy = False
        if had_focus:
            self._host.take_focus()
        self._host.editing_changes(is_on=False)

    def _commit_new(self, draft: Draft, *, is_empty: bool) -> None:
        session = self._host.session
        if is_empty:
            session.cancel()
            session.select(self._beside(draft))
        else:
            session.commit(_("New card"), select=of_card(session.journey, draft.id))

    def _commit_old(self, draft: Draft, *, is_empty: bool) -> None:
        session = self._host.session
        if draft.kind == "card" and is_empty:
            held = find_card(session.journey, draft.id)
            if held is not None and is_bare(held.card):
                session.apply(
                    remove_card(session.map_id, draft.id),
                    _("Delete an empty card"),
                    select=self._after_removal(draft),
                )
                return
        if is_empty and draft.kind in ("stage", "title"):
            session.cancel()
            return
        labels = {
            "card": _("Edit card"),
            "stage": _("Rename stage"),
            "row": _("Rename row"),
            "point": _("Edit an emotion point"),
            "title": _("Rename map"),
        }
        session.commit(labels[draft.kind])

    def _beside(self, draft: Draft) -> Selection:
        """Select the card above a new one that stayed empty, or the bare cell."""
        journey = self._host.session.journey
        cards = cell_of(journey, draft.row, draft.stage)
        if not cards:
            return at_cell(draft.row, draft.stage)
        return of_card(journey, cards[max(0, min(draft.index - 1, len(cards) - 1))].id)

    def _after_removal(self, draft: Draft) -> Selection:
        journey = self._host.session.journey
        held = find_card(journey, draft.id)
        if held is None:
            return self._host.session.selection
        rest = [card for card in cell_of(journey, held.row, held.stage) if card.id != draft.id]
        if not rest:
            return at_cell(held.row, held.stage)
        near = rest[max(0, min(held.index - 1, len(rest) - 1))]
        return of_cards(frozenset((near.id,)), Cursor(held.row, held.stage, card=near.id))

    def _next_card(self, draft: Draft) -> None:
        held = find_card(self._host.session.journey, draft.id)
        if held is not None:
            self.begin_card(held.row, held.stage, index=held.index + 1)

    def _next_place(self, draft: Draft, *, step: int) -> None:
        match draft.kind:
            case "card":
                self._next_cell(draft, step)
            case "stage":
                self._next_stage_header(draft, step)
            case "row":
                self._next_row_header(draft, step)
            case _:
                pass

    def _next_cell(self, draft: Draft, step: int) -> None:
        session = self._host.session
        held = find_card(session.journey, draft.id)
        row, stage = (held.row, held.stage) if held else (draft.row, draft.stage)
        if not row:
            cursor = session.selection.cursor
            row, stage = cursor.row or "", cursor.stage or ""
        target = next_stage(session.journey, stage, by=step)
        if target is None:
            return
        cards = cell_of(session.journey, row, target)
        if cards and not cards[-1].text and is_bare(cards[-1]):
            self.begin("card", cards[-1].id)
        else:
            self.begin_card(row, target, index=len(cards))

    def _next_stage_header(self, draft: Draft, step: int) -> None:
        session = self._host.session
        target = next_stage(session.journey, draft.id, by=step)
        if target is not None:
            self.begin("stage", target)
            self.editor.selectAll()
        elif step > 0:
            stage = Stage(id=new_id(STAGE), name=new_stage_name())
            count = len(session.journey.stages)
            session.apply(
                lambda project: insert_stage(project, session.map_id, stage, index=count),
                _("Insert stage"),
                select=of_stage(stage.id),
            )
            self.begin("stage", stage.id)
            self.editor.selectAll()

    def _next_row_header(self, draft: Draft, step: int) -> None:
        rows = [shelf.row_id for shelf in self._host.live.sheet().shelves]
        index = rows.index(draft.id) + step if draft.id in rows else -1
        if 0 <= index < len(rows):
            self.begin("row", rows[index])
            self.editor.selectAll()

    def _text_of(self, kind: str, slot_id: str) -> str | None:
        """Return the text that is to be edited; None if there is none or it is locked."""
        journey = self._host.session.journey
        if kind == "card":
            held = find_card(journey, slot_id)
            return held.card.text if held and not held.card.locked else None
        if kind == "point":
            place = find_point(journey, slot_id)
            return place.point.text if place else None
        if kind == "title":
            return journey.title
        if kind == "stage":
            stage = stage_of(journey, slot_id)
            return stage.name if stage else None
        shelf = self._host.live.sheet().shelf_of.get(slot_id)
        return shelf.layout.header.text.split("\n")[0] if shelf else None

    def _selection(self, kind: str, slot_id: str) -> Selection:
        journey = self._host.session.journey
        match kind:
            case "card":
                return of_card(journey, slot_id)
            case "point":
                return of_point(journey, slot_id)
            case "stage":
                return of_stage(slot_id)
            case "row":
                return of_row(slot_id)
            case _:
                return of_title()

    def _name(self, draft: Draft) -> str:
        names = {
            "card": _("Text of the card"),
            "stage": _("Name of the stage"),
            "row": _("Name of the row"),
            "point": _("Text of the emotion point"),
        }
        return names.get(draft.kind, _("Title of the map"))
