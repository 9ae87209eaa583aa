"""Sally: project software, five stages; situation, steps and thoughts after the guide, the rest invented."""

from tests.content.making.examples import ExampleSpec, MapSpec, RowSpec, card, chip, idea, one_each

STAGES = (
    (("Awareness", "Reconocimiento"), ("a week of missed tasks", "una semana de olvidos"), ""),
    (("Consideration", "Consideración"), ("a few minutes", "unos minutos"), ""),
    (("Comparison", "Comparación"), ("two evenings", "dos tardes"), ""),
    (("Decision", "Decisión"), ("14-day trial", "14 días de prueba"), ""),
    (("Retention and promotion", "Retención y promoción"), ("month 1 onward", "desde el primer mes"), ""),
)

# Spanish needs more room, so that impact, effort, votes and owner stay on one line.
WIDTHS = {"column_width": (264.0, 288.0)}

SCALE = {
    "options": {
        "words": [
            ("Delighted", "Encantada"),
            ("Content", "Contenta"),
            ("Neutral", "Neutra"),
            ("Annoyed", "Molesta"),
            ("Frustrated", "Frustrada"),
        ]
    }
}

ACTIONS = RowSpec(
    "actions",
    ("Actions", "Acciones"),
    ("What does Sally do?", "¿Qué hace Sally?"),
    (
        (
            card(
                "=Notices her work is badly organised",
                "Ve que su trabajo está mal organizado",
                evidence_ids=["ev_1"],
            ),
            card(
                "=Concludes a task manager could fix it",
                "Concluye que un gestor de tareas lo arreglaría",
                evidence_ids=["ev_1"],
            ),
        ),
        (card("=Sees a social ad for task software", "Ve un anuncio en redes", evidence_ids=["ev_3"]),),
        (
            card("=Compares it with others", "La compara con otras", evidence_ids=["ev_1"]),
            card("-Reads user reviews", "Lee reseñas de usuarios"),
        ),
        (
            card("=Decides it is worth a try", "Decide que vale la pena probar", evidence_ids=["ev_1"]),
            card(
                "=Opens the site, signs up for a trial",
                "Entra en la web y pide una prueba",
                evidence_ids=["ev_2"],
            ),
        ),
        (
            card("-Buys after the trial", "Compra al acabar la prueba", evidence_ids=["ev_2"]),
            card("~Recommends it to colleagues", "La recomienda en su equipo"),
        ),
    ),
)

QUESTIONS = RowSpec(
    "questions",
    ("Questions", "Preguntas"),
    ("What is she asking herself?", "¿Qué se pregunta?"),
    one_each(
        card(
            "=Why do things slip through my fingers?",
            "¿Por qué se me escapan las cosas?",
            evidence_ids=["ev_1"],
        ),
        card("~Is this made for someone like me?", "¿Está hecha para alguien como yo?"),
        card("=What does it cost for five people?", "¿Cuánto cuesta para cinco?", evidence_ids=["ev_1"]),
        card("=Do I have to give a card number?", "¿Tengo que dar mi tarjeta?", evidence_ids=["ev_1"]),
        card("~Can my team see my board?", "¿Verá mi equipo mi tablero?"),
    ),
)

TOUCHPOINTS = RowSpec(
    "touchpoints",
    ("Touchpoints", "Puntos de contacto"),
    ("Where do we meet?", "¿Dónde nos vemos?"),
    (
        (
            chip("Word of mouth", "Boca a boca", "message-circle", controlled="no", importance=4),
            chip("Radio, TV", "Radio, TV", "radio", controlled="partly", importance=2),
        ),
        (chip("Online ads", "Anuncios en línea", "megaphone", controlled="yes"),),
        (
            chip("Search", "Buscador", "search", controlled="partly"),
            chip("Blog", "Blog", "rss", controlled="yes", place="on-site"),
        ),
        (
            chip("Reviews", "Reseñas", "star", controlled="no", importance=5),
            chip("Website", "Web", "globe", controlled="yes", place="on-site", importance=5),
        ),
        (
            chip("Email", "Correo", "mail", controlled="yes"),
            chip("Word of mouth", "Boca a boca", "message-circle", controlled="no", importance=4),
        ),
    ),
)

