"""``plnfolio new reflection``: a post with the questions of a model, which no page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from plnfolio.commands.asking import asks, choice
from plnfolio.commands.begun import begun, make, stop_if_there
from plnfolio.commands.options import site_option
from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """A model of reflection: whose it is, and its steps, each with what one asks oneself there."""

    source: str
    steps: Mapping[str, str]


MODELS: Mapping[str, Model] = {
    "gibbs": Model(
        "The reflective cycle of Graham Gibbs, Learning by doing (1988).",
        {
            "Description": "What happened? Where, when, who was there, and what did you do? "
            "Only facts yet.",
            "Feelings": "What did you feel and think before, during and after it? What did others?",
            "Evaluation": "What went well, and what did not? By what do you tell?",
            "Analysis": "Why did it go so? What do your reading and your network say of it? Cite.",
            "Conclusion": "What do you know now, of the matter and of yourself? What else could "
            "you have done?",
            "Action plan": "What will you do next time? What do you need for it, and by when?",
        },
    ),
    "kolb": Model(
        "The learning cycle of David A. Kolb, Experiential learning (1984).",
        {
            "Concrete experience": "What did you do or live through? Tell it so that a reader is "
            "there.",
            "Reflective observation": "What do you see when you look back on it, and from where "
            "others stood?",
            "Abstract conceptualization": "What general idea comes of it? Which theory explains "
            "it, and which does not? Cite.",
            "Active experimentation": "How will you try the idea out? What would show that it is "
            "wrong?",
        },
    ),
    "what-so-what": Model(
        "What? So what? Now what? Terry Borton, Reach, touch, and teach (1970); "
        "Gary Rolfe and others, Critical reflection for nursing (2001).",
        {
            "What?": "What happened, and what was your part in it?",
            "So what?": "Why does it matter? What does it tell you, what does theory say of it? "
            "Cite.",
            "Now what?": "What will you do with it, and how will you know that it worked?",
        },
    ),
    "deal": Model(
        "The DEAL model of Sarah L. Ash and Patti H. Clayton, Journal of Applied Learning in "
        "Higher Education (2009).",
        {
            "Describe": "What took place, when and where? Who was there, who was not? Be exact, "
            "and do not judge yet.",
            "Examine": "Look at it by the goals of the course, by your own growth, and by what it "
            "meant for others. Cite.",
            "Articulate learning": "What did I learn? How did I learn it? Why does it matter? What "
            "will I do in light of it?",
        },
    ),
}


@click.command(
    "reflection",
    short_help="Make a post with the questions of a model of reflection.",
    epilog='Example:  plnfolio new reflection "My first chat" --model gibbs',
)
@click.argument("title")
@click.option("--model", type=click.Choice(list(MODELS)), help="Whose questions it asks.")
@site_option
def reflection(title: str, model: str | None, site: Path) -> None:
    """Make a post with the steps of a model of reflection, and what to ask yourself at each.

    The questions are remarks, which no page shows.
    """
    folder, slug, matter = begun(title, site, "reflection")
    if model is None:
        if not asks():
            raise click.UsageError(f"say which, with --model: {', '.join(MODELS)}")
        model = choice("Whose questions shall it ask?", "what-so-what", list(MODELS))
    path = folder / "posts" / f"{slug}.md"
    stop_if_there(path, path.with_suffix("") / "index.md")
    make(path, f"---\n{matter}---\n\n{''.join(_steps(MODELS[model])).rstrip()}\n")
    click.echo(f"Write in {path.as_posix()}, below each question; no page shows the questions.")


def _steps(model: Model) -> Iterator[str]:
    yield f"<!-- {model.source} -->\n"
    for step, question in model.steps.items():
        yield f"\n## {step}\n\n<!-- {question} -->\n\n"
