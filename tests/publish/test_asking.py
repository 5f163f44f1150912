"""Where a site goes: by the command line, by site.yaml, or asked once and kept there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plnfolio.commands import publishing
from plnfolio.publish import secret
from publish.fake_netlify import TOKEN, Fake, Fault
from publish.publishing import SITE, edit, on_terminal, publish, variables
from sites.building import Ran, Workshop, contents

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

UNSAID = SITE.replace("publish: netlify\n", "")


@pytest.fixture
def unsaid(workshop: Workshop) -> Path:
    """A site that says nothing of where it goes."""
    return workshop.folder(UNSAID)


def test_without_an_answer_and_without_a_terminal_it_says_what_to_write(
    fake: Fake, unsaid: Path
) -> None:
    ran = publish(fake, unsaid)
    assert (ran.code, fake.asked) == (2, [])
    assert "say where: plnfolio publish netlify, plnfolio publish github, or plnfolio" in ran.err
    assert "“publish: netlify” in content/site.yaml says it for always" in ran.err


def test_a_slip_in_where_it_goes_is_said_and_nobody_is_asked(
    fake: Fake, unsaid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_somebody_is_there", lambda: True)
    edit(unsaid, "content/site.yaml", "title:", "publish: netlfy\ntitle:")
    ran = publish(fake, unsaid)
    assert (ran.code, fake.asked) == (1, [])
    assert "did you mean “netlify”?" in ran.err


@pytest.mark.parametrize("token", ["", "  \n"])
def test_a_missing_token_names_its_variable_before_any_request(
    token: str, fake: Fake, folder: Path
) -> None:
    ran = publish(fake, folder, env=variables(fake, NETLIFY_AUTH_TOKEN=token))
    assert (ran.code, fake.asked) == (1, [])
    assert ran.err.startswith("error: NETLIFY_AUTH_TOKEN is not set, and Netlify asks who you are")
    assert not (folder / "public").exists()


@pytest.mark.parametrize("token", ["two words", "nfp_\u00e9", "a\nX-Other: b"])
def test_what_can_be_no_token_is_not_sent_and_not_shown(
    token: str, fake: Fake, folder: Path
) -> None:
    ran = publish(fake, folder, env=variables(fake, NETLIFY_AUTH_TOKEN=token))
    assert (ran.code, fake.asked) == (1, [])
    assert "what NETLIFY_AUTH_TOKEN holds is no token" in ran.err
    assert token not in ran.err


def test_a_missing_site_names_its_variable_before_any_request(fake: Fake, folder: Path) -> None:
    ran = publish(fake, folder, env=variables(fake, NETLIFY_SITE_ID=""))
    assert (ran.code, fake.asked) == (1, [])
    assert ran.err.startswith("error: NETLIFY_SITE_ID is not set, and content/site.yaml names no")


@pytest.mark.parametrize(
    "address",
    ["http://example.org/api", "ftp://127.0.0.1", "api.netlify.com", "https://:1", "https://[::1"],
)
def test_a_token_goes_over_https_alone(address: str, fake: Fake, folder: Path) -> None:
    ran = publish(fake, folder, env=variables(fake, NETLIFY_API_URL=address))
    assert (ran.code, fake.asked) == (1, [])
    assert "NETLIFY_API_URL is no address that a token can be sent to" in ran.err


def test_an_api_without_a_path_has_the_usual_one(fake: Fake, folder: Path) -> None:
    root = fake.api.removesuffix("/api/v1")
    for address in (root, f"{root}/", f"{fake.api}/"):
        assert publish(fake, folder, env=variables(fake, NETLIFY_API_URL=address)).code == 0


def test_a_site_with_mistakes_is_not_published(fake: Fake, folder: Path) -> None:
    edit(folder, "content/posts/one.md", "The first.", "[dead](nowhere.md)")
    ran = publish(fake, folder)
    assert (ran.code, fake.count("POST")) == (1, 0)
    assert "error[broken-link]" in ran.err
    assert not (folder / "public").exists()


def test_a_site_with_mistakes_makes_no_site_at_the_host(fake: Fake, unsaid: Path) -> None:
    edit(unsaid, "content/posts/one.md", "The first.", "[dead](nowhere.md)")
    env = variables(fake, NETLIFY_SITE_ID="")
    assert publish(fake, unsaid, "netlify", "--new-site", "ada-notes", env=env).code == 1
    assert (fake.asked, fake.sites) == ([], {})


def test_a_new_site_is_made_and_kept(fake: Fake, unsaid: Path) -> None:
    env = variables(fake, NETLIFY_SITE_ID="")
    ran = publish(fake, unsaid, "netlify", "--new-site", "ada-notes", env=env)
    assert (ran.code, list(fake.sites)) == (0, ["id-of-ada-notes"])
    at = fake.address("id-of-ada-notes")
    assert (unsaid / "content/site.yaml").read_text("utf-8") == (
        "title: Learning in public\nauthor: Ada Okafor\n\n"
        f"base_url: {at}\npublish:\n  to: netlify\n  site: id-of-ada-notes\n"
    ).replace("\n\n", "\n")
    assert fake.live("id-of-ada-notes") == contents(unsaid / "public")
    assert "Nothing has changed" in publish(fake, unsaid, env=env).out


def test_a_name_that_is_taken_is_said_in_the_hosts_words(fake: Fake, unsaid: Path) -> None:
    fake.add_site("ada-notes")
    env = variables(fake, NETLIFY_SITE_ID="")
    ran = publish(fake, unsaid, "netlify", "--new-site", "ada-notes", env=env)
    assert (ran.code, fake.count("POST")) == (1, 1)
    assert "“subdomain must be unique”" in ran.err
    assert "publish" not in (unsaid / "content/site.yaml").read_text("utf-8")


def test_a_site_that_was_made_before_a_run_was_cut_off_is_taken(
    fake: Fake, unsaid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = variables(fake, NETLIFY_SITE_ID="")

    def killed(*args: object) -> None:
        raise SystemExit(137)

    with monkeypatch.context() as patch:
        patch.setattr("plnfolio.commands.publish.keep", killed)
        publish(fake, unsaid, "netlify", "--new-site", "ada-notes", env=env)
    assert publish(fake, unsaid, "netlify", env=env).code == 0
    assert list(fake.sites) == ["id-of-ada-notes"]
    assert "site: id-of-ada-notes" in (unsaid / "content/site.yaml").read_text("utf-8")


def asked(fake: Fake, folder: Path, answers: str, **env: str) -> Ran:
    """The command on a terminal, and what is typed there."""
    return on_terminal(folder, answers, {**variables(fake, NETLIFY_SITE_ID=""), **env})


def test_on_a_terminal_it_asks_once(fake: Fake, unsaid: Path) -> None:
    ran = asked(fake, unsaid, "\n\nada-notes\n")
    assert ran.code == 0, ran.out
    assert "Where shall your site be published?" in ran.out
    assert "The answer is kept in content/site.yaml." in ran.out
    assert fake.live("id-of-ada-notes") == contents(unsaid / "public")
    again = asked(fake, unsaid, "")
    assert "Where" not in again.out
    assert "Nothing has changed" in again.out


def test_a_site_that_is_there_already_can_be_named(fake: Fake, folder: Path) -> None:
    ran = asked(fake, folder, "ada\n")
    assert ran.code == 0, ran.out
    text = (folder / "content/site.yaml").read_text("utf-8")
    assert re.search(r"^publish:\n  to: netlify\n  site: id-of-ada\n", text, re.MULTILINE)
    assert fake.live("id-of-ada") == contents(folder / "public")


class Ring:
    """A keyring."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password


