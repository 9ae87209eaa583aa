"""Icons of channels: the one that a card asks for, or a guess from its words in English and Spanish."""

import re
from functools import lru_cache

from app.ink.icons import icon_names

# First match wins, so that "video call" is a video and "call" a phone. Words match at the start of a word.
_GUESSES = (
    ("mail", "e-?mail|newsletter|correo|bolet[ií]n|mailing"),
    ("message-circle", "word of mouth|boca a boca|recommend|recomend|tell a friend|colleague|compañer"),
    ("star", "review|rating|reseña|valoraci|opini"),
    ("rss", "blog|article|art[ií]culo|podcast"),
    ("megaphone", "ads?\\b|advert|online ads|paid|campaign|anuncio|publicidad|campaña"),
    ("radio", "radio"),
    ("tv", "tv|televis"),
    ("newspaper", "print|press|prensa|newspaper|magazine|revista|peri[oó]dico|flyer|leaflet|folleto"),
    ("share-2", "social|redes|facebook|instagram|linkedin|tiktok|twitter|posts?\\b|publicaci"),
    ("search", "search|seo|google|busca|buscador"),
    ("messages-square", "chat|whatsapp|messenger|sms|forum|foro|bot\\b"),
    ("video", "video|v[ií]deo|webinar|zoom"),
    ("headphones", "call cent|helpline|hotline|support|soporte|centro de llamadas|atenci[oó]n"),
    ("phone", "phone|call|tel[eé]fono|llamada"),
    ("smartphone", "app\\b|apps\\b|aplicaci|mobile|m[oó]vil"),
    ("credit-card", "card reader|dat[aá]fono|payment|pago|tarjeta"),
    ("shopping-cart", "cart|checkout|carrito|tienda en l[ií]nea|online shop|online store"),
    ("store", "shop|store|tienda|local|showroom|outlet|dealer|concesionario|on site|en el lugar"),
    ("globe", "web|site|landing|p[aá]gina|online|en l[ií]nea|internet"),
    ("concierge-bell", "waiter|waitress|camarero|reception|recepci|host\\b|staff|personal"),
    ("utensils", "plate|plato|taza|cup\\b|food|comida|kitchen|cocina|restaurant"),
    ("book-open", "menu|carta|catalog|cat[aá]logo|brochure|book|libro|manual|guide"),
    ("armchair", "table|mesa|seat|chair|silla|sofa|sof[aá]"),
    ("door-open", "door|puerta|entrance|entrada"),
    ("file-text", "letter|contract|contrato|form\\b|formulario|invoice|document|documento"),
    ("receipt", "bill|receipt|cuenta|recibo|factura|ticket"),
    ("package", "package|parcel|delivery|paquete|env[ií]o|entrega|unboxing"),
    ("truck", "truck|courier|cami[oó]n|mensajer|transport"),
    ("car", "car\\b|coche|auto|drive|taxi"),
    ("calendar", "event|fair\\b|feria|evento|appointment|cita|booking|reserva"),
    ("presentation", "presentation|presentaci|demo|training|curso|course"),
    ("users", "people|meeting|reuni[oó]n|sales|ventas|vendedor|friend|amig|family|familia"),
)
DEFAULT = "map-pin"


@lru_cache(maxsize=4096)
def channel_icon(words: str) -> str:
    """Return the name of the icon that fits a channel best; a pin where nothing does."""
    if words in icon_names():
        return words
    text = words.casefold()
    return next((name for name, pattern in _patterns() if pattern.search(text)), DEFAULT)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})")) for name, words in _GUESSES)