EMOTIONS = RowSpec(
    "emotions",
    ("Emotions", "Emociones"),
    ("How does it feel?", "¿Cómo se siente?"),
    points=(
        (1, 0.5, -1.5, ("I must sort this out", "Tengo que arreglarlo")),
        (2, 0.5, 0.5, ("Looks interesting", "Parece interesante")),
        (3, 0.5, -0.5, ("Which one suits me best?", "¿Cuál me encaja mejor?")),
        (4, 0.25, 0.0, ("Did others like it?", "¿Les gustó a otros?")),
        (4, 0.75, 1.0, ("Seems the best: I try it", "Parece la mejor: la pruebo")),
        (5, 0.5, 2.0, ("Worth it, I share it", "Lo vale, la comparto")),
    ),
    more=SCALE,
)

PAIN = RowSpec(
    "pain",
    ("Pain points", "Puntos de dolor"),
    ("What gets in the way?", "¿Qué lo impide?"),
    one_each(
        card("=Nobody knows who does what", "Nadie sabe quién hace qué", key="who", evidence_ids=["ev_1"]),
        card("-The ad promises all and shows little", "El anuncio promete mucho y enseña poco", key="ad"),
        card(
            "=Prices stay hidden until she signs up",
            "No hay precios hasta registrarse",
            key="prices",
            evidence_ids=["ev_1"],
        ),
        card(
            "=Fear of giving a card up front",
            "Miedo a dar la tarjeta al empezar",
            key="fear",
            evidence_ids=["ev_1", "ev_2"],
            drop_off=38,
        ),
        card("-Inviting a colleague takes five steps", "Invitar a alguien lleva cinco pasos", key="invite"),
    ),
)

OPPORTUNITIES = RowSpec(
    "opportunities",
    ("Opportunities", "Oportunidades"),
    ("What could we do better?", "¿Qué podríamos mejorar?"),
    one_each(
        idea(
            "~Self-test: where is my work?",
            "Test: ¿dónde está mi trabajo?",
            (3, 1),
            votes=1,
            solves=["cd_who"],
        ),
        idea(
            "~Let the ad open a sample board",
            "Que el anuncio abra un tablero",
            (3, 3),
            votes=2,
            solves=["cd_ad"],
        ),
        idea(
            "-Prices on the first page",
            "Precios en la portada",
            (4, 1),
            votes=3,
            solves=["cd_prices"],
            status="planned",
        ),
        idea(
            "=Trial without a credit card",
            "Prueba sin tarjeta de crédito",
            (5, 2),
            key="trial",
            votes=5,
            owner="Marta Ortega",
            solves=["cd_fear"],
            status="planned",
            evidence_ids=["ev_1"],
        ),
        idea(
            "-Invite a colleague with one link",
            "Invitar con un solo enlace",
            (4, 2),
            votes=3,
            solves=["cd_invite"],
        ),
    ),
)

BRAND = RowSpec(
    "brand",
    ("What we do", "Lo que hacemos"),
    ("Our part today", "Nuestra parte hoy"),
    one_each(
        card("=Talks at local business clubs", "Charlas en clubes de empresa", evidence_ids=["ev_3"]),
        card("=Ads in two social networks", "Anuncios en dos redes", evidence_ids=["ev_3"]),
        card("-Comparison page, once a year", "Página comparativa, una al año"),
        card("=Trial, three onboarding emails", "Prueba y tres correos", evidence_ids=["ev_2"]),
        card("-Discount for a referral", "Descuento por recomendar"),
    ),
)

MEASURES = RowSpec(
    "metrics",
    ("Measures", "Medidas"),
    ("How do we know?", "¿Cómo lo sabemos?"),
    one_each(
        card("12,400 reach a month", "12.400 personas al mes", evidence_ids=["ev_3"]),
        card("2.1 % click the ad", "2,1 % pulsa el anuncio", evidence_ids=["ev_3"]),
        card("3:40 minutes on the page", "3:40 minutos en la página", evidence_ids=["ev_3"]),
        card("18 % start a trial", "18 % empieza la prueba", evidence_ids=["ev_2"]),
        card("41 % stay after it", "41 % se queda después", evidence_ids=["ev_2"]),
    ),
    more={"options": {"icon": "gauge"}},
)

