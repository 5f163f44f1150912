"""What is wrong with a template is said in our words, from its text alone."""

from __future__ import annotations

import pytest
from jinja2 import Environment, TemplateSyntaxError

from plnfolio.theme.mistakes import failure, unreadable_template

SAID = {
    "{% if page %}\nb\n": "1 what {% if %} begins is never closed",
    "a\n{% block main %}\n{% for x in y %}\n{% endfor %}": (
        "2 what {% block %} begins is never closed"
    ),
    "{% block a %}{% if b %}\n{% endblock %}{% endif %}": (
        "2 {% endblock %} closes what was not begun"
    ),
    "a\n{% endif %}": "2 {% endif %} closes what was not begun",
    "{% iff page %}": "1 no tag called “iff”",
    "{% endblok %}": "1 no tag called “endblok”",
    "{% block a %}{% endblock %}\n{% block a %}{% endblock %}": (
        "2 the block “a” is there twice; the first is on line 1"
    ),
    "\n{{ page.title }": "2 this template cannot be read at “{{ page.title }”",
    "{{ page.title | }}": "1 this template cannot be read at “{{ page.title | }}”",
    '{{ t("a }}': '1 this template cannot be read at “{{ t("a }}”',
    "{% for x y %}{% endfor %}": "1 this template cannot be read at “{% for x y %}{% endfor %}”",
    "{% set x %}": "1 what {% set %} begins is never closed",
    "{% set x = 1 %}{% if %}{% endif %}": (
        "1 this template cannot be read at “{% set x = 1 %}{% if %}{% endif %}”"
    ),
    "{# {% if %} #}{% raw %}{% no %}{% endraw %}{{ + }}": (
        "1 this template cannot be read at “{# {% if %} #}{% raw %}{% no %}{% endraw %}{{ + }}”"
    ),
    "{% if a %}{% else %}{% elif b %}{% endif %}{{": (
        "1 this template cannot be read at “{% if a %}{% else %}{% elif b %}{% endif %}{{”"
    ),
}


@pytest.mark.parametrize("text", SAID)
def test_a_template_that_cannot_be_read_is_said_in_our_words(text: str) -> None:
    with pytest.raises(TemplateSyntaxError) as raised:
        Environment().compile(text)
    message, remedy, line = unreadable_template(text, raised.value.lineno)
    assert f"{line} {message}" == SAID[text]
    assert remedy or "endblok" not in text
    assert raised.value.message not in message + remedy


@pytest.mark.parametrize(
    "kind",
    [ZeroDivisionError, KeyError, IndexError, AttributeError, TypeError, ValueError, Exception],
)
def test_a_line_that_fails_is_said_by_the_kind_of_failure(kind: type[Exception]) -> None:
    message, remedy = failure(kind("library words"))
    assert message.startswith("this line ")
    assert "words" not in message + remedy
