"""Tasks on a map that is open: what is done with the hands, and what must be there then."""

from itertools import pairwise

from PySide6.QtWidgets import QMenu

from app.ink.primitives import Outline, Slot, TextLine
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.rows import update_row
from app.model.ids import CARD, new_id
from app.model.query import cell_of
from app.model.row import Curve
from app.render.order import blocks_in_order
from tests.usability.hands import CTRL, Hands

THOUGHTS = {0: "I must sort this out", 2: "Which one is right?", 5: "I will tell Ann"}
SALLY = ((0, 0.5, -1.5), (1, 0.3, -0.5), (1, 0.75, 0.5), (2, 0.5, -1.0), (3, 0.5, 1.0), (4, 0.5, 2.0))
"""Of each point: the stage by its number, the place in it, and the score."""
MARCO = (5, 4, 2, 1, 4)
"""The digits for the second persona's scores: 1 is frustrated, 5 delighted."""


def type_twelve_cards(hands: Hands) -> None:
    """Three cards in each of four stages, hands never leaving the keyboard."""
    row = hands.row("actions").id
    stages = [stage.id for stage in hands.journey.stages]
    hands.think()
    hands.press("Ctrl+Home")
    for stage in range(4):
        hands.think()
        for number in range(3):
            hands.type(f"Step {stage + 1}.{number + 1}")
            if number < 2:
                hands.press("Return")
        hands.press("Tab" if stage < 3 else "Esc")
    found = [[card.text for card in cell_of(hands.journey, row, stage)] for stage in stages[:4]]
    assert found == [[f"Step {i}.{j}" for j in (1, 2, 3)] for i in (1, 2, 3, 4)]
    assert not [each for each in hands.tally.gestures if "click" in each or "drag" in each]


def give_three_questions(hands: Hands) -> None:
    """Put three questions into Comparison and two pain points into Decision."""
    session = hands.session
    wanted = (
        ("questions", "Comparison", ("One?", "Two?", "Three?")),
        ("pain", "Decision", ("First", "Last")),
    )
    for kind, stage, texts in wanted:
        row, column, map_id = hands.row(kind), hands.stage(stage), session.map_id
        cards = tuple(Card(id=new_id(CARD), text=text) for text in texts)
        session.apply(
            lambda project, r=row, s=column, c=cards, m=map_id: insert_cards(
                update_row(project, m, r.id, cells={}), m, c, row=r.id, stage=s, index=0
            ),
            "Prepare",
        )
    session.undo_stack.clear()


def move_three_cards(hands: Hands) -> None:
    """Move three cards to the second place of another cell, then undo."""
    source, goal = hands.stage("Comparison"), hands.stage("Decision")
    before = hands.session.project
    ids = [card.id for card in hands.row("questions").cells[source]]
    first = hands.row("pain").cells[goal][0]
    hands.think()
    hands.click(hands.card(ids[0]))
    for other in ids[1:]:
        hands.click(hands.card(other), held=CTRL)
    chosen = hands.session.selection
    hands.think()
    hands.drag(hands.card(ids[0]), hands.below(first.id))
    assert hands.texts("pain", goal) == ["First", "One?", "Two?", "Three?", "Last"]
    assert hands.session.selection.cards == frozenset(ids)
    hands.think()
    hands.press("Ctrl+Z")
    assert hands.session.project is before
    assert hands.session.selection == chosen


def forget_emotions(hands: Hands) -> None:
    """Take Sally's line and the moments away, so that they can be drawn."""
    session, row = hands.session, hands.row("emotions").id
    map_id = session.map_id
    session.apply(lambda project: update_row(project, map_id, row, curves=()), "Prepare")
    for moment in hands.journey.moments:
        hands.session.select(hands.session.selection)
        from app.model.edits.moments import delete_moment

        session.apply(lambda project, m=moment.id: delete_moment(project, map_id, m), "Prepare")
    session.undo_stack.clear()
    hands.canvas.fit_map()


