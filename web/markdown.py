"""A reply's Markdown as safe HTML, with a numbered marker wherever it says that it used a memory.

Written by a model, so trusted with nothing: raw HTML is text, images are links (a remote image could carry a memory out
by being fetched), only web and mail addresses are links, and each link says where it leads.
"""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

_SCHEMES = frozenset({"http", "https", "mailto"})
_TAGS = frozenset(
    {"a", "blockquote", "br", "code", "div", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "span"}
    | {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "div": {"tabindex", "role", "aria-label"}, "pre": {"tabindex"}}
_CLASSES = {"div": {"draft", "scroller"}, "blockquote": {"draft"}, "span": {"host"}}
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
"""The page's own headings are above those of a reply."""

# Characters for private use stand for a marker until the HTML is safe; none of a reply's own gets that far.
_BEGIN, _END = "\ue000", "\ue001"
_PRIVATE = re.compile(f"[{_BEGIN}{_END}]")
# Turns the reading direction around, so that a host or a name could read as another.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLACED = re.compile(f"{_BEGIN}(\\d+){_END}")
_MARKS = re.compile(r"\s*\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]")

Environment = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply as HTML. `order`: the numbers of the memories in reading order, those that the reply marks first."""

    html: Markup
    order: tuple[int, ...]


def render(text: str, memories: Mapping[int, str] | None = None, anchor: str = "") -> Rendered:
    """Render a reply. `memories` are those it had before it, by the number with which it marks them: "[2]".

    The markers count anew in reading order, and each leads to the id `{anchor}{its new number}`.
    """
    memories = memories or {}
    tokens = _parser().parse(_DIRECTION.sub("", _PRIVATE.sub("", text)))
    placed = _place(tokens, memories)
    order = (*placed, *(number for number in memories if number not in placed))
    labels = {new: memories[number] for new, number in enumerate(placed, 1)}
    safe = _clean(_parser().renderer.render(tokens, _parser().options, {}))
    html = Markup(_PLACED.sub(lambda found: _marker(int(found[1]), labels, anchor), safe))  # noqa: S704 - nh3 cleaned it
    return Rendered(html, order)


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def _marker(number: int, labels: Mapping[int, str], anchor: str) -> str:
    label = Markup("Memory {}: {}").format(number, labels[number])
    return Markup('<a class="marker" href="#{}{}" aria-label="{}" title="{}">{}</a>').format(
        anchor, number, label, label, number
    )


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")
    )
    parser.validateLink = _is_outside_link  # type: ignore[method-assign]  # how markdown-it lets links be chosen
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    parser.add_render_rule("link_close", _link_close)
    parser.add_render_rule("fence", _code)
    parser.add_render_rule("code_block", _code)
    parser.add_render_rule("blockquote_open", _quote)
    parser.add_render_rule("table_open", _table)
    parser.add_render_rule("table_close", _table)
    return parser


def _is_outside_link(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.hostname or parts.path)


def _heading(_: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: Environment) -> str:
    closing = "/" if tokens[index].nesting < 0 else ""
    return f"<{closing}{_HEADINGS[tokens[index].tag]}>"


def _link_close(_: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: Environment) -> str:
    opening = next(place for place in range(index, -1, -1) if tokens[place].type == "link_open")
    address = str(tokens[opening].attrs.get("href", ""))
    mail = address.removeprefix("mailto:").partition("?")[0]
    host = urlsplit(address).hostname or mail.rpartition("@")[2]
    words = "".join(token.content for token in tokens[opening:index]).strip().lower()
    if words == mail.lower() or _shows(words, host):
        return "</a>"
    return str(Markup('</a> <span class="host">({})</span>').format(host))


def _shows(words: str, host: str) -> bool:
    """Whether a link's words are its own address and nothing else, so that they cannot name another one as well."""
    plain = words.isascii() and "@" not in words and not any(sign.isspace() for sign in words)
    try:
        return plain and urlsplit(words if "://" in words else f"//{words}").hostname == host
    except ValueError:
        return False


def _code(_: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: Environment) -> str:
    return str(Markup('<div class="draft"><pre tabindex="0"><code>{}</code></pre></div>').format(tokens[index].content))


def _quote(_: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: Environment) -> str:
    return '<blockquote class="draft">'


def _table(_: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: Environment) -> str:
    if tokens[index].nesting < 0:
        return "</table></div>"
    return '<div class="scroller" tabindex="0" role="group" aria-label="Table"><table>'


def _place(tokens: Sequence[Token], memories: Mapping[int, str]) -> list[int]:
    """Put placeholders where the reply marks a memory, and return the numbers of those in reading order."""
    placed: list[int] = []

    def replaced(found: re.Match[str]) -> str:
        numbers = [int(number) for number in found[1].split(",")]
        if any(number not in memories for number in numbers):
            return found[0]
        placed.extend(number for number in numbers if number not in placed)
        return "".join(f"{_BEGIN}{placed.index(number) + 1}{_END}" for number in numbers)

    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _MARKS.sub(replaced, child.content)
    return placed
