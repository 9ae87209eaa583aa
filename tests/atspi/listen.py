"""Listens to Empathway over AT-SPI as a screen reader does, and prints what it hears as JSON lines.

Runs under the system's Python, which has the bindings (`python3-gi`, `gir1.2-atspi-2.0`), inside a D-Bus session
of its own. `listen.py KEYS…` waits for the program, prints the tree of the map, then presses each key with
xdotool and prints the events that it caused. A key may be followed by `>` and words: the next one is pressed when
an event has said them, however busy the machine is.
"""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

EVENTS = (
    "object:state-changed:focused",
    "object:announcement",
    "object:property-change:accessible-description",
)
PATIENCE = 40.0
QUIET = 0.3
"""After so many seconds without an event, nothing more belongs to the last key."""


def say(**facts):
    print(json.dumps(facts, ensure_ascii=False), flush=True)


def program():
    """Wait until the program is on the bus, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and "empathway" in (found.get_name() or "").lower():
                return found
        time.sleep(0.2)
    sys.exit("the program did not appear on the bus")


def children(node):
    """Return what is in a node; nothing for one that is gone by now."""
    if node is None:
        return []
    found = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    return [child for child in found if child is not None]


def find_map(node, depth=0):
    """Return the map: the first node that has a column header as a child."""
    if depth > 12:
        return None
    inner = children(node)
    if any(child.get_role_name().endswith("column header") for child in inner[:4]):
        return node
    return next((found for child in inner if (found := find_map(child, depth + 1)) is not None), None)


def facts_of(node, depth=0):
    """Yield what a reader can say of a node and of all that is in it."""
    yield {
        "tree": depth,
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "parent": node.get_parent().get_name(),
        "index": node.get_index_in_parent(),
    }
    for child in children(node):
        yield from facts_of(child, depth + 1)


def tree_of(app):
    """Return all facts of the map, once it is there and was not changed while it was read."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = find_map(app)
            if found is not None:
                return list(facts_of(found))
        except (GLib.Error, AttributeError):
            pass  # a part went away between two questions; the program is still making the map
        listen(QUIET)
    sys.exit("the map is not in the tree")


class Ears:
    """What was said since the last key, and when the last word of it came."""

    def __init__(self):
        self.said, self.moment = [], 0.0

    def on_event(self, event):
        if event.type == "object:state-changed:focused" and not event.detail1:
            return
        source = event.source
        text = event.any_data if isinstance(event.any_data, str) else ""
        facts = {"role": source.get_role_name(), "name": source.get_name(), "text": text}
        facts["description"] = source.get_description()
        say(event=event.type, **facts)
        self.said.append(" | ".join((event.type, *facts.values())))
        self.moment = time.monotonic()

    def until(self, words):
        """Listen until these words were said, and then until nothing more comes."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            listen(0.05)
            is_quiet = time.monotonic() - self.moment >= QUIET
            if is_quiet and any(words in line for line in self.said):
                return
        sys.exit(f"nobody said {words!r}")


def listen(seconds):
    loop = GLib.MainLoop()
    GLib.timeout_add(round(seconds * 1000), loop.quit)
    loop.run()


def press(key):
    """Press a key as fingers do: what is held with it, such as Alt, goes last; alone, Alt enters the menus."""
    *held, last = key.split("+")
    words = [word for name in held for word in ("keydown", name)]
    words += ["key", last, *(word for name in reversed(held) for word in ("keyup", name))]
    subprocess.run(["xdotool", *words], check=True)


def main(keys):
    ears = Ears()
    listener = Atspi.EventListener.new(ears.on_event)
    for name in EVENTS:
        listener.register(name)
    for facts in tree_of(program()):
        say(**facts)
    # Without a window manager nobody else gives the window the keyboard.
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Empathway", "windowfocus"], check=True)
    ears.until("object:state-changed:focused | panel")
    say(ready=True)
    for each in keys:
        key, _between, words = each.partition(">")
        ears.said.clear()
        say(key=key)
        press(key)
        if words:
            ears.until(words)
    say(end=True)


main(sys.argv[1:])
