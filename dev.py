#!/usr/bin/env python3
"""Set Empathway up on this machine, then run it or test it.

    python3 dev.py run [ARGS...]   open the sample map, or hand ARGS to the program
    python3 dev.py test [ARGS...]  check and test everything; ARGS go to pytest

Needs nothing but Python 3.11 and its standard library. What else is missing is installed once into .venv
(from requirements.lock, by hash); missing system libraries are named, and installed when root runs this.
Nothing touches the network afterwards. On an air-gapped machine: PIP_NO_INDEX=1 PIP_FIND_LINKS=folder.

    python3 dev.py translate       collect the texts, update and compile the translations
    python3 dev.py icons           turn resources/icons/*.svg into resources/icons.json
    python3 dev.py schema          after a change of what files hold: write the schemas in resources/schema
    python3 dev.py bench [ARGS...] measure how fast it is
    python3 dev.py usability       do the usability tasks with real events and count their gestures
    python3 dev.py lock            pin the newest allowed versions again (needs uv)
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "empathway-stamp.json"
LOCKS = {"run": ROOT / "requirements-run.lock", "full": ROOT / "requirements.lock"}
OLDEST_PYTHON = (3, 11)
OLDEST_GLIBC = (2, 34)
CANNOT_SET_UP = 3

# Which Debian package brings each library that Qt opens. Found with ldd in bare Debian 12 and 13 systems.
BASE_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class SetUpError(Exception):
    """This machine lacks something; the message is a sentence for the person who typed the command."""


# --- what the machine must have -------------------------------------------------------------------------


def check_python():
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpError(
            f"Empathway needs Python 3.11 or newer; this is Python {platform.python_version()}. "
            "Start this file with a newer one, for example: python3.12 dev.py run"
        )


def check_glibc():
    """Say it plainly where pip would only say that it found no matching distribution."""
    name, version = platform.libc_ver()
    found = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name == "glibc" and len(found) == 2 and found < OLDEST_GLIBC:
        raise SetUpError(
            f"This system has glibc {version}; Qt 6.11 needs 2.34 or newer (Debian 12, Ubuntu 22.04, RHEL 9)."
        )


def has_screen():
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needs_window_libraries():
    platform_asked = os.environ.get("QT_QPA_PLATFORM", "")
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_display and platform_asked in ("", "xcb")


def is_library_missing(soname):
    try:
        ctypes.CDLL(soname)
    except OSError:
        return True
    return False


def missing_packages(with_window):
    """Name the Debian packages that are missing, in a stable order and without repeats."""
    importlib.invalidate_caches()
    has_venv = importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    missing = [] if has_venv or STAMP.exists() else ["python3-venv"]
    libraries = {**BASE_LIBRARIES, **(WINDOW_LIBRARIES if with_window else {})}
    missing += [package for soname, package in libraries.items() if is_library_missing(soname)]
    return list(dict.fromkeys(missing))


def apt_lines(packages):
    return ["apt-get update", "apt-get install -y --no-install-recommends " + " ".join(packages)]


def apt_line(packages):
    """Build the one line that an administrator can paste."""
    sudo = "sudo " if shutil.which("sudo") else ""
    return " && ".join(sudo + line for line in apt_lines(packages))


def ensure_libraries(with_window):
    """Install what Qt needs from the system when we may, and say exactly what to type when we may not."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(with_window)
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise SetUpError(
            "Some system libraries are missing. Their names on Debian: {}. "
            "Install their equivalents, then start this command again.".format(" ".join(packages))
        )
    if os.geteuid() != 0:
        raise SetUpError(
            "Some system packages are missing. Run this line as administrator, then this command again:\n\n"
            f"    {apt_line(packages)}\n"
        )
    install_with_apt(packages, with_window)


