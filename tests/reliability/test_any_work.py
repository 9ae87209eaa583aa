"""Any work on files, by two programs and a stranger, with full disks and kills: nothing of it is ever lost unseen.

The rules do what users, other programs and bad luck do; the invariants say what must be true after each of them:
a file is whole and as it was saved or as a stranger left it, unsaved work is offered again, claims are true.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication

from app.actions.handlers import maps
from app.storage.claims import claim, claim_place
from app.storage.codec import encode
from app.storage.loader import load
from app.widgets import documents, saving
from tests.faults.faulty import Killed
from tests.reliability import programs
from tests.reliability.programs import Meanwhile, Open, Somebody, Trouble, content, left, older, small_map

FILES = ("a.journey", "b.journey")
MOST_OPEN = 4
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EDQUOT, errno.EROFS)

which = st.integers(0, 99)
files = st.sampled_from(FILES)
calls = st.integers(0, 24)
troubles = st.builds(
    Trouble, calls, st.sampled_from(ERRORS).map(lambda code: OSError(code, os.strerror(code))), st.booleans()
)
answers = st.lists(
    st.sampled_from(("overwrite", "reload", "copy", "elsewhere", "again", "save", "discard")), max_size=2
)


class AnyWork(RuleBasedStateMachine):
    """Two programs, two files, and all that can be done to them."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.somebody = Somebody()
        self.open: list[Open] = []
        self.files: dict[str, bytes | None] = dict.fromkeys(FILES)
        self.cut: set[bytes] = set()
        """What strangers left that is no whole map."""
        self.offers: list[bytes] = []
        """The work that killed programs have left."""
        self.aside: set[bytes] = set()
        """The work that was closed without saving, or put off."""
        self.may_litter = False
        """Whether somebody was killed while writing, or could not remove files either."""
        self.count = 0
        self.patches = ExitStack()
        self.patches.enter_context(programs.answering(self.somebody))

    @initialize()
    def start(self) -> None:
        home = self.folder / f"{next(_numbers)}"
        self.maps = home / "maps"
        self.maps.mkdir(parents=True)
        patch = self.patches.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("EMPATHWAY_HOME", str(home))
        self.studios = [programs.new_studio(), programs.new_studio()]
        self.begin(0)
        self.save_as(0, [], FILES[0], None)
        self.edit(0)

    def teardown(self) -> None:
        self.somebody.expect()
        for opened in tuple(self.open):
            opened.window.discard_changes()
        for studio in getattr(self, "studios", ()):
            programs.end(studio)
        try:
            if hasattr(self, "maps"):
                self.check_that_nothing_is_held()
        finally:
            self.patches.close()

    def check_that_nothing_is_held(self) -> None:
        for name in FILES:
            found = claim(self.maps / name)
            found.release()
            assert found.holder is None
            assert not claim_place(self.maps / name).exists()
        assert sorted(self.work_for("")) == sorted(self.offers)

    # --- opening and closing ------------------------------------------------------------------------------

    @precondition(lambda self: len(self.open) < MOST_OPEN)
    @rule(program=st.integers(0, 1))
    def begin(self, program: int) -> None:
        from app.editing.session import Session

        window = self.studios[program].new_window()
        window.show_document(Session(small_map(self.new_title())))
        self.open.append(Open(self.studios[program], window))

    @precondition(lambda self: len(self.open) < MOST_OPEN)
    @rule(program=st.integers(0, 1), name=files)
    def open_file(self, program: int, name: str) -> None:
        path, data = self.maps / name, self.files[name]
        studio = self.studios[program]
        is_shown = studio.window_with(path) is not None
        window = studio.new_window()
        self.somebody.expect()
        documents.open_file(window, path)
        if is_shown or data is None or data in self.cut:
            assert window.session is None
            window.discard_changes()
            return
        opened = Open(studio, window)
        self.open.append(opened)
        assert load(data).project == opened.session.project
        held = any(other.session.claim.is_ours for other in self.others_with(path, opened))
        assert opened.session.is_read_only == held

    @precondition(lambda self: self.open)
    @rule(number=which, answer=answers, name=files, trouble=st.none() | troubles)
    def close(self, number: int, answer: list[str], name: str, trouble: Trouble | None) -> None:
        opened = self.pick(number)
        work = {opened.work, opened.kept} if opened.session.is_modified else set()
        with (
            self.watching(opened, answer, chosen=self.maps / name) as result,
            programs.snapshots_on(self.system(trouble)),
        ):
            result["done"] = opened.window.close()
        if not result["done"]:
            return
        self.open.remove(opened)
        if "discard" in self.somebody.given:
            set_aside = work & set(self.work_for("discarded"))
            assert set_aside or trouble is not None
            self.aside |= set_aside
            # Where nothing more can be written, what was closed is offered as after a crash.
            self.offers += [] if set_aside else self.new_work()

    # --- working ------------------------------------------------------------------------------------------

    @precondition(lambda self: self.open)
    @rule(number=which)
    def edit(self, number: int) -> None:
        opened = self.pick(number)
        assert maps.rename_to(opened.window.desk, opened.session.map_id, self.new_title())
        assert opened.session.is_modified

    @precondition(lambda self: self.open)
    @rule(number=which, back=st.booleans())
    def undo_or_redo(self, number: int, back: bool) -> None:
        opened = self.pick(number)
        stack = opened.session.undo_stack
        (stack.undo if back else stack.redo)()

    @precondition(lambda self: self.open)
    @rule(number=which, by_thread=st.booleans(), trouble=st.none() | troubles)
    def keep(self, number: int, by_thread: bool, trouble: Trouble | None) -> None:
        opened = self.pick(number)
        keeper = opened.keeper
        with programs.snapshots_on(self.system(trouble)):
            if by_thread:
                keeper._keep_soon()
                keeper._wait()
                QApplication.processEvents()
            else:
                keeper.keep_now()
        if trouble is None and opened.session.is_modified:
            assert not keeper.trouble
            assert opened.kept == encode(opened.session.project)

    # --- saving -------------------------------------------------------------------------------------------

    @precondition(lambda self: self.open)
    @rule(number=which, answer=answers, name=files, trouble=st.none() | troubles)
    def save(self, number: int, answer: list[str], name: str, trouble: Trouble | None) -> None:
        opened = self.pick(number)
        system = self.system(trouble)
        with self.watching(opened, answer, chosen=self.maps / name) as result, programs.saves_on(system):
            result["done"] = opened.window.save()

    @precondition(lambda self: self.open)
    @rule(number=which, answer=answers, name=files, trouble=st.none() | troubles)
    def save_as(self, number: int, answer: list[str], name: str, trouble: Trouble | None) -> None:
        opened = self.pick(number)
        system = self.system(trouble)
        with self.watching(opened, answer, chosen=self.maps / name) as result, programs.saves_on(system):
            result["done"] = opened.window.save_as()

    @precondition(lambda self: self.open)
    @rule(number=which, answer=answers, name=files, trouble=st.none() | troubles)
    def save_copy(self, number: int, answer: list[str], name: str, trouble: Trouble | None) -> None:
        opened = self.pick(number)
        system = self.system(trouble)
        with self.watching(opened, answer, chosen=self.maps / name) as result, programs.saves_on(system):
            result["done"] = saving.save_copy(opened.window)
            result["copy"] = self.maps / name

    @precondition(lambda self: any(opened.session.path for opened in self.open))
    @rule(number=which, answer=answers, at=calls)
    def save_while_somebody_writes(self, number: int, answer: list[str], at: int) -> None:
        opened = self.pick(number, with_file=True)
        path = opened.session.path
        assert path is not None
        foreign = encode(small_map(self.new_title()))
        meanwhile = Meanwhile(at, lambda: self.write(path.name, foreign))
        self.somebody.expect(*answer)
        before, known = content(path), opened.known
        with programs.saves_on(meanwhile):
            done = opened.window.save()
        now = content(path)
        self.files[path.name] = now
        if done:
            assert now in (foreign, opened.work)
            opened.known = opened.work
            changed = meanwhile.has_acted and "replace" in meanwhile.calls
            for lost in {
                before if before != known else None,
                foreign if changed and now != foreign else None,
            }:
                if lost is not None:
                    assert "overwrite" in self.somebody.given
                    assert lost in older(path)
        else:
            assert now in (before, foreign)
        self.settle(opened)

    # --- what others do -----------------------------------------------------------------------------------

    @rule(name=files, how=st.sampled_from(("another", "cut", "gone", "same")))
    def stranger(self, name: str, how: str) -> None:
        data = self.files[name]
        if how == "gone":
            (self.maps / name).unlink(missing_ok=True)
            self.files[name] = None
        elif how == "another":
            self.write(name, encode(small_map(self.new_title())))
        elif data is not None:
            self.write(name, data if how == "same" else data[: len(data) // 2])
            if how == "cut":
                self.cut.add(data[: len(data) // 2])

    @precondition(lambda self: any(opened.session.path for opened in self.open))
    @rule(number=which)
    def look(self, number: int) -> None:
        opened = self.pick(number, with_file=True)
        was_read_only = opened.session.is_read_only
        for _twice in range(2):  # what has just changed may be half written
            opened.watch.check()
        opened.watch._quiet.stop()
        if content(opened.session.path) != opened.known:
            assert opened.watch._notice is not None
            assert opened.watch._told
        if was_read_only and not self.others_with(opened.session.path, opened):
            assert not opened.session.is_read_only

    @precondition(lambda self: any(opened.session.path for opened in self.open))
    @rule(number=which, how=st.sampled_from(("copy", "anyway", "reload")))
    def choose_in_the_notice(self, number: int, how: str) -> None:
        opened = self.pick(number, with_file=True)
        with self.watching(opened, []):
            if how == "copy":
                opened.watch.open_copy()
            elif how == "anyway":
                opened.watch.open_anyway()
            else:
                opened.watch._reload()

    # --- the end of programs, and what comes after it -----------------------------------------------------

    @precondition(lambda self: self.open)
    @rule(program=st.integers(0, 1))
    def kill(self, program: int) -> None:
        self.end_of(self.studios[program])

    @precondition(lambda self: self.open)
    @rule(number=which, at=calls)
    def kill_while_saving(self, number: int, at: int) -> None:
        opened = self.pick(number)
        path = opened.session.path
        self.somebody.expect()
        before, own = content(path), opened.work
        try:
            with programs.saves_on(Trouble(at, Killed()).system()):
                opened.window.save()
        except Killed:
            self.may_litter = True
        if path is not None:
            now = content(path)
            assert now in (before, own)
            self.files[path.name] = now
        self.settle(opened)
        self.end_of(opened.studio)

    @precondition(lambda self: self.open)
    @rule(number=which, at=calls)
    def kill_while_keeping(self, number: int, at: int) -> None:
        opened = self.pick(number)
        own = encode(opened.session.project)
        try:
            with programs.snapshots_on(Trouble(at, Killed()).system()):
                opened.keeper.keep_now()
        except Killed:
            self.may_litter = True
        before = opened.kept
        is_work = opened.session.is_modified
        found = self.work_for("", held_too=opened)
        self.end_of(opened.studio)
        if own in found and own != before and is_work:
            self.offers.append(own)
            if before is not None:
                self.offers.remove(before)

    @precondition(lambda self: (self.offers or self.aside) and len(self.open) < MOST_OPEN)
    @rule(program=st.integers(0, 1), number=which, trouble=st.none() | troubles)
    def recover(self, program: int, number: int, trouble: Trouble | None) -> None:
        if not left():
            return
        studio = self.studios[program]
        window = studio.new_window()
        with programs.snapshots_on(self.system(trouble)):
            work = programs.recovered(window, number=number)
        opened = Open(studio, window)
        self.open.append(opened)
        own = encode(opened.session.project)
        assert opened.session.is_modified
        if not work.reason:
            self.offers.remove(own)
        if opened.kept == own:
            self.aside.discard(own)
            return
        assert trouble is not None
        if not work.reason:
            again = self.new_work()  # nothing more could be written, so it is offered again
            self.offers += again
            self.aside |= set() if again else {own}

    @precondition(lambda self: self.offers)
    @rule(number=which, delete=st.booleans())
    def decline(self, number: int, delete: bool) -> None:
        offered = [work for work in left() if not work.reason]
        work = offered[number % len(offered)]
        own = encode(work.load().project)
        self.offers.remove(own)
        if delete:
            work.delete()
        else:
            work.put_off()
            self.aside.add(own)

    # --- what is true after each of them ------------------------------------------------------------------

    @invariant()
    def all_is_well(self) -> None:
        self.check_files()
        self.check_left_work()
        self.check_claims()

    def check_files(self) -> None:
        self.check_folder()
        for name, data in self.files.items():
            assert content(self.maps / name) == data
            if data is not None and data not in self.cut:
                assert encode(load(data).project) == data

    def check_folder(self) -> None:
        names = {found.name for found in self.maps.iterdir()} - set(FILES)
        places = {claim_place(self.maps / name).name for name in FILES}
        assert all(name in places or (self.may_litter and name.endswith(".tmp")) for name in names)

    def check_left_work(self) -> None:
        assert sorted(self.work_for("")) == sorted(self.offers)
        assert self.aside <= {encode(work.load().project) for work in left() if work.reason}

    def check_claims(self) -> None:
        for name in FILES:
            ours = [opened for opened in self.others_with(self.maps / name) if opened.session.claim.is_ours]
            assert len(ours) <= 1
            if not ours:
                continue
            found = claim(self.maps / name)
            found.release()
            assert found.holder is not None
            assert ours[0].session.claim.is_ours

    # --- for the rules ------------------------------------------------------------------------------------

    def pick(self, number: int, *, with_file: bool = False) -> Open:
        among = [opened for opened in self.open if opened.session.path is not None or not with_file]
        return among[number % len(among)]

    def system(self, trouble: Trouble | None) -> Any:
        self.may_litter |= trouble is not None and trouble.for_ever
        return os if trouble is None else trouble.system()

    def new_title(self) -> str:
        self.count += 1
        return f"Title {self.count}"

    def write(self, name: str, data: bytes) -> None:
        (self.maps / name).write_bytes(data)
        self.files[name] = data

    def others_with(self, path: Path | None, but: Open | None = None) -> list[Open]:
        return [opened for opened in self.open if opened is not but and opened.session.path == path]

    def work_for(self, reason: str, *, held_too: Open | None = None) -> list[bytes]:
        if held_too is not None:
            held_too.keeper.folder.release()
        return [encode(work.load().project) for work in left() if work.reason == reason]

    def new_work(self) -> list[bytes]:
        """What is offered now and was not before."""
        found = self.work_for("")
        for known in self.offers:
            found.remove(known)
        return found

    def end_of(self, studio: Any) -> None:
        for opened in [opened for opened in self.open if opened.studio is studio]:
            if opened.kept is not None:
                self.offers.append(opened.kept)
            self.open.remove(opened)
            opened.kill()

    def settle(self, opened: Open) -> None:
        """Follow a window to the document that it shows now."""
        if opened.window.session is not None and opened.window.session is not opened.session:
            opened.take()

    @contextmanager
    def watching(
        self, opened: Open, planned: list[str], chosen: Path | None = None
    ) -> Iterator[dict[str, Any]]:
        """Compare all files before and after something that may write one of them, and what had been asked."""
        self.somebody.expect(*planned, chosen=chosen)
        before, known, own = dict(self.files), opened.known, opened.work
        path, session, was_modified = opened.session.path, opened.session, opened.session.is_modified
        holders = {name: self.others_with(self.maps / name, opened) for name in FILES}
        result: dict[str, Any] = {"done": False}
        yield result
        given = self.somebody.given
        changed = {name for name in FILES if content(self.maps / name) != before[name]}
        target = result.get("copy") or session.path
        assert changed <= ({target.name} if result["done"] and target else set())
        for name in changed:
            assert content(self.maps / name) == own
            lost = before[name]
            if lost is not None and not (self.maps / name == path and lost == known):
                assert {"overwrite", "dialog"} & set(given)
                assert lost in older(self.maps / name)
            if holders[name] and path != self.maps / name:
                assert "overwrite" in given
            self.files[name] = own
        if "reload" in given and was_modified and opened.window.session is not session:
            self.aside.add(own)
        is_own = "copy" not in result or (result["copy"] == path and not session.is_read_only)
        if result["done"] and is_own and opened.window.session is session:
            assert not session.is_modified
            opened.known = own
        self.settle(opened)


_numbers = iter(range(10**9))


def check_working(folder: Path, *, runs: int, steps: int) -> None:
    AnyWork.folder = folder
    wanted = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        # To shorten a failing run would take minutes.
        phases=(Phase.explicit, Phase.generate),
    )
    run_state_machine_as_test(AnyWork, settings=wanted)


def test_work_when_anything_happens_to_files_and_programs_then_nothing_is_lost_unseen(
    qapp: QApplication, tmp_path: Path
) -> None:
    check_working(tmp_path, runs=12, steps=30)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_work_when_much_happens_then_nothing_is_lost_unseen(qapp: QApplication, tmp_path: Path) -> None:
    check_working(tmp_path, runs=400, steps=60)
