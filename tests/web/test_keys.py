"""keys.toml: who may read it, what it may hold, and that no key is ever shown."""

from pathlib import Path

import pytest

from web.keys import FILE_NAME, read_keys
from web.settings import SettingsError

SECRET = "sk-hunter2-0123456789"


def write(data: Path, content: str, mode: int = 0o600) -> Path:
    """Write the file with a mode."""
    path = data / FILE_NAME
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return path


def test_without_a_file_there_are_no_keys(tmp_path: Path) -> None:
    """Neither is a folder needed."""
    assert read_keys(tmp_path).of("openai:gpt-5.4-mini") is None
    assert read_keys(tmp_path / "nowhere").of("openai:gpt-5.4-mini") is None


def test_the_more_specific_key_wins(tmp_path: Path) -> None:
    """A model's own key, else its provider's, else none."""
    write(tmp_path, 'openai = "general"\n"openai:gpt-5.4-mini" = "special"\n')
    keys = read_keys(tmp_path)
    assert keys.of("openai:gpt-5.4-mini") == "special"
    assert keys.of("openai:gpt-5") == "general"
    assert keys.of("anthropic:claude") is None
    assert keys.of("builtin") is None


def test_a_provider_may_be_spelled_in_another_way(tmp_path: Path) -> None:
    """As in the settings; twice the same entry with two keys is refused."""
    write(tmp_path, 'OpenAI = "general"\n"Google-GenAI:x" = "special"\n')
    keys = read_keys(tmp_path)
    assert keys.of("openai:a") == "general"
    assert keys.of("google_genai:x") == "special"
    write(tmp_path, f'OpenAI = "general"\nopenai = "{SECRET}"\n')
    with pytest.raises(SettingsError, match="in another spelling") as caught:
        read_keys(tmp_path)
    assert SECRET not in str(caught.value)


def test_keys_of_no_model_are_told(tmp_path: Path) -> None:
    """One under a variable's name gets the name that it should have; none is shown."""
    lines = ["openai", "anthropic", "OPENAI_API_KEY", '"openai:a"', '"openai:gone"']
    write(tmp_path, "".join(f'{name} = "{SECRET}-{place}"\n' for place, name in enumerate(lines)))
    assert list(read_keys(tmp_path).idle(["openai:a", "builtin"])) == [
        "“anthropic” in keys.toml is the key of no model that is set up.",
        "“openai_api_key” in keys.toml is no provider: call that entry openai.",
        "“openai:gone” in keys.toml is the key of no model that is set up.",
    ]


def test_keys_are_never_shown(tmp_path: Path) -> None:
    """What is printed of them holds none."""
    write(tmp_path, f'openai = "{SECRET}"')
    keys = read_keys(tmp_path)
    assert keys.of("openai:x") == SECRET
    assert SECRET not in f"{keys!r} {keys}"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o602, 0o610, 0o777])
def test_a_file_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    """One line, with the command that mends it, and no key of it."""
    path = write(tmp_path, f'openai = "{SECRET}"', mode)
    with pytest.raises(SettingsError) as caught:
        read_keys(tmp_path)
    assert f"chmod 600 {path}" in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_file_of_ones_own_is_read(tmp_path: Path, mode: int) -> None:
    """Whatever its owner's account itself may do with it."""
    write(tmp_path, f'openai = "{SECRET}"', mode)
    assert read_keys(tmp_path).of("openai:x") == SECRET


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ("openai = 12345", "openai"),
        ("openai = true", "openai"),
        (f'openai = ["{SECRET}"]', "openai"),
        (f'[openai]\nkey = "{SECRET}"', "openai"),
        ('openai = ""', "openai"),
        (f'"openai:gpt-5" = "{SECRET} "', "openai:gpt-5"),
        (f'openai = "{SECRET}\\n"', "openai"),
        (f'openai = "{SECRET}ä"', "openai"),
        (f'openai:gpt-5 = "{SECRET}"', "line 1"),
        (f"openai = {SECRET}", "line 1"),
        (f'openai = "{SECRET}', "TOML"),
        (f'openai = "{SECRET}"\nopenai = "{SECRET}"', "TOML"),
    ],
)
def test_a_malformed_file_is_named_in_one_line(tmp_path: Path, content: str, entry: str) -> None:
    """The line names the file and the entry or the place, and never a value."""
    path = write(tmp_path, content)
    with pytest.raises(SettingsError) as caught:
        read_keys(tmp_path)
    line = str(caught.value)
    assert str(path) in line
    assert entry in line
    assert "\n" not in line
    assert "hunter2" not in line
    assert caught.value.__cause__ is None


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder in its place, or bytes that are no text: one line each."""
    write(tmp_path, "").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"not valid TOML"):
        read_keys(tmp_path)
    (tmp_path / "other" / FILE_NAME).mkdir(parents=True)
    with pytest.raises(SettingsError, match=r"plain file"):
        read_keys(tmp_path / "other")
