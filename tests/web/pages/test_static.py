"""What the pages are made of: small, self-contained, and clean under a strict content security policy."""

import gzip
import re

from web.pages.rendering import STATIC, TEMPLATES, asset, environment, static_version

PAGE_BUDGET = 60 * 1024
FONT_BUDGET = 100 * 1000

SOURCES = sorted(TEMPLATES.rglob("*.html"))
OWN = sorted(path for path in STATIC.glob("*") if path.suffix in {".js", ".css", ".svg"})


def test_nothing_is_inline() -> None:
    """No style attribute, no inline style or script, no handler: the policy would refuse them."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on", text), path.name


def test_nothing_comes_from_another_host() -> None:
    """Every asset is this server's own."""
    for path in [*SOURCES, *OWN]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), path.name


def test_style_script_and_the_largest_page_stay_small() -> None:
    """At most 60 KB gzipped for HTML, CSS and JavaScript together, with room left for the page itself."""
    files = [*STATIC.glob("*.css"), *STATIC.glob("*.js"), *(STATIC / "vendor").glob("*.js"), STATIC / "icons.svg"]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < PAGE_BUDGET - 12 * 1024


def test_fonts_stay_small() -> None:
    """At most 100 KB of fonts."""
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) <= FONT_BUDGET


def test_what_others_made_comes_with_its_licence() -> None:
    """Fonts, icons and htmx."""
    for name, words in {
        "fonts/Inter-LICENSE.txt": "SIL Open Font License",
        "fonts/Newsreader-LICENSE.txt": "SIL Open Font License",
        "icons-LICENSE.txt": "ISC License",
        "vendor/htmx-LICENSE.txt": "Permission to use",
    }.items():
        assert words in (STATIC / name).read_text(encoding="utf-8")


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    """No empty square on a page."""
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    named = {name for path in SOURCES for name in re.findall(r"icon\('([a-z0-9-]+)'", path.read_text(encoding="utf-8"))}
    assert named
    assert named <= sprite


def test_every_asset_that_a_template_names_exists() -> None:
    """Addresses carry a digest of what they lead to."""
    named = {name for path in SOURCES for name in re.findall(r"asset\('([^']+)'", path.read_text(encoding="utf-8"))}
    assert named
    for name in named:
        assert (STATIC / name).is_file()
        assert asset(name) == f"/static/{static_version()}/{name}"


def test_every_template_compiles() -> None:
    """No typing slip waits for its first visitor."""
    made = environment()
    for path in SOURCES:
        made.get_template(path.relative_to(TEMPLATES).as_posix())