def install_with_apt(packages, with_window):
    say("Installing what is missing: " + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in apt_lines(packages):
        if subprocess.call(line.split(), env=environment) != 0 and " install " in line:
            raise SetUpError("apt-get could not install them; its message is above.")
    still_missing = missing_packages(with_window)
    if still_missing:
        raise SetUpError("These are still missing after the installation: " + " ".join(still_missing))


# --- the virtual environment ----------------------------------------------------------------------------


def base_python():
    """Find the real interpreter, behind pyenv shims, links and any active virtual environment."""
    return os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)


def venv_python():
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def wanted_stamp(kind):
    """Describe the environment that would be right: whoever has the full set has the set for running too."""
    kinds = ("run", "full") if kind == "full" else ("run",)
    hashes = {name: hashlib.sha256(LOCKS[name].read_bytes()).hexdigest() for name in kinds}
    return {"python": f"{base_python()} {platform.python_version()}", **hashes}


def read_stamp():
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def is_ready(kind):
    found = read_stamp()
    wanted = wanted_stamp(kind)
    return venv_python().exists() and all(found.get(key) == value for key, value in wanted.items())


def is_extendable(wanted):
    """Only adding the test tools needs no new environment."""
    found = read_stamp()
    same = all(found.get(key) == wanted[key] for key in ("python", "run"))
    return same and "full" not in found and venv_python().exists()


@contextlib.contextmanager
def one_at_a_time():
    """Let a second dev.py wait until the first one has finished setting up."""
    try:
        import fcntl
    except ImportError:  # Windows: two at once are a rare mistake there, and pip says what went wrong
        yield
        return
    with (ROOT / "dev.py").open("rb") as itself:
        fcntl.flock(itself, fcntl.LOCK_EX)
        yield


def ensure_venv(kind):
    """Make .venv hold exactly what the lock file says; does nothing and asks nobody when it does already."""
    if is_ready(kind):
        return
    with one_at_a_time():
        if not is_ready(kind):
            build_venv(kind)


def check_folder():
    """Say it plainly where `venv` would only name an error number."""
    folder = VENV if VENV.exists() else ROOT
    if not os.access(folder, os.W_OK):
        raise SetUpError(
            f"Nothing may be written in {folder}, where the packages belong. "
            "Copy Empathway to a folder of your own and start it there."
        )


def build_venv(kind):
    check_folder()
    wanted = wanted_stamp(kind)
    say("Setting up .venv (once; about 130 MB to download)...")
    if not is_extendable(wanted):
        STAMP.unlink(missing_ok=True)
        if subprocess.call([base_python(), "-m", "venv", "--clear", str(VENV)]) != 0:
            raise SetUpError("Python could not make a virtual environment; its message is above.")
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[kind])]
    if subprocess.call(pip) != 0:
        raise SetUpError(
            'pip could not install the packages; its message is above. "From versions: none" means that it '
            "could not reach the package index: is there a network? Without one: "
            "PIP_NO_INDEX=1 PIP_FIND_LINKS=FOLDER python3 dev.py ..., with their wheels in FOLDER."
        )
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def set_up(kind, with_window=False):
    check_glibc()
    ensure_libraries(with_window)
    ensure_venv(kind)


# --- the commands ---------------------------------------------------------------------------------------


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)


def surroundings(**extra_environment):
    """Return the environment of the project's own Python."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **extra_environment, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def python(arguments, cwd=None, **extra_environment):
    """Run the project's own Python; -P keeps an `app` folder of the current directory from winning."""
    environment = surroundings(**extra_environment)
    return subprocess.call([str(venv_python()), "-P", *arguments], cwd=cwd, env=environment)


def system_language():
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or locale.getlocale()[0] or "en"
    return "es" if name.lower().startswith(("es", "spanish")) else "en"


def sample():
    return ROOT / "resources" / "examples" / system_language() / "sally.journey"


def export_sample():
    """Do the main job on a machine without a screen."""
    for name in ("sally.pdf", "sally.png"):
        code = python(["-m", "app", "export", str(sample()), "--to", name, "--force"])
        if code != 0:
            return code
    say(f"There is no screen here, so the sample map was exported to sally.pdf and sally.png in {Path.cwd()}")
    return 0


