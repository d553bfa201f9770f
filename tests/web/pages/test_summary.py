"""What a long chat's beginning says in short: shown above it, and gone with what is forgotten."""

import sqlite3
from contextlib import closing

import httpx

from tests.server import Sidenote, expect, say

WORDS = "Lives in York & <likes> long trains."


def summarise(server: Sidenote, conversation_id: str) -> None:
    """Put a summary into the database, as one that was made of the chat's messages."""
    with closing(sqlite3.connect(server.data / "sidenote.db", timeout=20)) as database, database:
        database.execute(
            "INSERT INTO summary (conversation_id, person_id, upto, text, created_at) "
            "SELECT conversation_id, person_id, id, ?, created_at FROM message WHERE conversation_id = ? LIMIT 1",
            (WORDS, conversation_id),
        )


def short(client: httpx.Client, conversation_id: str) -> str:
    """Return the part of the page that the summary stands in."""
    part = client.get(f"/chat/{conversation_id}/summary")
    assert part.status_code == 200
    return part.text


def test_a_summary_stands_above_the_first_message(sidenote: Sidenote) -> None:
    """Folded away, as plain text, with what it is; where there is none, nothing shows."""
    ada, bob = sidenote.browser(), sidenote.browser()
    chat = say(ada, "Remember that I live in York.")["conversation_id"]
    assert "Earlier in this chat" not in ada.get(f"/chat/{chat}").text
    summarise(sidenote, chat)
    page = ada.get(f"/chat/{chat}").text
    assert "Lives in York &amp; &lt;likes&gt; long trains." in page
    assert page.index("Earlier in this chat, in short") < page.index("You said:")
    assert "Made from this chat for the model, and erased with what you forget." in page
    assert "Lives in York" in short(ada, chat)
    assert bob.get(f"/chat/{chat}/summary").status_code == 404


def test_forgetting_takes_it_away(sidenote: Sidenote) -> None:
    """The page asks again whenever something is forgotten, and the words are gone at once."""
    ada = sidenote.browser()
    turn = say(ada, "Remember that I live in York.")
    summarise(sidenote, turn["conversation_id"])
    expect(ada.delete(f"/api/memories/{turn['saved'][0]['id']}"), 200)
    assert "Earlier in this chat" not in short(ada, turn["conversation_id"])
    assert "hidden" in short(ada, turn["conversation_id"])


def test_off_the_record_there_is_none(sidenote: Sidenote) -> None:
    """Such a chat is kept nowhere, and nothing is made of it."""
    ada = sidenote.browser()
    chat = expect(ada.post("/api/conversations", json={"off_record": True}), 201)["id"]
    say(ada, "What is a haiku?", chat)
    page = ada.get(f"/chat/{chat}")
    assert page.status_code == 200
    assert "in-short" not in page.text
    assert ada.get(f"/chat/{chat}/summary").status_code == 404
