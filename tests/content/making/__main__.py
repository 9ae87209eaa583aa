"""Write every template and example, and the index that the welcome page is drawn from."""

from pathlib import Path

from tests.content.making.library import files

RESOURCES = Path(__file__).resolve().parents[3] / "resources"

for name, data in files().items():
    target = RESOURCES / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
print(f"{len(files())} files written")
