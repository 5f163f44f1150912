"""A site of one's own: what is asked, what is written, and where none is made."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from sites.building import CHECKOUT, build_in, call, contents, environment
from sites.terminal import talk

ALWAYS = {
    ".gitattributes",
    ".gitignore",
    ".python-version",
    "README.md",
    "constraints.txt",
    "requirements.txt",
}
NETLIFY, GITHUB = "netlify.toml", ".github/workflows/publish.yml"

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")


def config(folder: Path) -> dict[str, str]:
    return yaml.safe_load((folder / "content/site.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("host", "files"),
    [("netlify", {NETLIFY}), ("github", {GITHUB}), ("both", {NETLIFY, GITHUB}), ("none", set())],
)
def test_a_site_has_the_files_of_its_hosts(host: str, files: set[str], tmp_path: Path) -> None:
    assert call("new", "site", "demo", "--host", host, cwd=tmp_path).code == 0
    found = set(contents(tmp_path / "demo"))
    assert found >= ALWAYS | {"content/site.yaml", "schemas/site.schema.json"}
    assert found & {NETLIFY, GITHUB} == files
    readme = (tmp_path / "demo/README.md").read_text("utf-8")
    assert ("netlify.toml" in readme, "publish.yml" in readme) == (
        NETLIFY in files,
        GITHUB in files,
    )


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    ran = call("new", "site", "demo", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert set(contents(tmp_path / "demo")) >= {NETLIFY, GITHUB}
    assert config(tmp_path / "demo")["title"] == "My learning portfolio"


@pytest.mark.parametrize(
    "title",
    [
        """A "quoted" title: [part] {1} # 'not' & a comment | > *it*""",
        "no",
        "- 2024?",
        "👩‍🏫 مفكرة التعلّم",
        f"tab\tand\n{'x' * 300}",
        "%TAG {{ words }} {% of %} templates",
    ],
)
def test_any_title_and_name_are_in_the_site_as_typed(title: str, tmp_path: Path) -> None:
    ran = call("new", "site", "demo", "--title", title, "--author", title, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    built = build_in(tmp_path / "demo")
    assert built.problems == ()
    meant = " ".join(title.split())
    for place in ("title", "footer"):
        shown = built.page("/").one("head" if place == "title" else "body").one(place).text
        assert meant in shown.translate(str.maketrans("“”‘’", "\"\"''"))
    assert (config(tmp_path / "demo")["title"], config(tmp_path / "demo")["author"]) == (meant,) * 2


def test_every_answer_is_an_option(tmp_path: Path) -> None:
    words = "--author Ada --language es-MX --theme paper --host none --yes --title Notas"
    assert call("new", "site", "demo", *words.split(), cwd=tmp_path).code == 0
    told = {
        name: config(tmp_path / "demo")[name] for name in ("title", "author", "language", "theme")
    }
    assert told == {"title": "Notas", "author": "Ada", "language": "es-MX", "theme": "paper"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--title", " "], "empty"),
        (["--author", ""], "empty"),
        (["--title", "\x1b[D"], "no letter"),
        (["--language", "English"], "en, es, ar"),
        (["--host", "nowhere"], "netlify"),
        (["--theme", "foliio"], "folio"),
    ],
)
def test_an_option_that_means_nothing_is_wrong_use(
    words: list[str], said: str, tmp_path: Path
) -> None:
    ran = call("new", "site", "demo", *words, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert contents(tmp_path) == {}


@needs_terminal
def test_on_a_terminal_it_asks_and_takes_the_answers(tmp_path: Path) -> None:
    answers = ["Notes: “one”\n", "Ada Adams\n", "es\n", "github\n", "paper\n"]
    ran = talk("new", "site", "demo", answers=answers, cwd=tmp_path)
    assert ran.code == 0
    told = config(tmp_path / "demo")
    assert (told["title"], told["author"]) == ("Notes: “one”", "Ada Adams")
    assert (told["language"], told["theme"]) == ("es", "paper")
    assert set(contents(tmp_path / "demo")) & {NETLIFY, GITHUB} == {GITHUB}


@needs_terminal
def test_enter_takes_what_is_usual(tmp_path: Path) -> None:
    nobody = {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": str(tmp_path)}
    ran = talk("new", "site", "demo", answers=["\n"] * 5, cwd=tmp_path, env=nobody)
    assert ran.code == 0
    assert config(tmp_path / "demo")["author"] == "Your Name"
    assert set(contents(tmp_path / "demo")) >= {NETLIFY, GITHUB}


@needs_terminal
def test_only_what_no_option_says_is_asked(tmp_path: Path) -> None:
    words = "--title Notes --author Ada --host both --theme folio".split()
    ran = talk("new", "site", "demo", *words, answers=["ar\n"], cwd=tmp_path)
    assert ran.out.count("]: ") == 1
    assert config(tmp_path / "demo")["language"] == "ar"


@needs_terminal
def test_an_odd_answer_is_asked_for_again(tmp_path: Path) -> None:
    answers = [
        "\x1b[D\n",
        "caf\udce9\n",
        " \n",
        "Notes\n",
        "Ada\n",
        "English\n",
        "en\n",
        "x\n",
        "\n",
        "\n",
    ]
    ran = talk("new", "site", "demo", answers=answers, cwd=tmp_path)
    assert ran.code == 0
    assert config(tmp_path / "demo")["title"] == "Notes"


@needs_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_who_leaves_the_questions_has_made_nothing(key: str, tmp_path: Path) -> None:
    ran = talk("new", "site", "demo", answers=["Notes\n", key], cwd=tmp_path)
    assert ran.code == 1
    assert contents(tmp_path) == {}


@needs_terminal
def test_who_wants_no_questions_is_asked_none(tmp_path: Path) -> None:
    assert "]: " not in talk("new", "site", "demo", "--yes", answers=[], cwd=tmp_path).out
    assert (tmp_path / "demo" / NETLIFY).is_file()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like plnfolio's own."""
    (tmp_path / "plnfolio/generator/plnfolio").mkdir(parents=True)
    (tmp_path / "plnfolio/generator/plnfolio/cli.py").touch()
    return tmp_path / "plnfolio"


@pytest.mark.parametrize("name", ["mine", "deep/er/mine", "--yes mine"])
def test_inside_plnfolio_itself_no_site_is_made(name: str, checkout: Path) -> None:
    ran = call("new", "site", *name.split(), cwd=checkout)
    assert ran.code == 2
    assert f"new site {checkout.parent / 'mine'}" in ran.err
    assert set(contents(checkout)) == {"generator/plnfolio/cli.py"}


def test_beside_plnfolio_a_site_is_made(checkout: Path) -> None:
    assert call("new", "site", "../mine", cwd=checkout).code == 0


@needs_terminal
@pytest.mark.parametrize(("answer", "made"), [("\n", False), ("n\n", False), ("y\n", True)])
def test_on_a_terminal_it_asks_before_it_goes_there(
    answer: str, made: bool, checkout: Path
) -> None:
    ran = talk("new", "site", "mine", answers=[answer, *["\n"] * 5], cwd=checkout)
    assert "instead of your site" in ran.out
    assert (checkout / "mine/content/site.yaml").is_file() == made


def test_a_site_is_not_put_into_another_one(tmp_path: Path) -> None:
    call("new", "site", "demo", cwd=tmp_path)
    before = contents(tmp_path)
    ran = call("new", "site", "demo", cwd=tmp_path)
    assert ran.code == 2
    assert "holds a site already" in ran.err
    assert contents(tmp_path) == before


def test_a_tilde_is_home_in_every_shell(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path / "ada"), "USERPROFILE": str(tmp_path / "ada")}
    assert call("new", "site", "~/my site", cwd=tmp_path, env=home).code == 0
    assert (tmp_path / "ada/my site/content/site.yaml").is_file()


def test_what_lay_in_the_folder_is_left_and_named(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    ran = call("new", "site", ".", cwd=tmp_path)
    assert ran.code == 0
    assert ".gitignore" in ran.out
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"


def test_without_git_and_without_a_home_it_is_made_too(tmp_path: Path) -> None:
    bare = {"PATH": str(tmp_path), "LANG": "C", "LC_ALL": "C", "HOME": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "generator"), "new", "site", "demo"],
        cwd=tmp_path,
        env={**os.environ, **environment(), **bare},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    # No shell finds plnfolio by its name there.
    assert f"{Path(sys.executable).name} -m plnfolio serve".encode() in done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    assert call("new", "site", "demo", "--title", "Notes", cwd=folder).code == 0
    return folder / "demo"


def test_no_file_names_a_place_of_this_machine(demo: Path) -> None:
    for path, data in contents(demo).items():
        if not path.endswith(".whl"):
            text = data.decode()
            assert not re.search(r"file:|(?<![\w./])/(home|root|tmp|Users)/", text), path
            assert str(demo.parent) not in text
            assert str(CHECKOUT) not in text


def test_its_files_are_what_their_readers_take(demo: Path) -> None:
    netlify = tomllib.loads((demo / NETLIFY).read_text("utf-8"))
    assert netlify["build"]["publish"] == "public"
    assert "plugins" not in netlify
    assert "requirements.txt" in netlify["build"]["command"]
    assert re.fullmatch(r"3\.\d+\n", (demo / ".python-version").read_text("utf-8"))
    for name in (".vscode/settings.json", ".vscode/extensions.json"):
        json.loads((demo / name).read_text("utf-8"))


@pytest.mark.parametrize("root", ["checkout", "demo"])
def test_workflows_use_the_newest_majors(root: str, demo: Path) -> None:
    folder = CHECKOUT if root == "checkout" else demo
    used = set()
    for workflow in (folder / ".github/workflows").iterdir():
        used |= set(re.findall(r"uses: (\S+)", workflow.read_text("utf-8")))
    assert used == {
        "actions/cache@v6",
        "actions/checkout@v7",
        "actions/configure-pages@v6",
        "actions/deploy-pages@v5",
        "actions/setup-python@v7",
        "actions/upload-pages-artifact@v5",
    }


def test_what_the_workflow_names_is_there(demo: Path) -> None:
    steps = yaml.safe_load((demo / GITHUB).read_text("utf-8"))["jobs"]["build"]["steps"]
    (python,) = (step["with"] for step in steps if step.get("uses", "").startswith("actions/setup"))
    assert (demo / python["cache-dependency-path"]).is_file()


def test_the_workflow_says_which_setting_is_missing(demo: Path) -> None:
    steps = yaml.safe_load((demo / GITHUB).read_text("utf-8"))["jobs"]["build"]["steps"]
    place = next(i for i, step in enumerate(steps) if step.get("id") == "pages")
    assert "failure()" in steps[place + 1]["if"]
    assert "GitHub Actions" in steps[place + 1]["run"]


@pytest.mark.skipif(not shutil.which("git"), reason="asks git")
def test_git_takes_all_that_builds_it_and_nothing_that_is_built(demo: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(demo, site)
    ignored = tmp_path / "ignored"
    ignored.write_text("*.whl\nvendor/\n", "utf-8")  # as many have it for all of their repositories
    call("build", cwd=site)
    git = ["git", "-c", f"core.excludesFile={ignored}", "-c", "core.autocrlf=true"]
    subprocess.run([*git, "init", "--quiet"], cwd=site, check=True)
    subprocess.run([*git, "add", "."], cwd=site, check=True, capture_output=True)
    listed = subprocess.run([*git, "ls-files"], cwd=site, check=True, capture_output=True)
    assert set(listed.stdout.decode().splitlines()) == set(contents(demo))


def test_two_branches_may_both_publish(demo: Path) -> None:
    lines = (demo / ".gitattributes").read_text("utf-8").splitlines()
    assert "content/permalinks.yaml merge=union" in lines
