"""Every file gets an answer: a project, or one sentence with a place; and it is never changed."""

import errno
import gc
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage import errors, limits
from app.storage.errors import LoadError
from app.storage.loader import load, read
from tests.faults.faulty import FaultySystem
from tests.storage.sample import SAMPLE, TREE, as_bytes


def changed(old: str, new: str) -> bytes:
    """The sample with one thing changed; the thing must be there."""
    assert old.encode() in SAMPLE
    return SAMPLE.replace(old.encode(), new.encode(errors="surrogatepass"), 1)


def inside(value: bytes) -> bytes:
    return SAMPLE.replace(b'"language": "en"', b'"language": "en",\n  "x": ' + value, 1)


DAMAGED = {
    "nothing": (b"", errors.EmptyFile, "empty"),
    "blanks": (b" \r\n\t ", errors.EmptyFile, "empty"),
    "mark": (b"\xef\xbb\xbf", errors.EmptyFile, "empty"),
    "zeros": (b"\0" * 4096, errors.DamagedFile, "zeros"),
    "zeros-inside": (SAMPLE[:200] + b"\0" * 200 + SAMPLE[400:], errors.DamagedFile, "zero bytes"),
    "cut-in-half": (SAMPLE[: len(SAMPLE) // 2], errors.DamagedFile, "cut off"),
    "cut-after-first": (b"{", errors.DamagedFile, "cut off"),
    "cut-last-brace": (SAMPLE.rstrip()[:-1], errors.DamagedFile, "cut off"),
    "cut-in-character": (SAMPLE[: SAMPLE.index("😀".encode()) + 2], errors.DamagedFile, "cut off"),
    "cut-in-literal": (b'{"format": tru', errors.DamagedFile, "cut off"),
    "cut-in-escape": (b'{"format": "\\u00', errors.DamagedFile, "cut off"),
    "conflict": (b"<<<<<<< HEAD\n" + SAMPLE + b"=======\n" + SAMPLE, errors.DamagedFile, "conflict"),
    "conflict-inside": (
        changed('  "language"', '<<<<<<< HEAD\n  "language"'),
        errors.DamagedFile,
        "line 5.*conflict",
    ),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", errors.ForeignFile, "LFS"),
    "web-page": (b"<!DOCTYPE html><html></html>", errors.ForeignFile, "web page"),
    "web-page-2": (b"\n<HTML>", errors.ForeignFile, "web page"),
    "draw-io": (b"<mxfile host='x'>", errors.ForeignFile, "draw.io"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', errors.ForeignFile, "SVG"),
    "xml": (b'<?xml version="1.0"?><a/>', errors.ForeignFile, "XML"),
    "tag": (b"<a/>", errors.ForeignFile, "not an Empathway"),
    "zip": (b"PK\x03\x04rest", errors.ForeignFile, "ZIP"),
    "office": (b"PK\x03\x04....[Content_Types].xml", errors.ForeignFile, "office"),
    "gzip": (b"\x1f\x8b\x08", errors.ForeignFile, "GZIP"),
    "pdf": (b"%PDF-1.7", errors.ForeignFile, "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n", errors.ForeignFile, "picture"),
    "jpeg": (b"\xff\xd8\xff\xe0", errors.ForeignFile, "picture"),
    "gif": (b"GIF89a", errors.ForeignFile, "picture"),
    "webp": (b"RIFF0000WEBP", errors.ForeignFile, "picture"),
    "sqlite": (b"SQLite format 3\0", errors.ForeignFile, "database"),
    "utf-16": (SAMPLE.decode().encode("utf-16"), errors.ForeignFile, "UTF-16"),
    "utf-16-be": (b'\0{\0"\0a\0"\0:\x001\0}', errors.ForeignFile, "UTF-16"),
    "latin-1": (
        changed("Task manager", "Café").replace("é".encode(), b"\xe9"),
        errors.DamagedFile,
        "line 4.*UTF-8",
    ),
    "excalidraw": (b'{"type": "excalidraw", "elements": []}', errors.ForeignFile, "Excalidraw"),
    "tldraw": (b'{"tldrawFileFormatVersion": 1}', errors.ForeignFile, "tldraw"),
    "canvas": (b'{"nodes": [], "edges": []}', errors.ForeignFile, "graph"),
    "notebook": (b'{"cells": [], "nbformat": 4}', errors.ForeignFile, "Jupyter"),
    "schema": (b'{"$schema": "x"}', errors.ForeignFile, "another program"),
    "object": (b"{}", errors.ForeignFile, "format"),
    "list": (b"[1, 2]", errors.ForeignFile, "format"),
    "number": (b"12", errors.ForeignFile, "format"),
    "text": (b'"hello"', errors.ForeignFile, "format"),
    "prose": (b"Dear all,\nthis is a letter.\n", errors.ForeignFile, "a text"),
    "csv": (b"stage,action\na,b\n", errors.ForeignFile, "Import a table"),
    "other-format": (changed('"empathway"', '"other"'), errors.ForeignFile, "format"),
    "format-null": (changed('"empathway"', "null"), errors.ForeignFile, "format"),
    "version-newer": (changed('"version": 1', '"version": 2'), errors.NewerFile, "format 2"),
    "version-minor": (changed('"version": 1', '"version": 1.5'), errors.NewerFile, "1.5"),
    "version-huge": (changed('"version": 1', '"version": 999999'), errors.NewerFile, "999999"),
    "version-text": (changed('"version": 1', '"version": "1"'), errors.InvalidContent, "version"),
    "version-null": (changed('"version": 1', '"version": null'), errors.InvalidContent, "version"),
    "version-true": (changed('"version": 1', '"version": true'), errors.InvalidContent, "version"),
    "version-zero": (changed('"version": 1', '"version": 0'), errors.InvalidContent, "version 0"),
    "version-missing": (changed('  "version": 1,\n', ""), errors.InvalidContent, "version"),
    "comma-missing": (changed('"Task manager",', '"Task manager"'), errors.DamagedFile, "line 5: A comma"),
    "comma-too-many": (changed('"before"', '"before",'), errors.DamagedFile, "comma"),
    "colon-missing": (changed('"title":', '"title"'), errors.DamagedFile, "line 4: A colon"),
    "value-missing": (changed('"Task manager"', ""), errors.DamagedFile, "line 4: A value"),
    "after-the-end": (SAMPLE + b"{}", errors.DamagedFile, "after the end"),
    "two-files": (SAMPLE + SAMPLE, errors.DamagedFile, "after the end"),
    "line-break-in-text": (changed("Task ", "Task\n"), errors.DamagedFile, "line 4"),
    "bad-escape": (changed("Task ", "Task\\q"), errors.DamagedFile, "line 4"),
    "duplicate-key": (
        changed('"title"', '"title": "a",\n  "title"'),
        errors.InvalidContent,
        "line 5.*title.*twice",
    ),
    "duplicate-deep": (
        changed('"score": -1.5', '"score": 1, "score": 2'),
        errors.InvalidContent,
        "score.*twice",
    ),
    "nan": (changed("-1.5", "NaN"), errors.InvalidContent, "NaN"),
    "infinity": (changed("-1.5", "-Infinity"), errors.InvalidContent, "Infinity"),
    "overflow": (changed("-1.5", "1e400"), errors.InvalidContent, "1e400"),
    "too-great": (changed("-1.5", "1e16"), errors.InvalidContent, "1e16"),
    "many-digits": (changed("-1.5", "9" * 5000), errors.InvalidContent, "is not a number"),
    "lone-surrogate": (changed("Task", "\\ud800"), errors.InvalidContent, "line 4.*half"),
    "raw-surrogate": (changed("Task", "\ud800"), errors.DamagedFile, "UTF-8"),
    "deep": (inside(b"[" * 150 + b"]" * 150), errors.TooLarge, "nested"),
    "very-deep": (inside(b"[" * 100_000), errors.TooLarge, "nested"),
    "deep-alone": (b'{"a":' * 500_000 + b"1" + b"}" * 500_000, errors.TooLarge, "nested"),
    # So deep that every Python gives up before it sees that the end is missing: from 3.14 on that takes more.
    "deep-and-cut": (b'{"a":' * 500_000, errors.TooLarge, "nested"),
    "long-text": (inside(b'"' + b"a" * 1_000_001 + b'"'), errors.TooLarge, "1,000,000 characters"),
    "many-values": (inside(b"[" + b"1," * limits.VALUES + b"1]"), errors.TooLarge, "too many values"),
    "many-items": (inside(b"[" + b'{"id":1},' * limits.ITEMS + b"1]"), errors.TooLarge, "50,000 items"),
    "id-missing": (
        changed('"id": "cd_1",', ""),
        errors.InvalidContent,
        "card “Notices a mess 😀”.*“id” is missing",
    ),
    "title-missing": (
        changed('"title": "How Sally gets organised",', ""),
        errors.InvalidContent,
        "“title” is missing",
    ),
    "text-for-number": (changed("-1.5", '"-1.5"'), errors.InvalidContent, "“score” must be a number"),
    "number-for-text": (
        changed('"Task manager"', "12"),
        errors.InvalidContent,
        "line 4.*“title” must be a text",
    ),
    "out-of-range": (changed("-1.5", "-2.1"), errors.InvalidContent, "emotion point.*at least -2"),
    "above-range": (
        changed('"colour": 1', '"colour": 6'),
        errors.InvalidContent,
        "persona “Sally”.*at most 5",
    ),
    "fraction": (changed('"colour": 1', '"colour": 1.5'), errors.InvalidContent, "whole number"),
    "object-for-list": (as_bytes({**TREE, "maps": {}}), errors.InvalidContent, "must be a list"),
    "list-for-object": (as_bytes({**TREE, "maps": [[]]}), errors.InvalidContent, "map 1.*must be an object"),
    "assets-list": (as_bytes({**TREE, "assets": []}), errors.InvalidContent, "must be an object"),
    "asset-number": (as_bytes({**TREE, "assets": {"a": 1}}), errors.InvalidContent, "picture a"),
    "null-for-text": (changed('"Task manager"', "null"), errors.InvalidContent, "“title” must be a text"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_file_when_read_then_gets_one_clear_sentence(case: str, tmp_path: Path) -> None:
    data, kind, words = DAMAGED[case]
    file = tmp_path / "bad.journey"
    file.write_bytes(data)
    with pytest.raises(kind, match=words) as caught:
        read(file)
    assert "\n" not in str(caught.value)
    assert file.read_bytes() == data


def test_cut_file_when_cut_anywhere_then_says_so_or_is_whole() -> None:
    whole = len(SAMPLE.rstrip())
    for length in range(whole):
        with pytest.raises(LoadError):
            load(SAMPLE[:length])
    assert load(SAMPLE[:whole]).project.title == "Task manager"


@given(st.integers(0, 2**32))
@settings(max_examples=2000)
def test_file_when_bytes_are_flipped_then_opens_or_gets_a_load_error(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place : place + chance.randint(1, 40)]
        elif kind == 2:
            data[place:place] = chance.choice(
                [b'"', b"{", b"]", b",", b"null", b"1e999", b"\\u", b"\xf0", b'"id":']
            )
        else:
            source = chance.randrange(len(data))
            data[place:place] = data[source : source + chance.randint(1, 200)]
    try:
        load(bytes(data))
    except LoadError as error:
        assert "\n" not in str(error)


@given(st.binary(max_size=200))
@settings(max_examples=500)
def test_bytes_when_random_then_get_a_load_error(data: bytes) -> None:
    with pytest.raises(LoadError):
        load(data)


def test_byte_order_mark_when_there_then_does_not_matter() -> None:
    assert load(b"\xef\xbb\xbf" + SAMPLE).project == load(SAMPLE).project


def test_windows_line_ends_when_there_then_do_not_matter() -> None:
    assert load(SAMPLE.replace(b"\n", b"\r\n")).project == load(SAMPLE).project


@pytest.mark.parametrize(
    ("value", "is_fine"),
    [(b"[" * 97 + b"]" * 97, True), (b'"' + b"a" * 1_000_000 + b'"', True), (b"1e15", True)],
)
def test_limits_when_just_kept_then_the_file_opens(value: bytes, is_fine: bool) -> None:
    assert bool(load(inside(value)).project) is is_fine


def test_items_when_exactly_at_the_limit_then_open() -> None:
    already = SAMPLE.count(b'"id"')
    assert load(inside(b"[" + b'{"id":1},' * (limits.ITEMS - already) + b"1]")).project


def test_newer_file_when_it_names_its_maker_then_the_sentence_does_too() -> None:
    tree = {**TREE, "version": 7, "generator": "Empathway 9.1"}
    with pytest.raises(errors.NewerFile, match=r"Empathway 9\.1") as caught:
        load(as_bytes(tree))
    assert caught.value.version == "7"


def test_collector_when_loading_fails_or_works_then_is_on_again() -> None:
    load(SAMPLE)
    assert gc.isenabled()
    with pytest.raises(LoadError):
        load(b"")
    assert gc.isenabled()


def test_path_when_missing_a_folder_or_a_pipe_then_gets_a_sentence(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, words in (
        (tmp_path / "none", "no such"),
        (tmp_path, "folder"),
        (pipe, "device"),
        ("/dev/zero", "device"),
    ):
        with pytest.raises(errors.UnreadableFile, match=words):
            read(path)
    with pytest.raises(errors.UnreadableFile, match="not a valid file name"):
        read("a\0b")


def test_file_when_larger_than_the_limit_then_is_refused_without_reading_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    with pytest.raises(errors.TooLarge, match="larger than"):
        load(SAMPLE)


def test_file_when_far_too_large_then_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.journey"
    with path.open("wb") as file:
        file.truncate(1 << 32)

    class Unread:
        def __getattr__(self, name: str) -> object:
            assert name != "read"
            return getattr(os, name)

    with pytest.raises(errors.TooLarge, match="larger than"):
        read(path, system=Unread())


def test_memory_when_it_runs_out_then_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("app.storage.loader.sniff", full)
    with pytest.raises(errors.TooLarge, match="memory"):
        load(SAMPLE)


def test_read_when_the_file_is_fine_then_tells_its_sha_and_name(tmp_path: Path) -> None:
    import hashlib

    file = tmp_path / "Sally.journey"
    file.write_bytes(SAMPLE)
    loaded = read(file)
    assert loaded.sha256 == hashlib.sha256(SAMPLE).hexdigest()
    assert (loaded.name, loaded.problems, loaded.read_only) == ("Sally.journey", (), False)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "may not read"),
        (errno.EIO, "disk reports an error"),
        (errno.ELOOP, "in a circle"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.ENOTDIR, "no such file"),
        (errno.ETIMEDOUT, "does not answer"),
        (errno.ECHILD, r"cannot be read: No child processes\."),
    ],
)
def test_read_when_the_system_fails_then_gets_a_sentence(code: int, words: str, tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    file.write_bytes(SAMPLE)
    system = FaultySystem()
    read(file, system=system)
    for at, call in enumerate(system.calls):
        if call != "access":
            with pytest.raises(errors.UnreadableFile, match=words):
                read(file, system=FaultySystem(at, OSError(code, os.strerror(code))))


def test_read_when_links_lead_in_a_circle_then_is_told_in_the_programs_language(tmp_path: Path) -> None:
    from app import i18n

    (tmp_path / "a.journey").symlink_to("b.journey")
    (tmp_path / "b.journey").symlink_to("a.journey")
    i18n.use("es")
    try:
        with pytest.raises(errors.UnreadableFile, match="enlaces") as caught:
            read(tmp_path / "a.journey")
    finally:
        i18n.use("en")
    assert "symbolic" not in str(caught.value)


def test_stack_when_it_runs_out_then_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(data: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr("app.storage.loader.sniff", endless)
    with pytest.raises(errors.TooLarge, match="nested"):
        load(SAMPLE)


@pytest.mark.parametrize("error", [LookupError(1), TypeError("x"), AttributeError("x")])
def test_migration_when_it_fails_then_the_file_is_called_damaged(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(tree: object) -> None:
        raise error

    monkeypatch.setattr("app.storage.loader.migrate", broken)
    with pytest.raises(errors.DamagedFile, match="older version"):
        load(SAMPLE)


def test_migrated_file_when_a_field_does_not_fit_then_the_place_is_told_without_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.storage.loader.migrate", lambda tree: {**tree, "title": 3})
    with pytest.raises(errors.InvalidContent, match="“title” must be a text") as caught:
        load(SAMPLE)
    assert caught.value.line is None
    monkeypatch.setattr("app.storage.loader.migrate", lambda tree: {**tree, "title": "New"})
    assert load(SAMPLE).project.title == "New"


@pytest.mark.parametrize("key", ['"a"', '"a" ', '"a\\\\"', '"\\u0061"', '"\\""'])
def test_duplicate_key_when_written_in_an_unusual_way_then_is_found_all_the_same(key: str) -> None:
    twice = f'{{{key}: "x", "b": "y\\\\", {key}: "z"}}'
    with pytest.raises(errors.InvalidContent, match="twice"):
        load(inside(twice.encode()))
    load(inside(f'{{{key}: "x", "b": "\\":"}}'.encode()))


def test_file_when_several_fields_do_not_fit_then_says_how_many_more() -> None:
    tree = {**TREE, "title": 1, "description": 2, "language": 3}
    with pytest.raises(errors.InvalidContent, match=r"\(2 more like this\.\)"):
        load(as_bytes(tree))
