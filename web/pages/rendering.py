"""How the pages are written: the Jinja environment, the address of each static file, and the icons."""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template.config import TemplateConfig
from markupsafe import Markup

from web.pages import words

TEMPLATES = Path(__file__).parent.parent / "templates"
STATIC = Path(__file__).parent.parent / "static"


def template_config() -> TemplateConfig[JinjaTemplateEngine]:
    """Return what Litestar renders `Template` responses with."""
    return TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment()))


def environment() -> Environment:
    """Return a new environment: everything is escaped, and a name that nobody gave is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"asset": asset, "icon": icon, "words": words}
    return made


@cache
def static_version() -> str:
    """Return a digest of all static files: it is part of their addresses, so that they may be kept for ever."""
    digest = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(STATIC).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def asset(name: str) -> str:
    """Return the address of a static file."""
    return f"/static/{static_version()}/{name}"


def icon(name: str, size: str = "") -> Markup:
    """Return an icon of the sprite. It is decoration: the words beside it, or the control's label, say the same."""
    return Markup('<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>').format(
        size, asset("icons.svg"), name
    )
