"""Every text of the example and of the starter is a paper that Typst's own judges let pass."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from pdf.printed import Printed
from plnfolio.diagnostics import Problem
from plnfolio.model.manuscript import Manuscript
from plnfolio.pdf import paper
from plnfolio.pipeline.build import build
from plnfolio.pipeline.manuscripts import manuscripts
from plnfolio.pipeline.prepare import Prepared
from plnfolio.pipeline.request import BuildRequest, Result
from plnfolio.read.reading import Reading
from plnfolio.theme.active import ActiveTheme
from sites.building import CHECKOUT, NOW, Built

Texts = tuple[list[Manuscript], ActiveTheme, Path]


def texts(folder: Path, output: Path) -> Texts:
    found: list[Manuscript] = []
    looks: list[ActiveTheme] = []

    def use(prepared: Prepared, _: Result) -> None:
        found.extend(manuscripts(prepared))
        looks.append(prepared.index.active)

    build(BuildRequest(Reading(folder, NOW), output), use=use)
    return found, looks[0], output


def test_all_texts_of_the_example_pass(example: Built) -> None:
    found, active, output = texts(CHECKOUT, example.output)
    problems: list[Problem] = []
    made = {one.address: Printed(paper(one, output, active, problems)) for one in found}
    assert len(made) > 12
    assert problems == []
    _the_model_article_has_its_tables_and_its_list(made["/posts/social-learning/"])
    _a_map_is_drawn_and_described(made["/posts/draw-your-pln/"])


def _the_model_article_has_its_tables_and_its_list(made: Printed) -> None:
    assert made.pages[0] == (
        "1 Social learning, professional growth Ines Halvorsen Northwater College "
        "DL5763: Learning in networks Dr. Lena Ortiz April 16, 2023"
    )
    assert made.count("Table") == 2
    assert "Table 1 Existing personal learning network" in made.text
    (last,) = [page for page in made.pages if " References American" in page]
    assert last.index("Articulate.") < last.index("Bandura, A.") < last.index("Granovetter")


def _a_map_is_drawn_and_described(made: Printed) -> None:
    assert made.count("Figure") == 4
    assert "Teaching in" in made.text
    assert any(alt.startswith("The learning network of Ines") for alt in made.alts)


def test_what_a_new_site_begins_with_passes(tmp_path: Path) -> None:
    copytree(CHECKOUT / "generator/plnfolio/starter/content", tmp_path / "content")
    found, active, output = texts(tmp_path, tmp_path / "public")
    assert found
    for one in found:
        assert paper(one, output, active, [])
