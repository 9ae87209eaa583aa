"""A visit to the cafeteria: nine stages and what the guest never sees, after the guide; the rest invented."""

from tests.content.making.examples import ExampleSpec, MapSpec, RowSpec, card, chip, idea, one_each
from tests.content.making.sally import SCALE

STAGES = (
    (("Enter the cafeteria", "Entrar al local"), ("", ""), "before"),
    (("Sit at the table", "Sentarse a la mesa"), ("", ""), "before"),
    (("Be served by the waiters", "Ser atendido por los camareros"), ("", ""), "before"),
    (("See the menu", "Ver la carta"), ("", ""), "before"),
    (("Choose what to have", "Elegir qué tomar"), ("", ""), "before"),
    (("Eat and drink", "Comer y beber"), ("", ""), "during"),
    (("Ask for the bill", "Pedir la cuenta"), ("", ""), "after"),
    (("Pay", "Pagar"), ("", ""), "after"),
    (("Leave", "Marcharse"), ("", ""), "after"),
)

SEEN = ["ev_1"]
TOLD = ["ev_2"]

ACTIONS = RowSpec(
    "actions",
    ("What she does", "Lo que hace"),
    ("Step by step", "Paso a paso"),
    one_each(
        card("=Comes in, looks for a free table", "Entra y busca una mesa libre", evidence_ids=SEEN),
        card("=Sits down by the window", "Se sienta junto a la ventana", evidence_ids=SEEN),
        card("=Waits for somebody", "Espera a que alguien venga", evidence_ids=SEEN),
        card("-Reads the whole menu", "Lee la carta de arriba abajo"),
        card("=Asks for advice and chooses", "Pide consejo y elige", evidence_ids=SEEN),
        card("=Eats and drinks, forgets the clock", "Come y bebe sin mirar el reloj", evidence_ids=SEEN),
        card("=Waves to ask for the bill", "Hace señas para pedir la cuenta", evidence_ids=SEEN),
        card("=Pays by card", "Paga con tarjeta", evidence_ids=SEEN),
        card("-Says goodbye and goes", "Se despide y sale"),
    ),
)

CONTACT = RowSpec(
    "touchpoints",
    ("Contact", "Contacto"),
    ("With what, with whom?", "¿Con qué, con quién?"),
    one_each(
        chip("Door", "Puerta", "door-open", controlled="yes", place="on-site"),
        chip("Table", "Mesa", "armchair", controlled="yes", place="on-site"),
        chip("Waiter", "Camarero", "concierge-bell", controlled="yes", place="on-site", importance=5),
        chip("Menu", "Carta", "book-open", controlled="yes", place="on-site"),
        chip("Waiter", "Camarero", "concierge-bell", controlled="yes", place="on-site", importance=4),
        chip("Plate and cup", "Plato y taza", "utensils", controlled="yes", place="on-site", importance=5),
        chip("Waiter", "Camarero", "concierge-bell", controlled="yes", place="on-site", importance=5),
        chip("Card reader", "Datáfono", "credit-card", controlled="yes", place="on-site"),
        chip("Door", "Puerta", "door-open", controlled="yes", place="on-site"),
    ),
)

EMOTION = RowSpec(
    "emotions",
    ("Emotion", "Emoción"),
    ("How does it feel?", "¿Cómo se siente?"),
    points=(
        (1, 0.5, 1.0, ("Smells so good!", "¡Qué bien huele!")),
        (2, 0.5, 0.5, ("The table is clean", "La mesa está limpia")),
        (3, 0.5, -1.0, ("Have they seen me?", "¿Me habrán visto?")),
        (4, 0.5, 0.0, ("A bit of everything", "Hay de todo")),
        (5, 0.5, 0.5, ("I fancy that", "Eso me apetece")),
        (6, 0.5, 2.0, ("Just what I wanted", "Justo lo que quería")),
        (7, 0.5, -1.5, ("How long must I wait?", "¿Cuánto hay que esperar?")),
        (8, 0.5, -0.5, ("All the way to the bar?", "¿Hasta la barra?")),
        (9, 0.5, 1.0, ("I’ll be back", "Volveré")),
    ),
    more=SCALE,
)

