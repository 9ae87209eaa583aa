"""The clipboard as LibreOffice Calc really fills it: HTML, text with tabs, and a picture, all at once."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

CALC = Path(__file__).parent / "samples" / "calc"


def calc_clipboard() -> QMimeData:
    """Return the range of 6 × 7 cells, copied in Calc: 5 stages, 6 rows, 30 cards and 5 emotion points."""
    data = QMimeData()
    data.setData("text/html", QByteArray((CALC / "clipboard.html").read_bytes()))
    data.setText((CALC / "clipboard.tsv").read_text("utf-8"))
    data.setData("image/png", QByteArray((CALC / "clipboard.png").read_bytes()))
    data.setImageData(QImage(str(CALC / "clipboard.png")))
    return data
