"""Connections on the sheet: between cards through the gutters, between stages in lanes under the ribbon."""

from app.ink.geometry import Rect
from app.ink.primitives import Slot
from app.layout.engine import lay_out
from app.layout.sheet import Sheet
from app.model.edits.cards import delete_cards
from app.model.edits.links import delete_link, put_link, update_link
from app.model.edits.rows import delete_row, update_row
from app.model.edits.stages import delete_stage, update_stage
from app.model.journey import Link
from app.model.project import Project
from app.model.query import map_of
from app.render.svg import write_svg
from tests.widgets.canvas.conftest import small_project


def linked(*ends: tuple[str, str], kind: str = "next") -> Project:
    project = small_project()
    for index, (source, target) in enumerate(ends):
        link = Link(id=f"ln_{index}", source=source, target=target, type=kind)
        project = put_link(project, "mp_1", link)
    return project


def handles(sheet: Sheet) -> dict[str, Rect]:
    layers = (*sheet.overlay, *sheet.ribbon)
    return {placed.block.slot.id: placed.rect for placed in layers if placed.block.slot.kind == "link"}


def test_link_when_between_cards_then_has_a_line_and_a_handle_in_the_gutter() -> None:
    project = linked(("cd_1", "cd_4"))
    sheet = lay_out(project, "mp_1")
    assert list(handles(sheet)) == ["ln_0"]
    line = next(placed for placed in sheet.overlay if placed.block.slot.kind == "decor")
    source, target = sheet.rect_of(Slot("card", "cd_1")), sheet.rect_of(Slot("card", "cd_4"))
    assert source is not None and target is not None
    assert line.rect.x == source.right
    assert line.rect.right == target.x
    assert not any(handles(sheet)["ln_0"].grown(-6).meets(rect) for rect in (source, target))


def test_link_when_clicked_on_its_handle_then_is_hit_and_not_beside_it() -> None:
    sheet = lay_out(linked(("cd_1", "cd_4")), "mp_1")
    middle = handles(sheet)["ln_0"].centre
    hit = sheet.hit(middle)
    assert hit is not None and (hit.part, hit.id) == ("link", "ln_0")
    other = sheet.hit(sheet.rect_of(Slot("card", "cd_3")).centre)
    assert other is not None and other.part == "card"


def test_loop_when_it_leads_back_then_runs_below_the_chevrons_and_names_its_stage() -> None:
    plain = lay_out(small_project(), "mp_1")
    sheet = lay_out(linked(("st_3", "st_1"), kind="back"), "mp_1")
    assert sheet.ribbon_height > plain.ribbon_height
    assert sheet.shelves[0].y - plain.shelves[0].y >= 20
    loop = next(placed for placed in sheet.ribbon if placed.block.slot == Slot("link", "ln_0"))
    assert loop.block.text == "back to Buy"
    chevron = sheet.rect_of(Slot("stage", "st_1"))
    assert chevron is not None and loop.rect.y >= chevron.bottom


def test_loops_when_they_overlap_then_lie_in_lanes_of_their_own() -> None:
    sheet = lay_out(linked(("st_3", "st_0"), ("st_2", "st_1")), "mp_1")
    first, second = handles(sheet).values()
    assert not first.meets(second)
    assert abs(first.centre.y - second.centre.y) > 20


def test_link_when_an_end_is_out_of_sight_then_is_not_drawn() -> None:
    project = linked(("cd_1", "cd_4"))
    assert lay_out(update_row(project, "mp_1", "rw_p", hidden=True), "mp_1").overlay == ()
    assert lay_out(update_stage(project, "mp_1", "st_1", collapsed=True), "mp_1").overlay == ()


def test_links_when_what_they_connect_is_deleted_then_go_too() -> None:
    project = linked(("cd_1", "cd_4"), ("st_3", "st_1"))
    for after in (
        delete_cards(project, "mp_1", ["cd_4"]),
        delete_row(project, "mp_1", "rw_p"),
    ):
        assert [link.source for link in map_of(after, "mp_1").links] == ["st_3"]
    assert map_of(delete_stage(project, "mp_1", "st_1"), "mp_1").links == ()
    assert delete_link(project, "mp_1", "ln_9") is project
    assert update_link(project, "mp_1", "ln_0", label="") is project


def test_link_when_it_is_there_already_or_leads_to_itself_then_nothing_changes() -> None:
    project = linked(("cd_1", "cd_4"))
    again = Link(id="ln_x", source="cd_1", target="cd_4")
    assert put_link(project, "mp_1", again) is project
    assert put_link(project, "mp_1", Link(id="ln_y", source="cd_1", target="cd_1")) is project


def test_sheet_when_written_as_svg_then_names_its_connections() -> None:
    project = update_link(linked(("cd_1", "cd_4")), "mp_1", "ln_0", label="leads to")
    assert "leads to" in write_svg(lay_out(project, "mp_1"))


def test_sheet_when_laid_out_again_after_an_edit_then_is_as_laid_out_anew() -> None:
    project = linked(("cd_1", "cd_4"), ("st_3", "st_1"))
    before = lay_out(small_project(), "mp_1")
    step = lay_out(project, "mp_1", previous=before)
    anew = lay_out(project, "mp_1")
    assert handles(step) == handles(anew)
    back = lay_out(small_project(), "mp_1", previous=step)
    assert handles(back) == {} and back.ribbon_height == before.ribbon_height
