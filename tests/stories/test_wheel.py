"""The program as it is installed: themes and starter travel inside the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from sites.building import CHECKOUT


def _wheel(folder: Path) -> Path:
    build = "import hatchling.build as b, sys; print(b.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=CHECKOUT, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_a_site_is_begun_and_built_from_the_wheel(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(_wheel(tmp_path)) as wheel:
        wheel.extractall(installed)
    # Away from the checkout, so that nothing is found there.
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    for words in (("new", "site", "demo"), ("build", "--site", "demo")):
        ran = subprocess.run(
            [sys.executable, "-m", "plnfolio", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "demo/public/index.html").is_file()
    assert list((tmp_path / "demo/public/assets").glob("*.css"))
    assert (installed / "plnfolio/themes/folio/theme.yaml").is_file()
    for name in ("NotoSerif-Regular.ttf", "OFL.txt"):
        assert (installed / "plnfolio/themes/base/faces" / name).is_file()
