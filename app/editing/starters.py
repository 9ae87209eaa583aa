"""Starter cards: things that people do and meet in most journeys, offered where a cell is still empty.

They are content, as templates are, so they come in both languages and not through the catalogue.
"""

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Starter:
    """The text of a card that can be begun with, in both languages."""

    en: str
    es: str

    def text(self, language: str) -> str:
        """Return the text in a language; English if it is not Spanish."""
        return self.es if language == "es" else self.en


_ACTIONS = (
    Starter("Searches on the web", "Busca en Internet"),
    Starter("Comes from a paid ad", "Llega desde un anuncio"),
    Starter("Clicks a link in a post", "Sigue un enlace de una publicación"),
    Starter("Comes from an email", "Llega desde un correo"),
    Starter("Opens the email and does nothing", "Abre el correo y nada más"),
    Starter("Likes the ad without visiting", "Da «me gusta» sin visitar"),
    Starter("Adds to the cart", "Añade al carrito"),
    Starter("Stays a while on a page", "Permanece en una página"),
    Starter("Clicks an ad", "Pulsa un anuncio"),
    Starter("Leaves", "Sale"),
    Starter("Abandons the cart", "Abandona el carrito"),
    Starter("Completes the purchase", "Completa la compra"),
)
_TOUCHPOINTS = (
    Starter("Paid ads", "Anuncios de pago"),
    Starter("Social posts", "Publicaciones en redes"),
    Starter("Email newsletter", "Boletín por correo"),
    Starter("Landing page", "Página de destino"),
)
_CHANNELS = (
    Starter("On site", "En el lugar"),
    Starter("Phone", "Teléfono"),
    Starter("Email", "Correo"),
    Starter("Social media", "Redes sociales"),
    Starter("Word of mouth", "Boca a boca"),
    Starter("Review site", "Sitio de reseñas"),
    Starter("Web", "Web"),
    Starter("App", "App"),
    Starter("Call centre", "Centro de llamadas"),
    Starter("TV, radio, print", "TV, radio, prensa"),
    Starter("Search engine", "Buscador"),
    Starter("Chat", "Chat"),
    Starter("Letter", "Carta"),
    Starter("Shop", "Tienda"),
)
_GOALS = (
    Starter("Learn why carts are abandoned", "Saber por qué se abandonan los carritos"),
    Starter("Learn what makes people decide", "Saber qué hace decidirse"),
    Starter("Find where the sale can be improved", "Encontrar dónde mejorar la venta"),
    Starter("Find which barriers stop a purchase", "Encontrar qué barreras frenan la compra"),
    Starter("Learn whether an email campaign will work", "Saber si funcionará una campaña de correo"),
    Starter("Plan the launch of a product", "Preparar el lanzamiento de un producto"),
)
STARTERS = {
    "actions": _ACTIONS,
    "steps": _ACTIONS,
    "touchpoints": (*_TOUCHPOINTS, *_CHANNELS),
    "channels": _CHANNELS,
    "objectives": _GOALS,
}
"""Starter cards by the kind of row that they fit."""


def starters_for(kind: str) -> tuple[Starter, ...]:
    """Return what a row of that kind can be begun with; nothing for kinds that only the customer can fill."""
    return STARTERS.get(kind, ())