TODAY = MapSpec(
    {
        "title": ("How Sally gets organised at work", "Cómo se organiza Sally en el trabajo"),
        "goal": ("Understand why trial users pay", "Entender por qué pagan quienes prueban"),
        "starts_at": ("First frustration", "Primera frustración"),
        "ends_at": ("recommendation", "recomendación"),
        "focus": "wide",
        "layout": WIDTHS,
        "expectations": (
            "A tool that is easy, affordable and lets her own her work.",
            "Una herramienta fácil y económica, que la deje responder de su trabajo.",
        ),
        "authors": ["Ana Vidal", "Luis Carmona"],
        "review_date": "2027-05-01",
        "version_note": (
            "Invented sample: 12 interviews · version 3, 2026-11-22",
            "Muestra inventada: 12 entrevistas · versión 3, 22-11-2026",
        ),
        "outcomes": [
            {
                "text": (
                    "The card number stops more people than the price.",
                    "La tarjeta frena más que el precio.",
                )
            },
            {"text": ("Reviews decide before our site does.", "Las reseñas deciden antes que nuestra web.")},
            {"text": ("Who invites one colleague stays.", "Quien invita a alguien se queda.")},
        ],
        "actions": [
            {
                "text": ("Test the trial without a card for a month", "Probar un mes la prueba sin tarjeta"),
                "owner": "Marta Ortega",
                "due": "2027-01-29",
                "source": "cd_trial",
            },
            {
                "text": ("Put the price for five on the first page", "Poner en portada el precio para cinco"),
                "owner": "Luis Carmona",
                "due": "2026-12-18",
            },
        ],
    },
    STAGES,
    (ACTIONS, QUESTIONS, TOUCHPOINTS, EMOTIONS, PAIN, OPPORTUNITIES, BRAND, MEASURES),
    (
        4,
        {
            "type": "make-or-break",
            "title": ("Make-or-break", "Aquí se decide"),
            "people": ("Sally, and whoever wrote the reviews", "Sally y quienes escribieron las reseñas"),
            "things": ("The sign-up form", "El formulario de registro"),
            "processes": ("Sign-up and first emails", "Registro y primeros correos"),
            "needs": ("To try it without risk", "Probar sin riesgo"),
            "if_it_fails": ("She goes on with paper and email.", "Sigue con papel y correo."),
            "kpi": ("Trials started per 100 visits", "Pruebas empezadas por cada 100 visitas"),
        },
    ),
)

TOMORROW = MapSpec(
    {
        "title": ("Sally, with a free trial", "Sally, con una prueba gratuita"),
        "state": "to-be",
        "layout": WIDTHS,
        "relation": {"map": "mp_1", "type": "to-be-of"},
        "goal": ("Start without a card, invite with one link", "Empezar sin tarjeta, invitar con un enlace"),
        "starts_at": ("First frustration", "Primera frustración"),
        "ends_at": ("recommendation", "recomendación"),
        "authors": ["Ana Vidal", "Luis Carmona"],
        "review_date": "2027-05-01",
        "version_note": ("Draft, 2026-11-22", "Borrador, 22-11-2026"),
    },
    STAGES,
    (
        RowSpec(
            "actions",
            ("Actions", "Acciones"),
            ("What will Sally do?", "¿Qué hará Sally?"),
            one_each(
                card("~Takes a test: where is my work?", "Hace el test: ¿dónde está mi trabajo?"),
                card("~Plays with a sample board in the ad", "Prueba un tablero en el anuncio"),
                card("-Sees the price for five at once", "Ve enseguida el precio para cinco"),
                card("-Starts the trial with her email only", "Empieza solo con su correo"),
                card("~Invites her team with one link", "Invita a su equipo con un enlace"),
            ),
        ),
        RowSpec(
            "touchpoints",
            ("Touchpoints", "Puntos de contacto"),
            ("Where do we meet?", "¿Dónde nos vemos?"),
            (
                (
                    chip("Word of mouth", "Boca a boca", "message-circle", controlled="no", importance=4),
                    chip("Self-test", "Test", "globe", controlled="yes", place="on-site"),
                ),
                (
                    chip(
                        "Ad with a board", "Anuncio con tablero", "megaphone", controlled="yes", importance=4
                    ),
                ),
                (chip("First page", "Portada", "globe", controlled="yes", place="on-site", importance=5),),
                (
                    chip("Reviews", "Reseñas", "star", controlled="no", importance=5),
                    chip("Website", "Web", "globe", controlled="yes", place="on-site", importance=5),
                ),
                (chip("Shared link", "Enlace compartido", "link", controlled="yes", importance=5),),
            ),
        ),
        RowSpec(
            "emotions",
            ("Emotions", "Emociones"),
            ("How should it feel?", "¿Cómo debería sentirse?"),
            points=(
                (1, 0.5, -1.0, ("I must sort this out", "Tengo que arreglarlo")),
                (2, 0.5, 1.0, ("I can try it right here", "Puedo probarla aquí mismo")),
                (3, 0.5, 0.4, ("The price is clear", "El precio está claro")),
                (4, 0.5, 1.5, ("No card? Then I start now", "¿Sin tarjeta? Empiezo ya")),
                (5, 0.5, 2.0, ("My team is in already", "Mi equipo ya está dentro")),
            ),
            more=SCALE,
        ),
        RowSpec(
            "brand",
            ("What we will do", "Lo que haremos"),
            ("Our part then", "Nuestra parte entonces"),
            one_each(
                card("~Self-test of two minutes", "Un test de dos minutos"),
                card("~Sample board inside the ad", "Tablero de muestra en el anuncio"),
                card("-Prices on the first page", "Precios en la portada"),
                card("-Trial without a credit card", "Prueba sin tarjeta de crédito"),
                card("~One link for the whole team", "Un enlace para todo el equipo"),
            ),
        ),
        RowSpec(
            "metrics",
            ("Targets", "Metas"),
            ("How will we know?", "¿Cómo lo sabremos?"),
            one_each(
                card("14,000 reach a month", "14.000 personas al mes"),
                card("3 % open the board", "3 % abre el tablero"),
                card("2:00 minutes to the price", "2:00 minutos hasta el precio"),
                card("30 % start a trial", "30 % empieza la prueba"),
                card("50 % stay after it", "50 % se queda después"),
            ),
            more={"options": {"icon": "target"}},
        ),
    ),
    (4, {"type": "make-or-break", "title": ("Make-or-break", "Aquí se decide")}),
)

