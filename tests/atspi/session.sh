#!/bin/sh
# One talk between Empathway and a listener, inside `dbus-run-session`: session.sh PYTHON FILE KEYS…
# The program is closed with Ctrl+Q at the end, so that its own exit code can be told from the listener's.
set -u
python=$1; file=$2; shift 2
launcher=$(ls /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher 2>/dev/null | head -n 1)
"$launcher" --launch-immediately &
bus=$!
"$python" -m app "$file" &
program=$!
/usr/bin/python3 tests/atspi/listen.py "$@"
heard=$?
xdotool key --clearmodifiers ctrl+q
( sleep 20; kill "$program" ) >/dev/null 2>&1 &
watch=$!
wait "$program"
ended=$?
kill "$watch" "$bus" 2>/dev/null
echo "{\"exit\": $ended}"
exit "$heard"
