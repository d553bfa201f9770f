"""Conversations and turns over HTTP: kept ones, those off the record, the event stream."""

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import httpx
import pytest

from tests.server import Sidenote, expect, expect_problem, say

TURN = {
    "id",
    "conversation_id",
    "off_record",
    "reply",
    "used",
    "saved",
    "updated",
    "proposals",
    "refused",
    "forgotten",
    "restored",
    "rules",
    "listed",
    "awaiting",
    "stopped",
    "error",
}


def begin(client: httpx.Client, **options: Any) -> str:
    conversation = expect(client.post("/api/conversations", json=options), 201)
    return str(conversation["id"])


def post_turn(client: httpx.Client, conversation_id: str, **body: Any) -> httpx.Response:
    return client.post(f"/api/conversations/{conversation_id}/turns", json=body)


def start_turn(client: httpx.Client, conversation_id: str, text: str) -> str:
    """Start a turn without waiting for it, as the page does."""
    path = f"/api/conversations/{conversation_id}/turns"
    started = expect(client.post(path, json={"text": text}, headers={"Accept": "*/*"}), 202)
    assert started.keys() == {"id"}
    return str(started["id"])


def events(client: httpx.Client, turn_id: str, last: int | None = None) -> list[tuple[int, str, Any]]:
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    found, current = [], {}
    with client.stream("GET", f"/api/turns/{turn_id}/events", headers=headers) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        for line in response.iter_lines():
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                current[name] = value
            elif current:
                found.append((int(current["id"]), current["event"], json.loads(current["data"])))
                current = {}
    return found


def test_a_conversation_is_made_listed_read_and_deleted(sidenote: Sidenote) -> None:
    """Its messages are there until it goes."""
    me = sidenote.person()
    first, second = begin(me), begin(me, space="work")
    say(me, "What is the capital of Peru?", first)
    listed = expect(me.get("/api/conversations"), 200)["conversations"]
    assert [conversation["id"] for conversation in listed] == [first, second]
    assert listed[1]["space"] == "work"
    whole = expect(me.get(f"/api/conversations/{first}"), 200)
    assert whole["title"]
    assert [message["role"] for message in whole["messages"]] == ["person", "assistant"]
    assert whole["messages"][0]["text"] == "What is the capital of Peru?"
    expect(me.delete(f"/api/conversations/{first}"), 204)
    expect_problem(me.get(f"/api/conversations/{first}"), 404)
    expect_problem(me.delete(f"/api/conversations/{first}"), 404)
    expect_problem(post_turn(me, first, text="hello"), 404)


def test_the_summary_of_a_conversation_is_shown_with_it(start_sidenote: Callable[..., Sidenote]) -> None:
    """None for a short one; what a long one's beginning was summarised as, until something is forgotten."""
    server = start_sidenote()
    me = server.person()
    chat = say(me, "I play the cello.")["conversation_id"]
    assert expect(me.get(f"/api/conversations/{chat}"), 200)["summary"] is None
    with closing(sqlite3.connect(server.data / "sidenote.db")) as database, database:
        database.execute(
            "INSERT INTO summary SELECT conversation_id, person_id, max(id), 'A cellist.', '2026-03-01 09:00:00.000000'"
            " FROM message WHERE conversation_id = ?",
            [chat],
        )
    shown = {"text": "A cellist.", "created_at": "2026-03-01T09:00:00.000Z"}
    assert expect(me.get(f"/api/conversations/{chat}"), 200)["summary"] == shown
    exported = expect(me.get("/api/export"), 200)["conversations"][0]["summary"]
    assert exported["text"] == "A cellist."
    say(me, "Forget that I play the cello.", chat)
    assert expect(me.get(f"/api/conversations/{chat}"), 200)["summary"] is None
    off = begin(me, off_record=True)
    assert expect(me.get(f"/api/conversations/{off}"), 200)["summary"] is None


def test_a_long_list_of_conversations_comes_in_pages(sidenote: Sidenote) -> None:
    """`next` leads to the rest."""
    me = sidenote.person()
    made = {begin(me) for _ in range(102)}
    first = expect(me.get("/api/conversations"), 200)
    rest = expect(me.get("/api/conversations", params={"after": first["next"]}), 200)
    assert "next" not in rest
    ids = [conversation["id"] for conversation in first["conversations"] + rest["conversations"]]
    assert len(first["conversations"]) == 100
    assert set(ids) == made
    assert len(ids) == 102
    expect_problem(me.get("/api/conversations", params={"after": "nowhere"}), 404)


