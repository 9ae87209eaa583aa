"""Personas: the invented customers through whose eyes a map is drawn."""

from typing import Annotated

from app.model.marks import Between
from app.model.node import Node


class Slider(Node):
    """A trait between two opposites; 0 is fully left, 1 fully right."""

    left: str = ""
    right: str = ""
    value: Annotated[float, Between(0, 1)] = 0.5


class Empathy(Node):
    """The six fields of an empathy map."""

    thinks: tuple[str, ...] = ()
    sees: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()


class CustomField(Node):
    """A field of the user's own naming."""

    label: str
    text: str = ""


class Persona(Node):
    """A persona with every field of the guides; only the id is required."""

    id: str
    name: str = ""
    photo: str | None = None
    quote: str = ""
    tagline: str = ""
    role: str = ""
    age: str = ""
    gender: str = ""
    location: str = ""
    family_status: str = ""
    education: str = ""
    income_range: str = ""
    market: str = ""
    audience: str = ""
    bio: str = ""
    scenario: str = ""
    personal_goals: tuple[str, ...] = ()
    professional_goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    motivations: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    buying_habits: tuple[str, ...] = ()
    information_sources: tuple[str, ...] = ()
    preferred_channels: tuple[str, ...] = ()
    steady_touchpoints: tuple[str, ...] = ()
    favourite_brands: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    tech_level: Annotated[int, Between(1, 5)] | None = None
    sliders: tuple[Slider, ...] = ()
    empathy: Empathy | None = None
    evidence_ids: tuple[str, ...] = ()
    colour: Annotated[int, Between(1, 5)] | None = None
    custom: tuple[CustomField, ...] = ()
