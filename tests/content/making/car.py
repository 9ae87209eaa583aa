"""Collecting a new car: rows of “on stage, off stage”, moment and people after the guide; the rest invented."""

from tests.content.making.examples import ExampleSpec, MapSpec, RowSpec, card, idea, one_each
from tests.content.making.sally import WIDTHS

STAGES = (
    (("Search", "Buscar"), ("three weeks", "tres semanas"), "before"),
    (("Visit", "Visitar"), ("a Saturday", "un sábado"), "before"),
    (("Choose model and colour", "Elegir modelo y color"), ("two hours", "dos horas"), "before"),
    (("Wait", "Esperar"), ("ten weeks", "diez semanas"), "before"),
    (("Collect", "Recoger"), ("one hour", "una hora"), "during"),
    (("First months", "Primeros meses"), ("half a year", "medio año"), "after"),
)

TALKS = ["ev_1"]

BEHAVIOUR = RowSpec(
    "actions",
    ("Behaviour", "Conducta"),
    ("What is Daniel trying to do?", "¿Qué intenta hacer Daniel?"),
    one_each(
        card("=Compares models on his phone", "Compara modelos en el móvil", evidence_ids=TALKS),
        card("=Sits in three cars", "Se sienta en tres coches", evidence_ids=TALKS),
        card("=Picks the colour with his daughter", "Elige el color con su hija", evidence_ids=TALKS),
        card("-Rings to ask for the date", "Llama para preguntar la fecha"),
        card("=Comes with his whole family", "Viene con toda la familia", evidence_ids=TALKS),
        card("~Shows the car to his friends", "Enseña el coche a sus amigos"),
    ),
)

ATTITUDES = RowSpec(
    "thoughts",
    ("Attitudes", "Actitudes"),
    ("What does he feel and say?", "¿Qué siente y qué dice?"),
    one_each(
        card("-So many, which one fits us?", "Hay tantos, ¿cuál nos sirve?"),
        card("=Nobody rushed me", "Nadie me metió prisa", evidence_ids=TALKS),
        card("-Blue. It has to be blue", "Azul. Tiene que ser azul"),
        card("=Have they forgotten me?", "¿Se han olvidado de mí?", evidence_ids=TALKS),
        card("=A dream come true", "Un sueño hecho realidad", evidence_ids=TALKS),
        card("-Who do I ask about this button?", "¿A quién pregunto por este botón?"),
    ),
)

EMOTIONS = RowSpec(
    "emotions",
    ("Emotions", "Emociones"),
    ("How does it feel?", "¿Cómo se siente?"),
    points=(
        (1, 0.5, 0.3, ("Where do I start?", "¿Por dónde empiezo?")),
        (2, 0.5, 0.8, ("This one feels right", "En este voy a gusto")),
        (3, 0.5, 0.6, ("That’s our blue", "Ese es nuestro azul")),
        (4, 0.5, -1.2, ("Nobody tells me anything", "Nadie me dice nada")),
        (5, 0.5, 2.0, ("A dream come true", "Un sueño hecho realidad")),
        (6, 0.5, 0.9, ("Ours, every morning", "Nuestro, cada mañana")),
    ),
)

ON_STAGE = RowSpec(
    "onstage",
    ("On stage", "En escena"),
    ("What do we do in plain sight?", "¿Qué hacemos a la vista?"),
    one_each(
        card("=Website with all prices", "Web con todos los precios"),
        card("=Sales representative at his side", "Un asesor a su lado", evidence_ids=TALKS),
        card("=Colour samples in daylight", "Muestras de color a la luz del día"),
        card("-One letter after six weeks", "Una carta a las seis semanas"),
        card("=Keys handed over, photo taken", "Entrega de llaves y foto", evidence_ids=TALKS),
        card("-Call after the first month", "Llamada al primer mes"),
    ),
    more={"line_above": "visibility"},
)

OFF_STAGE = RowSpec(
    "offstage",
    ("Off stage", "Entre bastidores"),
    ("What does he never see?", "¿Qué no llega a ver?"),
    one_each(
        None,
        card("-Front desk books the test drive", "Recepción reserva la prueba"),
        card("=The order goes to the factory", "El pedido va a fábrica"),
        card("~Transport is late, nobody says so", "El transporte se retrasa en silencio", key="late"),
        card("=The car is washed and fuelled", "Se lava y se llena el depósito"),
        card("~Workshop plans the first service", "El taller prevé la revisión"),
    ),
)

PEOPLE = RowSpec(
    "people",
    ("People", "Personas"),
    ("Who is involved?", "¿Quién participa?"),
    one_each(
        card("Daniel and his family", "Daniel y su familia"),
        card("Front-of-house staff", "Personal de recepción"),
        card("Sales representative", "Asesor de ventas"),
        card("Sales representative", "Asesor de ventas"),
        card("The whole front of house", "Toda la recepción"),
        card("Workshop", "Taller"),
    ),
)

KPIS = RowSpec(
    "kpi",
    ("KPIs", "Indicadores"),
    ("How do we know?", "¿Cómo lo sabemos?"),
    one_each(
        card("6.2 % ask for a visit", "6,2 % pide una visita"),
        card("38 % come back", "38 % vuelve"),
        card("71 % order that day", "71 % encarga ese día"),
        card("3 calls for news", "3 llamadas para saber"),
        card("9.4 out of 10", "9,4 sobre 10"),
        card("64 % recommend us", "64 % nos recomienda"),
    ),
)