PAIN = RowSpec(
    "pain",
    ("What gets in the way", "Lo que frena"),
    ("Where is time lost?", "¿Dónde se pierde tiempo?"),
    one_each(
        None,
        None,
        card(
            "=Nobody owns this table",
            "Nadie sabe a quién le toca esta mesa",
            key="whose",
            evidence_ids=SEEN,
        ),
        card(
            "-The menu hides what is sold out",
            "La carta no dice qué queda hoy",
            key="menu",
            evidence_ids=TOLD,
        ),
        None,
        None,
        card(
            "=Three waves until they see her", "Tres señas hasta que la ven", key="waves", evidence_ids=SEEN
        ),
        card(
            "=The card reader is at the bar", "El datáfono está en la barra", key="reader", evidence_ids=SEEN
        ),
        None,
    ),
)

BACKSTAGE = RowSpec(
    "backstage",
    ("Backstage", "Entre bastidores"),
    ("What Marta never sees", "Lo que Marta no ve"),
    one_each(
        None,
        card("=The table is wiped", "Se limpia la mesa", evidence_ids=SEEN),
        None,
        card("~The day’s menu is printed", "Se imprime la carta del día"),
        card("-The kitchen gets the order", "La comanda llega a cocina"),
        card("=Food is cooked, coffee is made", "Se cocina y se prepara el café", evidence_ids=SEEN),
        card("=The bill is added up at the bar", "Se suma la cuenta en la barra", evidence_ids=SEEN),
        None,
        card("~The till is counted", "Se cuenta la caja"),
    ),
    more={"line_above": "visibility", "options": {"icon": "chef-hat"}},
)

IMPROVE = RowSpec(
    "opportunities",
    ("What we will improve", "Qué vamos a mejorar"),
    ("By impact and effort", "Por impacto y esfuerzo"),
    one_each(
        None,
        None,
        idea(
            "=A greeting in the first minute",
            "Saludo en el primer minuto",
            (5, 1),
            key="greeting",
            votes=4,
            owner="Ana Vidal",
            solves=["cd_whose"],
            status="doing",
        ),
        idea(
            "-Strike out what is sold out",
            "Tachar en la carta lo que falta",
            (3, 1),
            votes=2,
            owner="Ana Vidal",
            solves=["cd_menu"],
        ),
        None,
        None,
        idea(
            "=The bill comes with the coffee",
            "La cuenta llega con el café",
            (5, 2),
            key="bill",
            votes=5,
            owner="Luis Carmona",
            solves=["cd_waves"],
            status="planned",
        ),
        idea(
            "=Take the payment at the table",
            "Cobrar en la mesa",
            (4, 3),
            votes=3,
            owner="Julia Mora",
            solves=["cd_reader"],
            status="planned",
        ),
        None,
    ),
)