def command_run(arguments):
    set_up("run", needs_window_libraries())
    if arguments:
        return python(["-m", "app", *arguments])
    if has_screen():
        return python(["-m", "app", str(sample())])
    return export_sample()


QUICK_CHECKS = [
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
]
# These take long and one core: they run beside the tests, in what those leave of the processor.
LONG_CHECKS = [
    ("types", ["-m", "mypy", "app"]),
    ("translations", ["-m", "tests.tools.catalogues", "--check"]),
]


def in_parallel(arguments):
    """Let pytest use every core, unless somebody watches one process: a debugger, or a number of their own."""
    own = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co", "-s")
    if any(argument.split("=")[0] in own or argument.startswith("-n") for argument in arguments):
        return []
    return ["-n", "auto", "--dist", "worksteal"]


def bytecode():
    """Keep compiled code in .venv where nobody wants it beside the sources.

    A hundred tests start the program; to compile it and the tests for each took ten seconds of every core.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return {}
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(VENV / "bytecode")}


def beside(title, command, environment):
    """Start a check that gives way to all others; what it says is kept for later."""
    output = tempfile.TemporaryFile()  # noqa: SIM115 - `told` closes it, when the process has ended
    polite = {"preexec_fn": lambda: os.nice(10)} if hasattr(os, "nice") else {}
    command = [str(venv_python()), "-P", *command]
    return (
        title,
        subprocess.Popen(
            command, cwd=str(ROOT), env=environment, stdout=output, stderr=subprocess.STDOUT, **polite
        ),
        output,
    )


def told(title, process, output):
    """Wait for a check that was started, tell what it said, and return its result."""
    code = process.wait()
    say("--- " + title)
    output.seek(0)
    said = output.read().decode(errors="replace").rstrip()
    output.close()
    if said:
        say(said)
    return title, code


def command_test(arguments):
    """Run every check even after a failure, so that one run shows all; the first failure is the result."""
    set_up("full")
    extra = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), **bytecode()}
    started = [beside(title, command, surroundings(**extra)) for title, command in LONG_CHECKS]
    results = []
    for title, command in [*QUICK_CHECKS, ("tests", ["-m", "pytest", *in_parallel(arguments), *arguments])]:
        say("--- " + title)
        results.append((title, python(command, cwd=str(ROOT), **extra)))
    results += [told(*check) for check in started]
    failed = [title for title, code in results if code != 0]
    say("--- failed: " + ", ".join(failed) if failed else "--- all is well")
    return next((code for _, code in results if code != 0), 0)


def tool(module):
    def command(arguments):
        set_up("full")
        return python(["-m", module, *arguments], cwd=str(ROOT))

    return command


def command_lock(arguments):
    """Pin again; hashes but no addresses, so that the files fit every mirror."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError("Pinning needs uv: pip install uv, outside this project's environment.")
    compile_lock = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    compile_lock += ["--generate-hashes", "--no-header", "--no-annotate", *arguments, "pyproject.toml"]
    groups = [word for group in ("test", "lint", "dev") for word in ("--group", group)]
    code = subprocess.call([*compile_lock, "-o", LOCKS["run"].name], cwd=str(ROOT))
    return code or subprocess.call([*compile_lock, *groups, "-o", LOCKS["full"].name], cwd=str(ROOT))


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "translate": tool("tests.tools.catalogues"),
    "icons": tool("tests.tools.icons"),
    "schema": tool("tests.tools.schemas"),
    "bench": tool("tests.bench"),
    "usability": tool("tests.usability"),
    "lock": command_lock,
}


def main(words):
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        say(__doc__)
        return 0 if words[:1] in (["-h"], ["--help"], ["help"]) else 2
    try:
        check_python()
        return command(words[1:])
    except SetUpError as error:
        say(str(error))
        return CANNOT_SET_UP
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