IDEAS = RowSpec(
    "opportunities",
    ("Opportunities", "Oportunidades"),
    ("What could we do better?", "¿Qué podríamos mejorar?"),
    one_each(
        None,
        None,
        None,
        idea(
            "=A photo from every stop of the car",
            "Una foto de cada parada del coche",
            (5, 2),
            key="photo",
            votes=4,
            owner="Nuria Sanz",
            solves=["cd_late"],
            status="planned",
        ),
        idea(
            "-A quarter of an hour without papers",
            "Un cuarto de hora sin papeles",
            (4, 1),
            votes=3,
            owner="Pau Riera",
        ),
        idea(
            "~Half an hour of buttons, later",
            "Media hora de botones, más tarde",
            (3, 2),
            votes=2,
            owner="Pau Riera",
        ),
    ),
)

COLLECT = MapSpec(
    {
        "title": ("Collecting a new car", "Recoger un coche nuevo"),
        "goal": (
            "Make the day of the keys worth the wait",
            "Que el día de las llaves compense la espera",
        ),
        "starts_at": ("First look", "Primera mirada"),
        "ends_at": ("half a year on the road", "medio año en carretera"),
        "focus": "wide",
        "layout": WIDTHS,
        "template": "on-off-stage",
        "authors": ["Ana Vidal", "Julia Mora"],
        "review_date": "2027-03-15",
        "version_note": (
            "Invented sample: 8 talks · version 1, 2026-11-22",
            "Muestra inventada: 8 charlas · versión 1, 22-11-2026",
        ),
        "outcomes": [
            {"text": ("The wait is long, the silence is longer.", "La espera es larga; el silencio, más.")},
            {
                "text": (
                    "The keys are a celebration, not a form.",
                    "Las llaves son una fiesta, no un trámite.",
                )
            },
            {"text": ("Questions come a week later.", "Las preguntas llegan una semana después.")},
        ],
        "actions": [
            {
                "text": (
                    "Agree on four photos with the carrier",
                    "Acordar cuatro fotos con el transportista",
                ),
                "owner": "Nuria Sanz",
                "due": "2027-01-15",
                "source": "cd_photo",
            }
        ],
    },
    STAGES,
    (BEHAVIOUR, ATTITUDES, EMOTIONS, ON_STAGE, OFF_STAGE, PEOPLE, KPIS, IDEAS),
    (
        5,
        {
            "type": "moment-of-truth",
            "title": ("The keys", "Las llaves"),
            "people": (
                "Daniel, the sales representative, front-of-house staff",
                "Daniel, el asesor, el personal de recepción",
            ),
            "things": ("The car, the keys, a photo", "El coche, las llaves, una foto"),
            "processes": ("Preparing the car, handing it over", "Preparar el coche, entregarlo"),
            "needs": ("To be the centre for an hour", "Ser el centro durante una hora"),
            "if_it_fails": ("A form is all that he remembers.", "Solo recuerda un trámite."),
            "kpi": ("Mark for the day of collection", "Nota del día de la entrega"),
        },
    ),
    point=5,
)

CAR = ExampleSpec(
    id="car",
    name=("Collecting a new car", "Recoger un coche nuevo"),
    note=("Moment that matters · people and processes", "Momento que importa · personas y procesos"),
    description=(
        "Example after a public guide; the customer, the team, the talks and the figures are invented.",
        "Ejemplo según una guía pública; el cliente, el equipo, las charlas y las cifras son inventados.",
    ),
    portrait="daniel",
    persona={
        "name": "Daniel",
        "quote": ("Tell me something, even if it’s late.", "Decidme algo, aunque vaya tarde."),
        "tagline": ("Buys a new car once in ten years.", "Compra coche una vez cada diez años."),
        "role": ("father of two", "padre de dos"),
        "age": "38",
        "family_status": ("married, two children", "casado, dos hijos"),
        "personal_goals": [("a car for four", "un coche para cuatro"), ("no surprises", "sin sorpresas")],
        "expectations": [
            ("a date that holds", "una fecha que se cumpla"),
            ("somebody to ask", "alguien a quien preguntar"),
        ],
        "frustrations": [("silence", "el silencio"), ("forms", "los trámites")],
        "preferred_channels": [("phone", "teléfono"), ("messages", "mensajes")],
        "sliders": [
            {"left": ("head", "cabeza"), "right": ("heart", "corazón"), "value": 0.6},
            {"left": ("patient", "paciente"), "right": ("impatient", "impaciente"), "value": 0.55},
        ],
        "evidence_ids": ["ev_1"],
    },
    evidence=(
        {
            "title": ("8 talks at the counter", "8 charlas en el mostrador"),
            "kind": "interview",
            "solicited": True,
            "date": "2026-11-10",
            "n": 8,
            "confidence": "mid",
        },
    ),
    people=(("Nuria Sanz", ("Sales", "Ventas")), ("Pau Riera", ("Front of house", "Recepción"))),
    maps=(COLLECT,),
)
