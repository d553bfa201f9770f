"""Twenty clients of one person at once, over HTTP: one save a card, no lost update, and forgetting wins."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlmodel import col, select

from memory import tables
from memory.database import Database
from memory.ledger import is_intact
from tests.attacks.counts import report
from tests.server import JSON, Sidenote, expect, say

CLIENTS = 20
ROUNDS = 3
STEPS = 6
SEED = 20
PASSING = (
    ("Has asthma", "I have asthma, can you suggest a gentle running plan?"),
    ("Is coeliac", "I'm coeliac, so what can I bake for a birthday?"),
)
AUTHORED = ("Prefers aisle seats", "Plays the cello", "Drinks green tea")


@dataclass(frozen=True)
class Done:
    """What one client did and what it was answered."""

    act: str
    what: str
    sent: dict[str, Any]
    status: int
    said: Any
    begun: float
    ended: float


@dataclass
class Crowd:
    """The clients of one person, what there is to quarrel about, and all that was answered."""

    clients: list[httpx.Client]
    cards: list[Any]
    memories: list[Any]
    versioned: bool = True
    done: list[Done] = field(default_factory=list)

    def quarrel(self, seed: int) -> None:
        """Let every client do its steps, all of them beginning at the same moment."""
        start = threading.Barrier(len(self.clients))

        def take_part(number: int) -> list[Done]:
            draw = random.Random(f"{seed} {number}")
            acts = list(self._acts(self.clients[number], draw))
            start.wait(30)
            return [act() for act in acts]

        with ThreadPoolExecutor(len(self.clients)) as pool:
            for done in pool.map(take_part, range(len(self.clients))):
                self.done += done

    def _acts(self, client: httpx.Client, draw: random.Random) -> Iterator[Callable[[], Done]]:
        # Everybody clicks on every card, in some order among the rest; one in six would have it in other words.
        acts: list[Callable[[], Done]] = []
        for card in self.cards:
            content = f"{card['content']} (mild)" if draw.randrange(6) == 0 else None
            acts.append(lambda card=card, content=content: self._confirm(client, card, content))  # type: ignore[misc]
        for step in range(STEPS):
            memory = draw.choice(self.memories)
            text = f"{memory['content']} {draw.randrange(10**6)}-{step}"
            acts.append(lambda memory=memory, text=text: self._edit(client, memory, text))  # type: ignore[misc]
        draw.shuffle(acts)
        # The last memory is forgotten by about half of them, in the middle of it all; the first by nobody.
        if self.versioned and draw.randrange(2):
            last = self.memories[-1]
            acts.insert(draw.randrange(len(acts)), lambda: self._forget(client, last))
        yield from acts

    def _confirm(self, client: httpx.Client, card: Any, content: str | None) -> Done:
        sent = {"digest": card["digest"]} | ({"content": content} if content else {})
        return self._did(
            "confirm", card["id"], sent, lambda: client.post(f"/api/proposals/{card['id']}/confirm", json=sent)
        )

    def _edit(self, client: httpx.Client, memory: Any, text: str) -> Done:
        path = f"/api/memories/{memory['id']}"
        seen = client.get(path)
        if seen.status_code != 200:
            return self._did("look", memory["id"], {}, lambda: seen)
        sent = {"content": text} | ({"version": seen.json()["version"]} if self.versioned else {})
        return self._did(
            "edit", memory["id"], {**sent, "over": seen.json()["content"]}, lambda: client.patch(path, json=sent)
        )

    def _forget(self, client: httpx.Client, memory: Any) -> Done:
        return self._did("forget", memory["id"], {}, lambda: client.delete(f"/api/memories/{memory['id']}"))

    def _did(self, act: str, what: str, sent: dict[str, Any], send: Callable[[], httpx.Response]) -> Done:
        begun = time.monotonic()
        response = send()
        said = response.json() if response.content else None
        return Done(act, what, sent, response.status_code, said, begun, time.monotonic())

    def of(self, act: str, what: str, status: int | None = None) -> list[Done]:
        """Return what was done to one thing."""
        return [each for each in self.done if (each.act, each.what) == (act, what) and status in {None, each.status}]


def gather(server: Sidenote, *, versioned: bool = True) -> Crowd:
    """Make a person with two cards and three memories, and twenty clients of theirs."""
    ana = server.person()
    cards = []
    for content, said in PASSING:
        (card,) = say(ana, said)["proposals"]
        assert card["content"] == content
        cards.append(card)
    memories = [expect(ana.post("/api/memories", json={"content": content}), 201) for content in AUTHORED]
    headers = {**JSON, "Authorization": ana.headers["Authorization"]}
    clients = [server.client(headers=headers) for _ in range(CLIENTS)]
    return Crowd(clients, cards, memories, versioned)


def lost_updates(crowd: Crowd, memory: Any) -> int:
    """Count the edits that were taken although they had not seen the wording that they replaced."""
    taken = sorted(crowd.of("edit", memory["id"], 200), key=lambda edit: edit.said["version"])
    before = [memory["content"], *(edit.said["content"] for edit in taken)]
    return sum(edit.sent["over"] != former for edit, former in zip(taken, before, strict=False))


def check_cards(crowd: Crowd) -> None:
    """Every card was saved once, as it was shown or in the words of the one click that was first."""
    kept = [memory["content"] for memory in expect(crowd.clients[0].get("/api/memories"), 200)["memories"]]
    assert expect(crowd.clients[0].get("/api/proposals"), 200)["proposals"] == []
    for card in crowd.cards:
        clicks = crowd.of("confirm", card["id"])
        assert len(clicks) == CLIENTS
        assert sorted(click.status for click in clicks) == [200] + [410] * (CLIENTS - 1)
        (saved,) = crowd.of("confirm", card["id"], 200)
        assert saved.said["content"] == saved.sent.get("content", card["content"])
        assert sum(content.startswith(card["content"]) for content in kept) == 1
        assert saved.said["content"] in kept


def check_edits(crowd: Crowd, memory: Any) -> int:
    """Each wording replaced the one that its writer had seen; whoever came too late was shown both. Return how many."""
    taken = sorted(crowd.of("edit", memory["id"], 200), key=lambda edit: edit.said["version"])
    assert [edit.said["version"] for edit in taken] == list(range(2, len(taken) + 2))
    assert all(edit.sent["version"] + 1 == edit.said["version"] for edit in taken)
    wordings = {1: memory["content"]} | {edit.said["version"]: edit.sent["content"] for edit in taken}
    late = crowd.of("edit", memory["id"], 409)
    for edit in late:
        assert edit.said["proposed"] == edit.sent["content"]
        assert edit.said["current"] == wordings[edit.said["version"]]
        assert edit.said["version"] > edit.sent["version"]
    shown = crowd.clients[0].get(f"/api/memories/{memory['id']}")
    if not crowd.of("forget", memory["id"], 200):
        assert expect(shown, 200)["content"] == wordings[len(wordings)]
    return len(late)


def check_forgetting(crowd: Crowd, memory: Any) -> None:
    """One forgetting took it; whatever came after that was answered that there is no such thing."""
    forgettings = crowd.of("forget", memory["id"])
    assert forgettings
    assert sorted(each.status for each in forgettings) == [200] + [404] * (len(forgettings) - 1)
    (forgotten,) = crowd.of("forget", memory["id"], 200)
    after = [each for each in crowd.done if each.what == memory["id"] and each.begun > forgotten.ended]
    assert all(each.status == 404 for each in after)
    assert crowd.clients[0].get(f"/api/memories/{memory['id']}").status_code == 404
    kept = expect(crowd.clients[0].get("/api/memories"), 200)["memories"]
    assert memory["id"] not in {each["id"] for each in kept}
    assert not any(each["content"].startswith(memory["content"]) for each in kept)


def test_twenty_clients_at_once(start_sidenote: Callable[..., Sidenote]) -> None:
    """They confirm, edit and forget the same things: one save a card, no lost update, forgetting wins, whole chains."""
    server = start_sidenote(SIDENOTE_SIGNUP="open", SIDENOTE_MODEL="builtin")
    crowds, conflicts = [], 0
    for number in range(ROUNDS):
        crowd = gather(server)
        crowd.quarrel(SEED + number)
        crowds.append(crowd)
        assert {each.status for each in crowd.done} <= {200, 404, 409, 410}, f"seed {SEED + number}"
        check_cards(crowd)
        conflicts += sum(check_edits(crowd, memory) for memory in crowd.memories)
        check_forgetting(crowd, crowd.memories[-1])
    unversioned = gather(server, versioned=False)
    unversioned.quarrel(SEED)
    lost, loose = (
        sum(lost_updates(crowd, memory) for crowd in group for memory in crowd.memories)
        for group in (crowds, [unversioned])
    )
    edits, blind = (
        sum(each.act == "edit" for crowd in group for each in crowd.done) for group in (crowds, [unversioned])
    )
    report(
        f"edits by {CLIENTS} clients at once that overwrite unseen words (seed {SEED})",
        *(edits, lost, loose),
        tried_without=blind,
        gate="PATCH without a version",
    )
    assert not lost
    assert loose
    assert conflicts
    server.end()
    check_ledgers(server, crowds)


def check_ledgers(server: Sidenote, crowds: list[Crowd]) -> None:
    """Every chain is whole, and has one entry for each thing that was answered as done."""
    database = Database(server.data / "sidenote.db")
    try:
        with database.read() as session:
            rows = session.exec(select(tables.Ledger).order_by(col(tables.Ledger.seq))).all()
    finally:
        database.close()
    people = {row.person_id for row in rows}
    assert len(people) >= len(crowds)
    assert all(is_intact([row for row in rows if row.person_id == person]) for person in people)
    for crowd in crowds:
        for card in crowd.cards:
            kinds = [row.kind for row in rows if row.proposal_id == card["id"]]
            assert kinds == ["asked", "confirmed"]
        for memory in crowd.memories:
            kinds = [row.kind for row in rows if row.memory_id == memory["id"]]
            edits, gone = crowd.of("edit", memory["id"], 200), crowd.of("forget", memory["id"], 200)
            assert kinds == ["saved", *["edited"] * len(edits), *["forgotten"] * len(gone)]
