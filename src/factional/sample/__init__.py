"""The sample case: a war in a country that does not exist, told by people who never lived.

Seven documents on the armed groups of Ozhgar, with hand-made gold, so that documentation, tests and
demonstrations share one world. `README.md` beside this file says who is who and what contradicts
what on purpose; `planted.yaml` says the same to a machine.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from factional import __version__
from factional.errors import CaseExists

if TYPE_CHECKING:
    from factional.case import Case

NAME = "The war for the terraces (sample)"
"""Name of the sample case. Whoever shows it says "sample" with it: nobody in it is real."""

STAMP = ".sample.json"
"""File in the case folder that says what the sample was built from; hidden, so no document."""


def documents() -> list[Path]:
    """The documents of the sample, as a user would have saved or pasted them, by name."""
    return sorted(path for path in (_here() / "documents").iterdir() if path.is_file())


def gold() -> Path:
    """Folder of the hand-made claims, in the layout that annotations are exchanged in."""
    return _here() / "gold"


def planted() -> Mapping[str, Any]:
    """What the documents dispute, corroborate, repeat and foretell on purpose, by gold claim ids.

    The head of `planted.yaml` says what each part holds.
    """
    data: Mapping[str, Any] = yaml.safe_load((_here() / "planted.yaml").read_text("utf-8"))
    return data


def places() -> Path:
    """Where the invented places are, on an island that is not there; GeoJSON, for the map."""
    return _here() / "places.geojson"


def build(folder: Path) -> Case:
    """Open the sample case in a folder, building it first where it is not there yet.

    A sample that was built from these documents by this version is opened as it stands, with all
    that was decided in it. One built from others is kept beside the new one, under its version.

    Args:
        folder: Where the case is to be; made if need be, with its parents.

    Returns:
        The open case; close it, or use it in a `with`.

    Raises:
        CaseExists: the folder holds something that is no sample case.
        ReadError: a document of the sample cannot be read.
    """
    from factional.case import Case  # noqa: PLC0415  # the documents are wanted without the rooms

    built = _stamp_of(folder)
    if built == _stamp():
        return Case.open(folder)
    if built is not None:
        _set_aside(folder, str(built.get("version", "older")))
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExists(f"{folder} holds something else than the sample. Name another folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # a build that is broken off must not pass for a case: it is made aside and moved when whole
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
        made = Path(scratch) / "case"
        _fill(made)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    return Case.open(folder)


def _fill(folder: Path) -> None:
    from factional.ask import MAP, location  # noqa: PLC0415
    from factional.case import Case  # noqa: PLC0415
    from factional.model import DecisionKind  # noqa: PLC0415

    with Case.init(folder, name=NAME) as case:
        for outcome in case.add_all([str(path) for path in documents()]):
            if outcome.error is not None:
                raise outcome.error
        case.store.decide(DecisionKind.LOCATED, MAP, by=NAME, details=location(_spots()))
    (folder / STAMP).write_text(json.dumps(_stamp(), indent=1) + "\n", encoding="utf-8")


def _spots() -> dict[str, tuple[float, float, float] | None]:
    """The places by name: degrees north and east, and kilometres around."""
    features = json.loads(places().read_text(encoding="utf-8"))["features"]
    points = [f for f in features if f["geometry"]["type"] == "Point"]
    found: dict[str, tuple[float, float, float] | None] = {}
    for point in points:
        longitude, latitude = point["geometry"]["coordinates"]
        about = point["properties"]
        found[about["name"]] = latitude, longitude, about.get("radius_km", 0.0)
    return found


def _stamp() -> dict[str, Any]:
    hashes = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (*documents(), places())
    }
    return {"version": __version__, "documents": hashes}


def _stamp_of(folder: Path) -> dict[str, Any] | None:
    """What a sample case was built from; None where there is none."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def _set_aside(folder: Path, version: str) -> None:
    """Move an older sample out of the way; somebody may have decided things in it."""
    number = 1
    while True:
        suffix = version if number == 1 else f"{version}-{number}"
        target = folder.with_name(f"{folder.name}-{suffix}")
        if not target.exists():
            shutil.move(folder, target)
            return
        number += 1


def _here() -> Path:
    return Path(str(resources.files(__package__)))
