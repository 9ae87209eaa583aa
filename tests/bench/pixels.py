"""P-12: a map on A0 at 300 dpi as a PNG, whole process, against one picture in memory that Qt saves."""

import statistics
import tempfile
from pathlib import Path

from app.storage.codec import encode
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result, python, spent

BANDS = """
import sys
from pathlib import Path
from app.editing.exporting import Order, made
from app.storage.loader import read
loaded = read(Path(sys.argv[1]))
order = Order(loaded.project, loaded.project.maps[0], loaded.assets, paper="a0", dpi=300)
Path(sys.argv[2]).write_bytes(made(order, "png")[0])
"""
WHOLE = """
import sys
from PySide6.QtGui import QImage, QPainter
from app.editing.exporting import Order, planned
from app.ink.palette import LIGHT
from app.ink.text import default_book
from app.render.painter import Detail, SheetPainter
from app.render.qt_pictures import decoded
from app.render.qt_png import ensure_application
from app.storage.loader import read
from pathlib import Path
loaded = read(Path(sys.argv[1]))
plan = planned(Order(loaded.project, loaded.project.maps[0], loaded.assets, paper="a0"))
ensure_application()
scale = 300 / 72
image = QImage(round(plan.width * scale), round(plan.height * scale), QImage.Format.Format_RGB32)
image.fill(0xFFF3F4F6)
brush = QPainter(image)
brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
brush.translate(plan.offset[0] * scale, plan.offset[1] * scale)
brush.scale(plan.scale * scale, plan.scale * scale)
SheetPainter(LIGHT, default_book(), decoded(loaded.assets.get), exact=True).paint_sheet(
    brush, plan.sheet, detail=Detail.FULL
)
brush.end()
image.save(sys.argv[2])
"""


def measure(*, rounds: int) -> list[Result]:
    """Return how much time and memory the bands take of what the whole picture takes."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source, ours, whole = place / "map.journey", place / "ours.png", place / "whole.png"
        source.write_bytes(encode(synthetic(2_400, bare=True)))
        commands = {
            "ours": python(BANDS, str(source), str(ours)),
            "whole": python(WHOLE, str(source), str(whole)),
        }
        taken = {
            name: [spent(command) for _ in range(max(1, rounds // 4))] for name, command in commands.items()
        }
        megabytes = ours.stat().st_size / 1e6, whole.stat().st_size / 1e6
    (ours_ms, ours_mib), (whole_ms, whole_mib) = (_median(taken[name]) for name in ("ours", "whole"))
    times = (
        f"{ours_ms / 1000:.1f} s and {megabytes[0]:.1f} MB, {whole_ms / 1000:.1f} s and {megabytes[1]:.1f} MB"
    )
    return [
        Result("P-12", "A0 at 300 dpi as PNG ÷ QImage.save: time", ours_ms / whole_ms, 0.4, 0.6, more=times),
        Result(
            "P-12", "A0 at 300 dpi as PNG ÷ QImage.save: memory", ours_mib / whole_mib, 0.27, 0.35,
            more=f"{ours_mib:.0f} MiB of {whole_mib:.0f}",
        ),
        Result("P-12", "A0 at 300 dpi as PNG: memory", ours_mib, 200, 200, unit=" MiB"),
    ]  # fmt: skip


def _median(found: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(ms for ms, _mib in found), statistics.median(mib for _ms, mib in found)