def test_a_whole_turn_is_what_the_contract_says(sidenote: Sidenote) -> None:
    """With Accept: application/json, 200 and every field."""
    me = sidenote.person()
    turn = say(me, "I'm vegetarian. What could I cook tonight?")
    assert turn.keys() == TURN
    assert turn["reply"]
    assert len(turn["saved"]) == 1
    assert (turn["off_record"], turn["stopped"], turn["error"]) == (False, False, None)
    assert (turn["listed"], turn["awaiting"]) == (None, None)


def test_a_turn_goes_on_by_itself_and_is_read_as_events(sidenote: Sidenote) -> None:
    """Numbered, in order, the last one the whole turn; what the deltas say is the reply."""
    me = sidenote.person()
    turn_id = start_turn(me, begin(me), "I live in Nottingham. What is a haiku?")
    told = events(me, turn_id)
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    assert told[-1][1] == "done"
    turn = told[-1][2]
    assert turn.keys() == TURN
    assert turn["id"] == turn_id
    assert "".join(data["text"] for _, name, data in told if name == "delta").strip() == turn["reply"]
    assert next(data for _, name, data in told if name == "saved") == turn["saved"]


def test_a_stream_is_resumed_after_the_last_event_seen(sidenote: Sidenote) -> None:
    """Nothing twice, nothing lost; an odd Last-Event-ID reads from the start."""
    me = sidenote.person()
    turn_id = start_turn(me, begin(me), "I live in Nottingham. What is a haiku?")
    whole = events(me, turn_id)
    assert len(whole) > 2
    assert events(me, turn_id, 2) == whole[2:]
    assert events(me, turn_id, len(whole)) == []
    assert events(me, turn_id, -5) == whole


def test_a_conversation_has_one_turn_at_a_time(sidenote: Sidenote) -> None:
    """Of many messages sent at once, each is either answered or refused with 409, and the transcript is whole."""
    me = sidenote.person()
    conversation = begin(me)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda n: post_turn(me, conversation, text=f"What is {n} plus {n}?"), range(6)))
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) <= {200, 409}
    assert statuses.count(200) >= 1
    messages = expect(me.get(f"/api/conversations/{conversation}"), 200)["messages"]
    assert [message["role"] for message in messages] == ["person", "assistant"] * statuses.count(200)


def test_a_turn_can_be_stopped(sidenote: Sidenote) -> None:
    """204, and the stream ends with the whole turn; stopping it again does nothing."""
    me = sidenote.person()
    turn_id = start_turn(me, begin(me), "Tell me about yourself at length.")
    expect(me.post(f"/api/turns/{turn_id}/stop"), 204)
    told = events(me, turn_id)
    assert told[-1][1] == "done"
    expect(me.post(f"/api/turns/{turn_id}/stop"), 204)


def test_unknown_turns_are_not_found(sidenote: Sidenote) -> None:
    """An id that nobody made."""
    me = sidenote.person()
    expect_problem(me.get("/api/turns/nothing/events"), 404)
    expect_problem(me.post("/api/turns/nothing/stop"), 404)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": "\u200b\ufeff"}, "text"),
        ({"text": 5}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "a" * 33_000}, "text"),
        ({"text": "ü" * 16_001}, "text"),
        ({"text": "half \ud800"}, "text"),
        ({"text": "hello", "pasted": [[0, 6]]}, "pasted"),
        ({"text": "hello", "pasted": [[3, 2]]}, "pasted"),
        ({"text": "hello", "pasted": [[-1, 2]]}, "pasted"),
        ({"text": "hello", "pasted": [[0, 2.5]]}, "pasted[0][1]"),
        ({"text": "hello", "pasted": 5}, "pasted"),
        ({"text": "hello", "without": "all"}, "without"),
        ({"text": "hello", "replaces": 5}, "replaces"),
        ({"text": "hello", "replaces": "\ud800"}, "replaces"),
        ({"text": "hello", "model": "other"}, "model"),
    ],
)
def test_a_message_that_cannot_be_taken_is_refused_by_field(
    sidenote: Sidenote, body: dict[str, Any], field: str
) -> None:
    """422, and nothing of it is stored."""
    me = sidenote.person()
    conversation = begin(me)
    response = me.post(f"/api/conversations/{conversation}/turns", content=json.dumps(body).encode())
    assert expect_problem(response, 422)["field"] == field
    assert expect(me.get(f"/api/conversations/{conversation}"), 200)["messages"] == []


