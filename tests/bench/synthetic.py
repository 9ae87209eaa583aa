"""Synthetic maps of 200, 2,400 and 20,000 cards with texts in four languages."""

import random

from app.model.card import Card, Opportunity
from app.model.evidence import Evidence
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.row import Curve, Point, Row
from app.model.stage import Stage

SIZES = {200: (8, 8, 3), 2_160: (60, 12, 3), 2_400: (40, 20, 3), 20_000: (100, 50, 4)}
"""Stages, rows and cards a cell, by the round number of cards."""

KINDS = ("actions", "questions", "thoughts", "pain", "opportunities", "needs", "backstage", "brand")

WORDS = {
    "en": "she looks for the price of a plan and finds a page that says nothing about it while her team waits"
    " for an answer before the meeting on Monday because nobody knows who must approve the purchase",
    "es": "busca el precio del plan y encuentra una página que no dice nada mientras su equipo espera una"
    " respuesta antes de la reunión del lunes porque nadie sabe quién debe aprobar la compra del año",
    "de": "sie sucht den Preis und findet eine Seite mit Lieferbedingungen während ihr Team auf eine Antwort"
    " wartet weil niemand weiß wer die Anschaffung der Verwaltungssoftware genehmigen müsste",
    "fr": "elle cherche le prix de l’offre et trouve une page qui n’en dit rien pendant que son équipe attend"
    " une réponse avant la réunion de lundi parce que personne ne sait qui doit valider l’achat",
}


def text(rng: random.Random, language: str, *, least: int = 40, most: int = 200) -> str:
    """Return words of a language, `least` to `most` characters long."""
    words = WORDS[language].split()
    wanted, found = rng.randint(least, most), ""
    while len(found) < wanted:
        found += " " + rng.choice(words)
    return found[1 : wanted + 1].strip().capitalize()


def texts(count: int, *, seed: int = 7) -> list[str]:
    """Return card texts in turn in four languages."""
    rng = random.Random(seed)
    languages = tuple(WORDS)
    return [text(rng, languages[i % len(languages)]) for i in range(count)]


def synthetic(size: int, *, emotions: bool = False, bare: bool = False, seed: int = 7) -> Project:
    """Return a project with one map of about `size` cards (a key of `SIZES`), with an emotion row if asked.

    `bare` cards have a text and nothing else, like those that other programs are given to print.
    """
    stages_n, rows_n, per_cell = SIZES[size]
    rng = random.Random(seed)
    words = iter(texts(stages_n * rows_n * per_cell, seed=seed))
    stages = tuple(Stage(id=f"st_{i}", name=f"Stage {i + 1}") for i in range(stages_n))
    rows = tuple(
        Row(
            id=f"rw_{j}",
            kind=KINDS[j % len(KINDS)],
            name=f"Row {j + 1}",
            cells={
                stage.id: tuple(
                    _card(f"cd_{j}_{i}_{k}", next(words), "" if bare else KINDS[j % len(KINDS)], rng)
                    for k in range(per_cell)
                )
                for i, stage in enumerate(stages)
            },
        )
        for j in range(rows_n)
    )
    if emotions:
        rows = (*rows, _emotions(stages, seed))
    journey = JourneyMap(id="mp_1", title=f"{size} cards", stages=stages, rows=rows)
    known = {
        "personas": (Persona(id="pe_sally", name="Sally"),),
        "evidence": (Evidence(id="ev_interviews", title="Interviews"),),
    }
    return new_project(f"{size} cards", maps=(journey,)).replace(**known)


def _card(name: str, words: str, kind: str, rng: random.Random) -> Card:
    """A card as research leaves it: how certain it is, whose it is, and what it rests on."""
    if not kind:
        return Card(id=name, text=words)
    judged = Opportunity(impact=rng.randint(1, 5), effort=rng.randint(1, 5), status="idea")
    return Card(
        id=name,
        text=words,
        owner=rng.choice(("Marta Ortega", "Luis Carmona", "Ana Vidal")),
        certainty=rng.choice(("assumption", "some-data", "researched")),
        persona_ids=("pe_sally",),
        opportunity=judged if kind == "opportunities" else None,
        evidence_ids=("ev_interviews",),
    )


def _emotions(stages: tuple[Stage, ...], seed: int) -> Row:
    rng = random.Random(seed)
    points = tuple(
        Point(
            id=f"pt_{i}",
            stage=stage.id,
            score=rng.randint(-4, 4) / 2,
            text=text(rng, "en", least=10, most=40),
        )
        for i, stage in enumerate(stages)
    )
    return Row(id="rw_e", kind="emotions", name="Emotions", curves=(Curve(points=points),))