VISIT = MapSpec(
    {
        "title": ("A visit to the cafeteria", "Una visita a la cafetería"),
        "kind": "experience",
        "goal": (
            "Where is the next visit won, and where lost?",
            "¿Dónde se gana y dónde se pierde la próxima visita?",
        ),
        "starts_at": ("From the door", "De cruzar la puerta"),
        "ends_at": ("back to the street", "a volver a la calle"),
        "focus": "narrow",
        # Nine stages: narrow enough to be seen at once.
        "layout": {"column_width": 226.0},
        "story": (
            "Marta has an hour. She eats well, and then waits: the bill is the part that she remembers.",
            "Marta tiene una hora. Come bien y después espera: la cuenta es lo que recuerda.",
        ),
        "authors": ["Luis Carmona", "Julia Mora"],
        "review_date": "2027-02-22",
        "version_note": (
            "Invented sample: 42 visits observed, 9 talks · version 3, 2026-11-22",
            "Muestra inventada: 42 visitas observadas, 9 charlas · versión 3, 22-11-2026",
        ),
        "outcomes": [
            {"text": ("The bill decides whether Marta comes back.", "La cuenta decide si Marta vuelve.")},
            {"text": ("A greeting costs nothing and buys patience.", "Saludar no cuesta y da paciencia.")},
            {
                "text": (
                    "Nobody owns a table until somebody asks.",
                    "Ninguna mesa es de nadie hasta que alguien pregunta.",
                )
            },
        ],
        "actions": [
            {
                "text": (
                    "Greet every table within a minute for two weeks",
                    "Dos semanas: saludar en el primer minuto",
                ),
                "owner": "Ana Vidal",
                "due": "2026-12-04",
                "source": "cd_greeting",
            },
            {
                "text": ("Bring the bill with the coffee on Fridays", "Los viernes, la cuenta con el café"),
                "owner": "Luis Carmona",
                "due": "2026-12-11",
                "source": "cd_bill",
            },
        ],
    },
    STAGES,
    (ACTIONS, CONTACT, EMOTION, PAIN, BACKSTAGE, IMPROVE),
    (
        7,
        {
            "type": "pain-peak",
            "title": ("It’s decided here", "Aquí se decide"),
            "people": ("Marta and the waiter", "Marta y el camarero"),
            "things": ("The bill, the card reader", "La cuenta, el datáfono"),
            "processes": ("The bill is added up at the bar", "La cuenta se suma en la barra"),
            "needs": ("To go when she wants to", "Irse cuando quiera"),
            "if_it_fails": ("Next time she eats elsewhere.", "La próxima vez come en otro sitio."),
            "kpi": ("Minutes from the sign to the payment", "Minutos desde la seña hasta el pago"),
        },
    ),
    point=7,
)

CAFETERIA = ExampleSpec(
    id="cafeteria",
    name=("A visit to the cafeteria", "Una visita a la cafetería"),
    note=("Nine stages · what the guest never sees", "Nueve etapas · lo que la clienta no ve"),
    description=(
        "Example after a public guide; the guest, the visits, the team and the figures are invented.",
        "Ejemplo según una guía pública; la clienta, las visitas, el equipo y las cifras son inventados.",
    ),
    portrait="marta",
    persona={
        "name": "Marta",
        "quote": ("I want to sit down and forget it all.", "Quiero sentarme y olvidarme de todo."),
        "tagline": (
            "Eats out three times a week, with just an hour.",
            "Come fuera tres veces por semana, con una hora justa.",
        ),
        "role": ("works nearby", "trabaja cerca"),
        "age": "41",
        "personal_goals": [("an hour of calm", "una hora de calma"), ("eat well", "comer bien")],
        "expectations": [("to be seen", "que la vean"), ("to leave on time", "salir a su hora")],
        "frustrations": [
            ("waiting unseen", "esperar sin que la vean"),
            ("queueing to pay", "hacer cola para pagar"),
        ],
        "habits": [
            ("sits by the window", "se sienta junto a la ventana"),
            ("pays by card", "paga con tarjeta"),
        ],
        "sliders": [
            {"left": ("in a hurry", "con prisa"), "right": ("at leisure", "con calma"), "value": 0.3},
            {
                "left": ("always the same", "siempre lo mismo"),
                "right": ("tries new things", "prueba cosas"),
                "value": 0.6,
            },
        ],
        "evidence_ids": ["ev_1", "ev_2"],
    },
    evidence=(
        {
            "title": ("42 visits observed", "42 visitas observadas"),
            "kind": "observation",
            "solicited": False,
            "date": "2026-10-30",
            "n": 42,
            "confidence": "high",
        },
        {
            "title": ("9 talks with guests", "9 charlas con clientes"),
            "kind": "interview",
            "solicited": True,
            "date": "2026-11-06",
            "n": 9,
            "quote": ("I had to go to the bar to pay.", "Tuve que ir a la barra a pagar."),
            "confidence": "mid",
        },
    ),
    people=(
        ("Ana Vidal", ("Dining room", "Sala")),
        ("Luis Carmona", ("Bar", "Barra")),
        ("Julia Mora", ("Management", "Gerencia")),
    ),
    maps=(VISIT,),
)