def draw_emotion_line(hands: Hands) -> None:
    """Draw six scores and three thoughts, and mark the moment that matters."""
    row, stages = hands.row("emotions").id, [stage.id for stage in hands.journey.stages]
    hands.think()
    for number, (stage, pos, score) in enumerate(SALLY):
        hands.double_click(hands.score(row, stages[stage], score=score, pos=pos))
        hands.type(THOUGHTS.get(number, ""))
    hands.press("Esc")
    hands.think()
    hands.press("Ctrl+Shift+M")
    points = hands.row("emotions").curves[0].points
    assert [point.stage for point in points] == [stages[stage] for stage, _pos, _score in SALLY]
    wrong = [
        (point.score, score)
        for point, (_s, _p, score) in zip(points, SALLY, strict=True)
        if abs(point.score - score) > 0.25
    ]
    assert wrong == []
    assert [point.text for point in points if point.text] == list(THOUGHTS.values())
    assert [moment.stage for moment in hands.journey.moments] == [stages[4]]
    assert_thoughts_can_be_read(hands)


def assert_thoughts_can_be_read(hands: Hands) -> None:
    """Hold every thought to be on the sheet in full, and no two of their boxes to overlap."""
    layout = hands.canvas.sheet().shelf_of[hands.row("emotions").id].layout
    words = "".join(
        item.line.text for placed in layout.over for item in placed.block.items if isinstance(item, TextLine)
    )
    assert all(text.replace(" ", "") in words.replace(" ", "") for text in THOUGHTS.values())
    boxes = sorted(
        (placed.rect for placed in layout.over if placed.block.text in THOUGHTS.values()),
        key=lambda box: box.x,
    )
    assert all(not first.meets(second) for first, second in pairwise(boxes))


def add_second_persona(hands: Hands) -> None:
    """Add a persona with a line of his own, and name the stage at which the two differ most."""
    panel = hands.window.page.persona_panel
    hands.think()
    hands.click_on(panel.menu_button)
    hands.choose("Add a persona")
    hands.type("Marco")
    hands.think()
    hands.press("Ctrl+Shift+L")
    for number, digit in enumerate(MARCO):
        hands.press(str(digit))
        if number < len(MARCO) - 1:
            hands.press("Right")
    curves = hands.row("emotions").curves
    marco = hands.session.project.personas[-1]
    assert (marco.name, len(curves)) == ("Marco", 2)
    found = [point.score for point in _curve(hands, marco.id).points]
    assert found == [digit - 3 for digit in MARCO], found
    assert stage_that_differs_most(hands) == "Awareness"
    assert_lines_differ_in_grey(hands)


def _curve(hands: Hands, persona: str) -> Curve:
    return next(curve for curve in hands.row("emotions").curves if curve.persona == persona)


def stage_that_differs_most(hands: Hands) -> str:
    """Return the stage at which the drawn points of two lines are farthest apart, as an eye would see it."""
    sheet = hands.canvas.sheet()
    heights: dict[str, list[float]] = {}
    for curve in hands.row("emotions").curves:
        own: dict[str, list[float]] = {}
        for point in curve.points:
            rect = sheet.rect_of(Slot("point", point.id))
            assert rect is not None
            own.setdefault(point.stage, []).append(rect.centre.y)
        for stage, found in own.items():
            heights.setdefault(stage, []).append(sum(found) / len(found))
    gaps = {stage: max(found) - min(found) for stage, found in heights.items() if len(found) == 2}
    widest = max(gaps, key=lambda stage: gaps[stage])
    return next(stage.name for stage in hands.journey.stages if stage.id == widest)


def assert_lines_differ_in_grey(hands: Hands) -> None:
    """Hold the lines of two personas to differ by more than their hue: by their dashes."""
    blocks = [
        placed.block for placed in blocks_in_order(hands.canvas.sheet()) if placed.block.slot.kind == "curve"
    ]
    pens = {
        (block.slot.id, item.stroke.dash)
        for block in blocks
        for item in block.items
        if isinstance(item, Outline) and item.stroke is not None and item.stroke.width >= 2
    }
    assert len({dash for _id, dash in pens}) >= 2, pens


def close_menus(hands: Hands) -> None:
    """Close what a script that broke off has left open."""
    for menu in hands.window.findChildren(QMenu):
        menu.hide()
