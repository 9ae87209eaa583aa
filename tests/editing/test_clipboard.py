"""Cards that go to the clipboard and come back."""

import pytest
from PySide6.QtCore import QMimeData

from app.constants import MIME
from app.editing import clipboard
from app.model.card import Card
from app.model.edits.cards import insert_cards, move_cards, update_card
from app.model.edits.maps import add_asset
from app.model.project import Asset, Project
from app.model.query import cell_of, map_of
from app.storage.assets import AssetStore
from tests.editing.test_pictures import png
from tests.widgets.canvas.conftest import small_project


def copied(project: Project, *ids: str, assets: AssetStore | None = None) -> QMimeData:
    return clipboard.copied(project, "mp_1", frozenset(ids), assets=assets or AssetStore())


def texts(project: Project, row: str, stage: str) -> list[str]:
    return [card.text for card in cell_of(map_of(project, "mp_1"), row, stage)]


def test_copy_when_pasted_elsewhere_then_keeps_shape_and_fields_under_new_ids() -> None:
    project = update_card(small_project(), "mp_1", "cd_4", rating=-1)
    own = clipboard.pasted(copied(project, "cd_1", "cd_3", "cd_4"))
    assert own is not None
    after, ids = clipboard.paste_block(project, "mp_1", own[0], row="rw_p", stage="st_2", index=0)
    assert texts(after, "rw_p", "st_2") == ["Looks around"]
    assert texts(after, "rw_p", "st_3") == ["Buys it"]
    assert texts(after, "rw_o", "st_3") == ["Too dear"]
    assert cell_of(map_of(after, "mp_1"), "rw_o", "st_3")[0].rating == -1
    assert len(ids) == 3
    assert not set(ids) & {"cd_1", "cd_3", "cd_4"}


def test_paste_when_there_is_no_room_then_clamps_at_the_edge_and_loses_nothing() -> None:
    project = small_project()
    own = clipboard.pasted(copied(project, "cd_1", "cd_3", "cd_4"))
    assert own is not None
    after, ids = clipboard.paste_block(project, "mp_1", own[0], row="rw_o", stage="st_3", index=0)
    assert len(ids) == 3
    assert sorted(texts(after, "rw_o", "st_3")) == ["Buys it", "Looks around", "Too dear"]


def test_copy_when_a_card_has_a_picture_then_takes_it_along() -> None:
    assets = AssetStore()
    data = png(8, 8)
    sha = assets.add(data)
    project = add_asset(small_project(), sha, Asset(type="image/png"))
    project = update_card(project, "mp_1", "cd_1", image=sha)
    own = clipboard.pasted(copied(project, "cd_1", assets=assets))
    assert own is not None
    assert own[1].get(sha) == data
    after, _ids = clipboard.paste_block(small_project(), "mp_1", own[0], row="rw_o", stage="st_0", index=0)
    assert sha in after.assets


def test_paste_when_the_other_project_lacks_evidence_then_drops_the_reference() -> None:
    card = Card(id="cd_9", text="x", evidence_ids=("ev_1",), persona_ids=("pe_9", "pe_1"))
    source = insert_cards(small_project(), "mp_1", (card,), row="rw_o", stage="st_0", index=0)
    after, _ids = clipboard.paste_block(small_project(), "mp_1", source, row="rw_p", stage="st_0", index=0)
    journey = map_of(after, "mp_1")
    pasted = (*cell_of(journey, "rw_p", "st_0"), *cell_of(journey, "rw_o", "st_0"))
    assert all(c.evidence_ids == () and set(c.persona_ids) <= {"pe_1"} for c in pasted)


def test_text_when_cards_lie_apart_then_has_the_empty_cells_between_them() -> None:
    moved = move_cards(small_project(), "mp_1", ("cd_3",), row="rw_o", stage="st_3", index=0)
    table = clipboard.as_text(moved.maps[0], frozenset(("cd_1", "cd_3")))
    assert table == "Looks around\t\t\t\n\t\t\t\n\t\t\tBuys it"


def test_text_when_one_cell_is_copied_then_is_its_lines_and_else_a_table() -> None:
    journey = map_of(small_project(), "mp_1")
    assert clipboard.as_text(journey, frozenset(("cd_1", "cd_2"))) == "Looks around\nAsks a friend"
    table = clipboard.as_text(journey, frozenset(("cd_1", "cd_2", "cd_3")))
    assert table == '"Looks around\nAsks a friend"\tBuys it'


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\x00\xff", b'{"format":"empathway","version":99}', b"[" * 5000]
)
def test_paste_when_our_own_data_is_damaged_then_is_not_taken(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(MIME, data)
    assert clipboard.pasted(mime) is None


def test_cards_of_text_when_there_are_too_many_lines_then_stops() -> None:
    assert len(clipboard.cards_of_text("x\n" * (clipboard.MOST_CARDS + 50))) == clipboard.MOST_CARDS
    assert clipboard.one_text("a\r\nb\r") == "a\nb"
