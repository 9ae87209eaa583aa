"""Names and guide questions of rows, in English and Spanish; own words after the guides."""

Words = tuple[str, str]
LANGUAGES = ("en", "es")


def said(words: Words, language: str) -> str:
    """Return the words in a language."""
    return words[LANGUAGES.index(language)]


def words_in(told: object, at: int) -> object:
    """Return a table with every pair of words or of measures replaced by the one at a place."""
    if isinstance(told, tuple) and len(told) == 2 and all(isinstance(each, str | float) for each in told):
        return told[at]
    if isinstance(told, dict):
        return {key: words_in(value, at) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [words_in(each, at) for each in told]
    return told


NAMES: dict[str, Words] = {
    "actions": ("Actions", "Acciones"),
    "steps": ("Steps", "Pasos"),
    "thoughts": ("Thoughts", "Pensamientos"),
    "questions": ("Questions", "Preguntas"),
    "motivations": ("Motivations", "Motivaciones"),
    "expectations": ("Expectations", "Expectativas"),
    "needs": ("Needs", "Necesidades"),
    "happy": ("Happy moments", "Momentos felices"),
    "emotions": ("Emotions", "Emociones"),
    "engagement": ("Engagement", "Implicación"),
    "touchpoints": ("Touchpoints", "Puntos de contacto"),
    "channels": ("Channels", "Canales"),
    "evidence": ("Physical evidence", "Evidencia física"),
    "pain": ("Pain points", "Puntos de dolor"),
    "opportunities": ("Opportunities", "Oportunidades"),
    "brand": ("What the brand can do", "Lo que puede hacer la marca"),
    "frontstage": ("On stage", "En escena"),
    "onstage": ("On stage", "En escena"),
    "backstage": ("Off stage", "Entre bastidores"),
    "offstage": ("Off stage", "Entre bastidores"),
    "support": ("Support processes", "Procesos de apoyo"),
    "tech": ("Tech limits", "Límites técnicos"),
    "objectives": ("Objectives", "Objetivos"),
    "kpi": ("KPIs", "Indicadores"),
    "metrics": ("Metrics", "Métricas"),
    "storyboard": ("Storyboard", "Guion gráfico"),
}

GUIDES: dict[str, Words] = {
    "actions": (
        "What do they do to go on? And if they don’t?",
        "¿Qué hace para pasar de etapa? ¿Y si no avanza?",
    ),
    "steps": ("What happens, one by one?", "¿Qué ocurre, paso a paso?"),
    "thoughts": ("What goes through their mind?", "¿Qué le pasa por la cabeza?"),
    "questions": ("What is unclear? What do they look for?", "¿Qué duda tiene? ¿Qué busca?"),
    "motivations": ("What pushes them on? Which goal?", "¿Qué le impulsa? ¿Qué objetivo?"),
    "expectations": ("What do they count on?", "¿Con qué cuenta?"),
    "needs": ("What do they need here?", "¿Qué necesita aquí?"),
    "happy": ("What makes them smile?", "¿Qué le hace sonreír?"),
    "emotions": ("How does it feel?", "¿Cómo se siente?"),
    "engagement": ("How involved are they?", "¿Cuánto se implica?"),
    "touchpoints": ("Where do we meet?", "¿Dónde nos encontramos?"),
    "channels": ("On which channels?", "¿Por qué canales?"),
    "evidence": ("What can they see and touch?", "¿Qué puede ver y tocar?"),
    "pain": ("What stops them: process, price?", "¿Qué le frena: proceso, precio?"),
    "opportunities": ("What could we do better?", "¿Qué podríamos mejorar?"),
    "brand": ("What is our part?", "¿Cuál es nuestra parte?"),
    "frontstage": ("What do we do in plain sight?", "¿Qué hacemos a la vista?"),
    "onstage": ("What do we do in plain sight?", "¿Qué hacemos a la vista?"),
    "backstage": ("What do they never see?", "¿Qué no llega a ver?"),
    "offstage": ("What do they never see?", "¿Qué no llega a ver?"),
    "support": ("What must run behind it all?", "¿Qué debe funcionar detrás?"),
    "tech": ("What can our systems not do?", "¿Qué no permiten los sistemas?"),
    "objectives": ("What do we want here?", "¿Qué queremos aquí?"),
    "kpi": ("How do we know?", "¿Cómo lo sabemos?"),
    "metrics": ("How do we know?", "¿Cómo lo sabemos?"),
    "storyboard": ("What would a film show?", "¿Qué mostraría una película?"),
}
