"""An article with tables, a typed list and typed citations: brought, built, looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sites.building import Workshop, call
from sites.dom import Node, parse

LIST = """\
American Psychological Association. (2020). *Publication manual of the American Psychological \
Association* (7th ed.).
Kanai, R., Bahrami, B., & Rees, G. (2010). Human parietal cortex structure predicts individual \
differences in perceptual rivalry. *Current Biology*, *20*(18), 1626–1630. \
https://doi.org/10.1016/j.cub.2010.07.027
Siemens, G. (2005). Connectivism: A learning theory for the digital age. *International Journal \
of Instructional Technology and Distance Learning*, *2*(1), 3–10.
Wenger, E. (1998). *Communities of practice: Learning, meaning, and identity*. Cambridge \
University Press.
""".splitlines()
TABLES = """
<h2>My current network</h2>
<table><tr><th>Network</th><th>What I get</th><th>What I give</th><th>Hours per week</th></tr>
<tr><td><a href="https://www.td.org">Association for Talent Development (ATD)</a></td>
<td><ul><li>Webinars (Siemens, 2005)</li><li>A mentor</li></ul></td><td>- Notes<br>- Cake</td>
<td>2-3</td></tr>
<tr><td>Night shift book club</td><td>&bull; Books<br>&bull; Company</td><td>Cake</td>
<td>1 hour</td></tr>
</table>
<h2>Networks I plan to join</h2>
<table><tr><th>Network</th><th>Why</th><th>Time</th></tr>
<tr><td>AECT</td><td>Its journals.</td><td>30 minutes a month</td></tr></table>
<h2>What it cost</h2>
<table><tr><th>Item</th><th>Cost</th></tr><tr><td>Microphone</td><td>$60</td></tr></table>
"""


def page() -> str:
    rows = "".join(f"<p>{_html(one)}</p>" for one in LIST)
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Whom I learn from</title></head><body><main>"
        "<h1>Whom I learn from</h1><p>Siemens (2005, p. 4) began it, and others went on (Kanai "
        "<em>et al.</em>, 2010; Granovetter, 1973). Rules are rules (American Psychological "
        f"Association [APA], 2020), says the APA (2020).</p>{TABLES}<h2>References</h2>{rows}"
        "</main></body></html>"
    )


def _html(entry: str) -> str:
    parts = entry.replace("&", "&amp;").split("*")
    return "".join(f"<em>{one}</em>" if i % 2 else one for i, one in enumerate(parts))


@pytest.fixture
def site(workshop: Workshop) -> Path:
    made = workshop.folder("=== content/site.yaml\ntitle: Notes\nauthor: Ada Berg\n")
    (made / "page.html").write_text(page(), encoding="utf-8")
    return made


def test_an_article_arrives_with_its_networks_works_and_citations(site: Path) -> None:
    done = json.loads(call("import", "page.html", "--json", cwd=site).out)
    assert done["networks"] == ["content/networks/current.yaml", "content/networks/planned.yaml"]
    assert done["citations"] == {"keyed": 5, "left": 1}
    assert done["references"] == ["apa2020", "kanai2010", "siemens2005", "wenger1998"]
    assert any("Granovetter" in note["message"] for note in done["notes"])
    assert call("build", cwd=site).code == 0
    shown = parse((site / "public/posts/whom-i-learn-from/index.html").read_text("utf-8"))
    tables = shown.all("table.network-table")
    times = [cells(one, "td")[-1] for table in tables for one in table.all("tr")[1:]]
    for time, said in zip(
        times, ("2–3 hours a week", "1 hour a week", "30 minutes a month"), strict=True
    ):
        assert time.endswith(said)
    items = [one.partition(" (")[0] for one in cells(tables[0], "li")]
    assert items == [
        "Webinars",
        "A mentor",
        "Notes",
        "Cake",
        "Books",
        "Company",
    ]
    assert len(shown.all("table")) == 3
    cited = [one.text for one in shown.all("span.citation")]
    assert cited[:2] == ["Siemens (2005, p. 4)", "(Kanai et al., 2010; Granovetter, 1973)"]
    assert cited[2:4] == ["(American Psychological Association [APA], 2020)", "APA (2020)"]
    links = [a.attributes["href"] for one in shown.all("span.citation") for a in one.all("a")]
    assert set(links) == {"#ref-siemens2005", "#ref-kanai2010", "#ref-apa2020"}
    entries = [one.text for one in shown.one("#refs").all("div.csl-entry")]
    assert entries == [one.replace("*", "") for one in LIST]


def test_a_second_import_makes_no_second_table(site: Path) -> None:
    call("import", "page.html", cwd=site)
    before = sorted((site / "content").rglob("*"))
    again = json.loads(call("import", "page.html", "--json", cwd=site).out)
    assert again["networks"] == again["references"] == []
    assert sorted((site / "content").rglob("*")) == before


def cells(shown: Node, selector: str) -> list[str]:
    """The words of the elements that a selector finds."""
    return [one.text for one in shown.all(selector)]
