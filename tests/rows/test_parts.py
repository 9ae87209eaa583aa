"""Parts of rows: channel icons, figures, initials and the foot of a card."""

import pytest

from app.ink.geometry import Point
from app.model.card import Card
from app.rows.kind import Scale
from app.rows.parts.channels import channel_icon
from app.rows.parts.figures import split_figure
from app.rows.parts.footer import initials, lay_out_foot
from app.rows.parts.labels import Field, Wish, place_labels
from tests.rows.test_kinds import context


@pytest.mark.parametrize(
    ("words", "icon"),
    [
        ("Email newsletter", "mail"),
        ("correo", "mail"),
        ("Word of mouth", "message-circle"),
        ("boca a boca", "message-circle"),
        ("Reseñas", "star"),
        ("Online ads", "megaphone"),
        ("Radio, TV", "radio"),
        ("Buscador", "search"),
        ("Website", "globe"),
        ("teléfono", "phone"),
        ("redes sociales", "share-2"),
        ("Camarero", "concierge-bell"),
        ("credit-card", "credit-card"),
        ("xyz", "map-pin"),
        ("", "map-pin"),
    ],
)
def test_channel_when_named_then_gets_its_icon(words: str, icon: str) -> None:
    assert channel_icon(words) == icon


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12,400 reach a month", ("12,400", "reach a month")),
        ("2.1 % click the ad", ("2.1 %", "click the ad")),
        ("3:40 minutes on the page", ("3:40", "minutes on the page")),
        ("€ 12.50", ("€ 12.50", "")),
        ("4/5 stars", ("4/5", "stars")),
        ("+30k visitors", ("+30k", "visitors")),
        ("-3 points", ("-3", "points")),
        ("NPS of 40", None),
        ("3rd place", None),
        ("", None),
    ],
)
def test_figure_when_a_text_begins_with_one_then_is_split_off(
    text: str, parts: tuple[str, str] | None
) -> None:
    assert split_figure(text) == parts


@pytest.mark.parametrize(
    ("name", "short"), [("Marta Ortega", "MO"), ("sally", "S"), ("A B C", "AC"), ("  ", ""), ("(x)", "")]
)
def test_initials_when_a_name_is_given_then_are_its_first_and_last(name: str, short: str) -> None:
    assert initials(name) == short


def test_foot_when_nothing_is_set_then_takes_no_room() -> None:
    assert lay_out_foot(Card(id="cd_1", text="x"), 200, paper="blue", context=context()).height == 0


def test_foot_when_it_is_too_wide_then_wraps() -> None:
    card = Card(id="cd_1", text="x", channels=("Email",) * 12, owner="Marta Ortega", votes={"1": 5})
    wide, narrow = (lay_out_foot(card, width, paper="blue", context=context()) for width in (600, 120))
    assert wide.height == 20 < narrow.height


def test_labels_when_a_point_is_a_peak_then_lie_above_it() -> None:
    field = Field((), Scale(50, 218), 6, 262)
    wish = Wish(Point(100, 80), 28, 0, 200, ((90, 18), (18, 18)), prefers_above=True)
    (spot,) = place_labels([wish], field)
    assert spot is not None and spot.rect.bottom == 80 - 14 - 9 and spot.rect.centre.x == 100
