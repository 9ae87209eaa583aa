"""Listens to Empathway over AT-SPI as a screen reader does, and prints what it hears as JSON lines.

Runs under the system's Python, which has the bindings (`python3-gi`, `gir1.2-atspi-2.0`), inside a D-Bus session
of its own. `listen.py KEYS…` waits for the program, prints the tree of the map, then presses each key with
xdotool and prints the events that it caused.
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


def find_map(node, depth=0):
    """Return the map: the first node that has a column header as a child."""
    if depth > 12 or node is None:
        return None
    roles = [node.get_child_at_index(i).get_role_name() for i in range(min(node.get_child_count(), 4))]
    if any(role.endswith("column header") for role in roles):
        return node
    for index in range(node.get_child_count()):
        found = find_map(node.get_child_at_index(index), depth + 1)
        if found is not None:
            return found
    return None


def show(node, depth=0):
    """Print a node and all that is in it."""
    say(
        tree=depth,
        role=node.get_role_name(),
        name=node.get_name(),
        description=node.get_description(),
        parent=node.get_parent().get_name(),
        index=node.get_index_in_parent(),
    )
    for index in range(node.get_child_count()):
        show(node.get_child_at_index(index), depth + 1)


def on_event(event):
    source = event.source
    if event.type == "object:state-changed:focused" and not event.detail1:
        return
    text = event.any_data if isinstance(event.any_data, str) else ""
    say(
        event=event.type,
        role=source.get_role_name(),
        name=source.get_name(),
        description=source.get_description(),
        text=text,
    )


def listen(seconds):
    loop = GLib.MainLoop()
    GLib.timeout_add(round(seconds * 1000), loop.quit)
    loop.run()


def main(keys):
    found = None
    listener = Atspi.EventListener.new(on_event)
    for name in EVENTS:
        listener.register(name)
    app = program()
    end = time.monotonic() + PATIENCE
    while found is None and time.monotonic() < end:
        found = find_map(app)
        listen(0.3)
    if found is None:
        sys.exit("the map is not in the tree")
    show(found)
    # Without a window manager nobody else gives the window the keyboard.
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Empathway", "windowfocus"], check=True)
    listen(1.0)
    say(ready=True)
    for key in keys:
        say(key=key)
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        listen(0.7)
    say(end=True)


main(sys.argv[1:])
