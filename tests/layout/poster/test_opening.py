"""What is collapsed on the screen, and on paper."""

from app.layout.poster.opening import opened
from app.layout.poster.poster import plan_poster
from app.layout.poster.wishes import Contents, PosterWishes
from app.model.project import Project
from tests.layout.poster.maps import cards_of, named


def collapsed() -> Project:
    project = named("sally")
    journey = project.maps[0]
    stages = tuple(stage.replace(collapsed=index == 1) for index, stage in enumerate(journey.stages))
    rows = tuple(row.replace(options={"folded": True}) if row.kind == "pain" else row for row in journey.rows)
    return project.replace(maps=(journey.replace(stages=stages, rows=rows),))


def shown(project: Project, contents: Contents) -> set[str]:
    poster = plan_poster(project, "mp_1", PosterWishes(mode="fit", contents=contents))
    return {card for drawing in poster.posters[0].drawings for card, _rect in cards_of(drawing.sheet)}


def test_collapsed_parts_when_printed_then_all_their_cards_are_there() -> None:
    everything = shown(named("sally"), Contents())
    assert shown(collapsed(), Contents()) == everything
    assert shown(collapsed(), Contents(opened=False)) < everything


def test_map_when_nothing_is_collapsed_then_is_the_same_object() -> None:
    project = named("sally")
    assert opened(project, "mp_1") is project
    closed = collapsed()
    assert opened(closed, "another") is closed
    made = opened(closed, "mp_1").maps[0]
    assert not any(stage.collapsed for stage in made.stages)
    assert all(row.options.get("folded") is not True for row in made.rows)