SALLY = ExampleSpec(
    id="sally",
    name=("Sally gets organised at work", "Sally se organiza en el trabajo"),
    note=(
        "Project software · emotion line, opportunities",
        "Software de proyectos · emociones y oportunidades",
    ),
    description=(
        "Example after a public guide; pain points, measures, people, sources and figures are invented.",
        "Ejemplo según una guía pública; puntos de dolor, medidas, personas, fuentes y cifras son inventados.",
    ),
    portrait="sally",
    persona={
        "name": "Sally",
        "quote": ("I want to own my work.", "Quiero responder de mi trabajo."),
        "tagline": ("office team of five", "equipo de cinco"),
        "role": ("Office coordinator", "Coordinadora de oficina"),
        "age": "34",
        "scenario": (
            "Needs task management to get organised and do better work.",
            "Necesita gestionar tareas para organizarse y rendir más.",
        ),
        "professional_goals": [
            ("be better organised", "organizarse mejor"),
            ("own her work", "responder de su trabajo"),
        ],
        "expectations": [
            ("easy to learn", "fácil de aprender"),
            ("affordable", "económica"),
            ("hers to manage", "que la lleve ella"),
        ],
        "frustrations": [
            ("lost tasks", "tareas perdidas"),
            ("hidden prices", "precios ocultos"),
            ("long set-ups", "puestas en marcha largas"),
        ],
        "information_sources": [("colleagues", "compañeros"), ("user reviews", "reseñas de usuarios")],
        "preferred_channels": [("email", "correo"), "web"],
        "devices": [("laptop", "portátil"), ("phone", "móvil")],
        "tech_level": 3,
        "sliders": [
            {"left": ("careful", "prudente"), "right": ("bold", "atrevida"), "value": 0.4},
            {"left": ("alone", "sola"), "right": ("in a team", "en equipo"), "value": 0.7},
        ],
        "evidence_ids": ["ev_1"],
    },
    evidence=(
        {
            "title": ("12 interviews, May", "12 entrevistas, mayo"),
            "kind": "interview",
            "solicited": True,
            "date": "2026-05-20",
            "n": 12,
            "quote": (
                "I closed the page when it asked for my card.",
                "Cerré la página cuando pidió mi tarjeta.",
            ),
            "confidence": "high",
        },
        {
            "title": ("Trial funnel, second quarter", "Embudo de prueba, segundo trimestre"),
            "kind": "funnel",
            "solicited": False,
            "date": "2026-07-01",
            "n": 2231,
            "confidence": "high",
        },
        {
            "title": ("Web and ad analytics", "Analítica de web y anuncios"),
            "kind": "analytics",
            "solicited": False,
            "date": "2026-07-01",
            "confidence": "mid",
        },
    ),
    people=(
        ("Marta Ortega", ("Product", "Producto")),
        ("Luis Carmona", ("Marketing", "Marketing")),
        ("Ana Vidal", ("Support", "Atención al cliente")),
    ),
    maps=(TODAY, TOMORROW),
)
