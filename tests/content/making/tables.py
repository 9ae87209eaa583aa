"""The templates as tables: stages and rows in both languages, after the catalogue of the guides."""

from dataclasses import dataclass

from tests.content.making.words import Words


@dataclass(frozen=True)
class StageSpec:
    """A stage's name, when it is, and what happens in it."""

    name: Words
    moment: str | None = None
    description: Words = ("", "")
    steps: tuple[Words, ...] = ()


@dataclass(frozen=True)
class RowSpec:
    """A row: its kind, and where it differs from its kind's usual name, guide question and line."""

    kind: str
    name: Words | None = None
    guide: Words | None = None
    line: str = "none"
    colour: str | None = None
    icon: str | None = None


@dataclass(frozen=True)
class TemplateSpec:
    """A template with everything that its file says."""

    id: str
    name: Words
    stages: tuple[StageSpec, ...]
    rows: tuple[RowSpec, ...]
    kind: str = "journey"
    title: Words | None = None
    """What the map is called, if not as the template."""
    is_pair: bool = False
    """Whether there are two maps, as it is and as it should be."""


def stages(*names: Words, moments: str = "") -> tuple[StageSpec, ...]:
    """Return stages by their names; `moments` has b, d or a for each, or nothing."""
    when = {"b": "before", "d": "during", "a": "after"}
    return tuple(StageSpec(name, when[moments[i]] if moments else None) for i, name in enumerate(names))


def numbered(count: int) -> tuple[StageSpec, ...]:
    """Return stages called Step 1, Step 2, …"""
    return tuple(StageSpec(name) for name in steps(1, count))


def rows(*kinds: str) -> tuple[RowSpec, ...]:
    """Return rows of these kinds with their usual names."""
    return tuple(RowSpec(kind) for kind in kinds)


def free(name: Words, guide: Words, colour: str, icon: str) -> RowSpec:
    """Return a free row with a paper and an icon of its own."""
    return RowSpec("text", name, guide, colour=colour, icon=icon)


def steps(first: int, last: int) -> tuple[Words, ...]:
    """Return the names of steps by their numbers."""
    return tuple((f"Step {i}", f"Paso {i}") for i in range(first, last + 1))


FIVE = (
    StageSpec(
        ("Awareness", "Reconocimiento"),
        "before",
        (
            "A need appears, by impulse or by a mishap. Be present, advertise.",
            "Aparece la necesidad, por impulso o imprevisto. Estar presente, publicidad.",
        ),
    ),
    StageSpec(
        ("Consideration", "Consideración"),
        "before",
        (
            "Pros and cons are weighed, options dropped. Be clear and honest, differ from others.",
            "Se sopesan ventajas y se descartan opciones. Claridad, honradez, diferencia.",
        ),
    ),
    StageSpec(
        ("Purchase", "Compra"),
        "during",
        (
            "Confirms and pays: the emotional peak. Simple channel, several payment means, confirmation, terms.",
            "Confirma y paga: momento álgido. Canal sencillo, varios pagos, confirmación, plazos.",
        ),
    ),
    StageSpec(
        ("Use", "Uso"),
        "after",
        (
            "The product does its work or is returned. Support channels, guarantees.",
            "El producto cumple o se devuelve. Atención al cliente, garantías.",
        ),
    ),
    StageSpec(
        ("Evaluation", "Valoración"),
        "after",
        (
            "Reviews open or close the next journey. Open channels, listen.",
            "Las reseñas abren o cierran el siguiente recorrido. Canales abiertos, escuchar.",
        ),
    ),
)

