"""Characters by name, for sentences about those that no font can draw."""

import unicodedata


def code_points(cluster: str) -> str:
    """Return the code points of a character and what is joined to it: "U+0041", "U+1F469 U+200D U+1F4BB"."""
    return " ".join(f"U+{ord(one):04X}" for one in cluster)


def described(cluster: str) -> str:
    """Return a character by its code points, and its name in the Unicode standard if it has one."""
    name = unicodedata.name(cluster[0], "") if cluster else ""
    return f"{code_points(cluster)}  {name.capitalize()}".rstrip()