def test_a_message_of_32_kilobytes_is_taken_however_it_is_written(sidenote: Sidenote) -> None:
    """Escaped it takes six times that on the wire."""
    me = sidenote.person()
    text = "What is this? " + "ü" * 15_000
    body = json.dumps({"text": text}).encode()
    turn = expect(me.post(f"/api/conversations/{begin(me)}/turns", content=body), 200)
    messages = expect(me.get(f"/api/conversations/{turn['conversation_id']}"), 200)["messages"]
    assert messages[0]["text"] == text


def test_what_was_pasted_is_noted_where_it_stands_after_cleaning(sidenote: Sidenote) -> None:
    """Spans follow the text when invisible characters and line ends are taken out of it."""
    me = sidenote.person()
    raw = "  Sum up\u200b this:\r\nI live in Oslo."
    start = raw.index("I live")
    turn = expect(post_turn(me, begin(me), text=raw, pasted=[[start, len(raw)]]), 200)
    assert turn["saved"] == []
    [message, _] = expect(me.get(f"/api/conversations/{turn['conversation_id']}"), 200)["messages"]
    [[start, end]] = message["pasted"]
    assert message["text"][start:end] == "I live in Oslo."


def test_a_memory_can_be_left_out_of_a_reply(sidenote: Sidenote) -> None:
    """`without` names what the reply must not use."""
    me = sidenote.person()
    memory = expect(me.post("/api/memories", json={"content": "Is vegetarian"}), 201)
    question = "Suggest a vegetarian dinner for me"
    assert [use["memory_id"] for use in say(me, question)["used"]] == [memory["id"]]
    assert say(me, question, without=[memory["id"]])["used"] == []


def test_an_edited_message_takes_back_what_the_first_one_saved(sidenote: Sidenote) -> None:
    """`replaces` names the turn whose message is sent anew."""
    me = sidenote.person()
    first = say(me, "I live in Oslo.")
    assert len(first["saved"]) == 1
    second = say(me, "I live in Bergen.", first["conversation_id"], replaces=first["id"])
    contents = [memory["content"] for memory in expect(me.get("/api/memories"), 200)["memories"]]
    assert len(contents) == 1
    assert "Bergen" in contents[0]
    assert second["reply"]


def test_a_conversation_off_the_record_is_kept_nowhere(start_sidenote: Callable[..., Sidenote]) -> None:
    """It can be read while it lasts; it is in no list, no file and no log, and gone with the process."""
    server = start_sidenote()
    me = server.person()
    conversation = begin(me, off_record=True)
    turn = say(me, "I live in Quokkaville. What is a haiku?", conversation)
    assert (turn["off_record"], turn["saved"], turn["proposals"], turn["used"]) == (True, [], [], [])
    shown = expect(me.get(f"/api/conversations/{conversation}"), 200)
    assert shown["off_record"]
    assert shown["messages"][0]["text"].startswith("I live in Quokkaville")
    assert expect(me.get("/api/conversations"), 200)["conversations"] == []
    assert expect(me.get("/api/activity"), 200)["entries"] == []
    written = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file()) + server.log().encode()
    assert b"Quokkaville" not in written
    assert conversation.encode() not in written
    server.restart()
    with server.client(headers=me.headers) as later:
        expect_problem(later.get(f"/api/conversations/{conversation}"), 404)


def test_a_conversation_off_the_record_can_be_deleted(sidenote: Sidenote) -> None:
    """It is gone at once."""
    me = sidenote.person()
    conversation = begin(me, off_record=True)
    expect(me.delete(f"/api/conversations/{conversation}"), 204)
    expect_problem(me.get(f"/api/conversations/{conversation}"), 404)


def test_deleting_a_conversation_keeps_or_forgets_what_was_learnt(sidenote: Sidenote) -> None:
    """As the person chooses; by default the memories stay."""
    me = sidenote.person()
    kept, forgotten = say(me, "I live in Oslo.")["conversation_id"], say(me, "I play the cello.")["conversation_id"]
    expect_problem(me.delete(f"/api/conversations/{kept}", params={"memories": "burn"}), 422)
    expect(me.delete(f"/api/conversations/{kept}"), 204)
    expect(me.delete(f"/api/conversations/{forgotten}", params={"memories": "forget"}), 204)
    contents = [memory["content"] for memory in expect(me.get("/api/memories"), 200)["memories"]]
    assert len(contents) == 1
    assert "Oslo" in contents[0]
