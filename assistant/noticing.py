"""What a language model notices in a message, beyond what the built-in reader has read: claims, and nothing more.

The reader is heard first, always, and alone where the model cannot fill in a form, fails, or is not asked. What the
model adds has to pass the same gate: its quote must stand in the person's own words, and the policies decide.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from assistant import prompts
from assistant.reader import Reading
from assistant.words import stems
from memory.affirmed import asks_for
from memory.evidence import find_quote, own_spans
from memory.records import Claim, Message
from policies.contract import MemoryMode

if TYPE_CHECKING:
    from assistant.agent import Agent

MOST_CLAIMS = 4
_FEWEST_WORDS = 4
_OF_ONESELF = re.compile(
    r"\b(?:i|i['’](?:m|ve|d|ll)|im|ive|my|mine|myself|me|we|we['’](?:re|ve)|our|ours|us)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class NoticedClaim(BaseModel):
    """One thing that the person may have said about themselves."""

    content: str = Field(max_length=300)
    quote: str = Field(max_length=1000)


class Noticed(BaseModel):
    """What the person says about themselves that lasts."""

    claims: list[NoticedClaim]


async def noticed(agent: "Agent", message: Message, heard: Reading, mode: MemoryMode) -> Sequence[Claim]:
    """Ask the model what the reader may have missed; nothing where it is not worth asking, or where the model fails."""
    if mode is not MemoryMode.ASK_FIRST or not worth_asking(message, heard):
        return ()
    from langchain_core.messages import HumanMessage, SystemMessage

    form = await agent.fill_in([SystemMessage(prompts.NOTICE), HumanMessage(message.text)], Noticed)
    return _claims(form, message, heard) if form is not None else ()


def worth_asking(message: Message, heard: Reading) -> bool:
    """Tell whether a message says something of the person that the reader has not read.

    A model asked at every turn would cost more than it finds: most messages ask for something and state nothing.
    """
    if heard.command is not None or message.masked:
        return False
    own = [message.text[span.start : span.end] for span in own_spans(message.text, message.pasted)]
    sentences = [
        sentence for part in own for sentence in _SENTENCE.findall(part) if len(sentence.split()) >= _FEWEST_WORDS
    ]
    if heard.language not in {"en", "und"}:
        return any(not sentence.rstrip().endswith("?") for sentence in sentences)
    read = [said.quote for said in (*heard.statements, *heard.inferences)]
    return any(
        _OF_ONESELF.search(sentence) and not sentence.rstrip().endswith("?") and not asks_for(sentence)
        for sentence in sentences
        if not any(quote in sentence or sentence.strip() in quote for quote in read)
    )


def _claims(form: Noticed, message: Message, heard: Reading) -> Sequence[Claim]:
    """Return what has a quote in the person's own words and was not read already."""
    known = [stems(said.quote) for said in (*heard.statements, *heard.inferences)]
    return [
        Claim(content=claim.content, quote=claim.quote, by_model=True)
        for claim in form.claims[:MOST_CLAIMS]
        if claim.content.strip()
        and claim.quote.strip()
        and find_quote(message.text, claim.quote, message.pasted) is not None
        and not any(stems(claim.quote) <= read or read <= stems(claim.quote) for read in known)
    ]
