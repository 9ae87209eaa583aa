"""The shipped examples look the same as PNG and as PDF, and their PDF holds what the map says."""

import shutil
from pathlib import Path

import pytest

from app.layout.engine import lay_out
from app.layout.sheet import Sheet
from app.model.project import Project
from app.paths import resource_path
from app.render.pdf import PdfPage, write_pdf
from app.storage.loader import load
from tests.pixels.test_agreement import from_png, from_poppler, strongly_different
from tests.render.reading import pdf_objects, pdf_text

EXAMPLES = sorted(resource_path("examples").glob("*/*.journey"))


def opened(path: Path) -> Project:
    project: Project = load(path.read_bytes(), name=path.name).project
    return project


def sheet_of(project: Project) -> Sheet:
    return lay_out(project, project.maps[0].id)


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils are not installed")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_example_when_exported_then_png_and_pdf_hardly_differ(path: Path, tmp_path: Path) -> None:
    sheet = sheet_of(opened(path))
    data = write_pdf([PdfPage(sheet.width, sheet.height, sheet, background="wall")])
    assert strongly_different(from_png(sheet, 1), from_poppler(data, 1, tmp_path)) <= 0.5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_example_when_exported_as_pdf_then_every_card_is_found_and_all_is_vectors(path: Path) -> None:
    project = opened(path)
    sheet = sheet_of(project)
    data = write_pdf([PdfPage(sheet.width, sheet.height, sheet)])
    found = pdf_text(data)
    texts = [card.text for row in project.maps[0].rows for cell in row.cells.values() for card in cell]
    assert len(texts) > 10
    assert [text for text in texts if " ".join(text.split()) not in found] == []
    assert pdf_objects(data, b"Image") == []