def test_the_keyring_has_the_token_where_no_variable_has(
    fake: Fake, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    ring.set_password("plnfolio", "NETLIFY_AUTH_TOKEN", TOKEN)
    monkeypatch.setattr(secret, "keyring", lambda: ring)
    monkeypatch.setattr(secret, "keyring_errors", lambda: RuntimeError)
    assert publish(fake, folder, env=variables(fake, NETLIFY_AUTH_TOKEN="")).code == 0


def test_a_token_that_is_typed_is_kept_in_the_keyring(
    fake: Fake, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    monkeypatch.setattr(secret, "keyring", lambda: ring)
    monkeypatch.setattr(secret, "keyring_errors", lambda: RuntimeError)
    monkeypatch.setattr(publishing, "_somebody_is_there", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *words, **more: TOKEN)
    assert publish(fake, folder, env=variables(fake, NETLIFY_AUTH_TOKEN="")).code == 0
    assert list(ring.kept.values()) == [TOKEN]


def test_a_secret_shows_itself_nowhere() -> None:
    found = secret.secret(f" {TOKEN}\n", "X")
    assert TOKEN not in repr(found) + str(found) + f"{found}" + repr([found])
    assert found.hide(f"Bearer {TOKEN}!") == "Bearer …!"


def test_a_site_that_has_a_password_is_published_and_said_so(fake: Fake, folder: Path) -> None:
    fake.visitors = Fault(401)
    ran = publish(fake, folder)
    assert ran.code == 0
    assert "note: it could not be seen from here, as " in ran.err


def test_published_is_said_only_when_it_is_seen(fake: Fake, folder: Path) -> None:
    fake.visitors = Fault(200, {"build": "another"})
    ran = publish(fake, folder)
    assert (ran.code, "Published" in ran.out) == (1, False)
    assert "does not show this build yet" in ran.err


def test_where_nobody_can_look_that_is_said(fake: Fake, folder: Path) -> None:
    fake.sites["id-of-ada"]["ssl_url"] = "http://127.0.0.1:9"
    ran = publish(fake, folder)
    assert ran.code == 0
    assert "note: it could not be seen from here (" in ran.err


def test_another_address_in_site_yaml_is_said(fake: Fake, folder: Path) -> None:
    edit(folder, "content/site.yaml", "publish:", "base_url: https://ada.example.org\npublish:")
    ran = publish(fake, folder)
    assert ran.code == 0
    assert "note: “base_url” in content/site.yaml is https://ada.example.org, and the" in ran.err