TEMPLATES: tuple[TemplateSpec, ...] = (
    TemplateSpec(
        "five-phases",
        ("Five phases", "Cinco fases"),
        FIVE,
        rows("actions", "brand", "touchpoints", "emotions", "opportunities"),
    ),
    TemplateSpec(
        "buyer-seven",
        ("Buyer, seven stages", "Comprador, siete etapas"),
        stages(
            ("Awareness", "Reconocimiento"),
            ("Consideration", "Consideración"),
            ("Comparison", "Comparación"),
            ("Decision", "Decisión"),
            ("Purchase", "Compra"),
            ("Retention", "Retención o fidelización"),
            ("Promotion", "Promoción"),
        ),
        rows("actions", "touchpoints", "thoughts", "emotions"),
    ),
    TemplateSpec(
        "wall-grid",
        ("Workshop wall", "Pared de taller"),
        numbered(5),
        (
            RowSpec("actions"),
            RowSpec("questions"),
            RowSpec("happy"),
            RowSpec("pain"),
            RowSpec("tech"),
            RowSpec("opportunities"),
        ),
    ),
    TemplateSpec(
        "before-during-after",
        ("Before, during, after", "Antes, durante, después"),
        (
            StageSpec(("Before the purchase", "Antes de la compra"), "before"),
            StageSpec(("During the purchase", "Durante la compra"), "during"),
            StageSpec(("After the purchase", "Después de la compra"), "after"),
        ),
        rows("actions", "touchpoints", "emotions", "pain", "opportunities"),
    ),
    TemplateSpec(
        "service-blueprint",
        ("Service blueprint", "Blueprint de servicio"),
        numbered(6),
        (
            RowSpec("evidence"),
            RowSpec("actions"),
            RowSpec("frontstage", line="interaction"),
            RowSpec("backstage", line="visibility"),
            RowSpec("support", line="internal"),
        ),
        kind="blueprint",
    ),
    TemplateSpec(
        "on-off-stage",
        ("On stage, off stage", "En escena, entre bastidores"),
        numbered(6),
        (
            RowSpec(
                "actions",
                ("Behaviour", "Conducta"),
                ("What is the customer trying to do?", "¿Qué intenta hacer el cliente?"),
            ),
            RowSpec(
                "thoughts",
                ("Attitudes", "Actitudes"),
                ("What do they feel and say?", "¿Qué siente y qué dice?"),
            ),
            RowSpec("onstage", line="visibility"),
            RowSpec("offstage"),
            RowSpec("kpi"),
            RowSpec(
                "text",
                ("Moments that matter", "Momentos que importan"),
                ("Where is it made or broken?", "¿Dónde se gana o se pierde?"),
                colour="white",
                icon="star",
            ),
        ),
    ),
    TemplateSpec(
        "seven-phases",
        ("Seven phases", "Siete fases"),
        stages(
            ("Discovery", "Descubrimiento"),
            ("Consideration", "Consideración"),
            ("Decision", "Decisión"),
            ("Purchase", "Compra"),
            ("User experience", "Experiencia de usuario"),
            ("Loyalty", "Fidelización"),
            ("Promotion", "Promoción"),
            moments="bbbdaaa",
        ),
        (
            RowSpec("expectations"),
            RowSpec("actions"),
            RowSpec("touchpoints"),
            RowSpec("emotions"),
            RowSpec("pain", ("Challenges", "Desafíos")),
        ),
    ),
    TemplateSpec(
        "doing-brand",
        ("Doing, and what we can do", "Lo que hace, lo que podemos hacer"),
        stages(
            ("Awareness", "Concientización"),
            ("Consideration", "Consideración"),
            ("Decision", "Decisión"),
            ("Action", "Acción"),
            ("Loyalty", "Fidelización"),
        ),
        rows("actions", "brand", "motivations", "questions", "pain", "touchpoints", "metrics"),
    ),
    TemplateSpec(
        "four-moments",
        ("Four moments", "Cuatro momentos"),
        stages(
            ("Acquisition", "Adquisición"),
            ("Onboarding", "Bienvenida (onboarding)"),
            ("Loyalty building", "Fidelización"),
            ("Retention", "Retención"),
        ),
        rows("objectives", "actions", "touchpoints", "emotions", "kpi"),
    ),
    TemplateSpec(
        "objectives-kpis",
        ("Objectives and KPIs", "Objetivos e indicadores"),
        FIVE,
        (
            *rows("steps", "objectives", "kpi", "touchpoints", "emotions"),
            free(
                ("Strengths", "Fortalezas"), ("What works well?", "¿Qué funciona bien?"), "green", "thumbs-up"
            ),
            free(
                ("Weaknesses", "Debilidades"), ("What does not?", "¿Qué no funciona?"), "coral", "thumbs-down"
            ),
            free(("Priorities", "Prioridades"), ("What comes first?", "¿Qué va primero?"), "yellow", "flag"),
        ),
    ),
    TemplateSpec(
        "four-lines",
        ("Four lines", "Cuatro líneas"),
        stages(
            ("Start", "Inicio"),
            ("Stretch 2", "Tramo 2"),
            ("Stretch 3", "Tramo 3"),
            ("Stretch 4", "Tramo 4"),
            ("Stretch 5", "Tramo 5"),
        ),
        rows("actions", "motivations", "questions", "pain"),
    ),
    TemplateSpec(
        "design-thinking",
        ("Design thinking", "Design thinking"),
        stages(
            ("Understand", "Comprender"),
            ("Observe", "Observar"),
            ("Define", "Definir"),
            ("Devise", "Idear"),
            ("Prototype", "Prototipar"),
            ("Test", "Testear"),
            ("Implement", "Implementar"),
        ),
        rows("actions", "questions", "opportunities"),
    ),
    TemplateSpec(
        "employee-journey",
        ("Employee journey", "Recorrido del empleado"),
        stages(
            ("Join", "Entrar"),
            ("Learn", "Aprender"),
            ("Work", "Trabajar"),
            ("Grow", "Crecer"),
            ("Leave", "Salir"),
        ),
        (
            RowSpec("actions", guide=("What does the employee do?", "¿Qué hace la persona?")),
            *rows("needs", "emotions", "pain", "opportunities"),
        ),
    ),
    TemplateSpec(
        "tisdd",
        ("Journey with a storyboard", "Recorrido con guion gráfico"),
        (
            StageSpec(("Before", "Antes"), "before", steps=steps(1, 2)),
            StageSpec(("During", "Durante"), "during", steps=steps(3, 5)),
            StageSpec(("After", "Después"), "after", steps=steps(6, 7)),
        ),
        (
            RowSpec("actions", ("What happens", "Lo que pasa"), ("In one sentence", "En una frase")),
            *rows("storyboard", "emotions", "engagement", "channels"),
            RowSpec("backstage", line="visibility"),
        ),
    ),
    TemplateSpec(
        "as-is-to-be",
        ("As it is, as it should be", "Como es, como debería ser"),
        FIVE,
        rows("actions", "touchpoints", "emotions", "pain", "opportunities"),
        is_pair=True,
    ),
    TemplateSpec(
        "empathy-map",
        ("Empathy map", "Mapa de empatía"),
        (StageSpec(("One person, one situation", "Una persona, una situación")),),
        (
            free(
                ("Thinks and feels", "Piensa y siente"),
                ("What really counts?", "¿Qué le importa?"),
                "violet",
                "brain",
            ),
            free(("Sees", "Ve"), ("What is around them?", "¿Qué tiene alrededor?"), "blue", "eye"),
            free(("Hears", "Oye"), ("What do others say?", "¿Qué dicen los demás?"), "orange", "headphones"),
            free(
                ("Says and does", "Dice y hace"),
                ("What can we observe?", "¿Qué podemos observar?"),
                "yellow",
                "message-square",
            ),
            free(("Pains", "Dolores"), ("What do they fear?", "¿Qué teme?"), "coral", "frown"),
            free(("Gains", "Logros"), ("What do they hope for?", "¿Qué espera conseguir?"), "green", "smile"),
        ),
        kind="empathy",
    ),
    TemplateSpec(
        "blank",
        ("Blank", "En blanco"),
        (StageSpec(("Stage 1", "Etapa 1")),),
        rows("actions"),
        title=("New map", "Mapa nuevo"),
    ),
)
