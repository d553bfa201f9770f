"""Words that are not meant: only mentioned, supposed, made up, or said in a part that somebody plays."""

import re
from collections.abc import Iterator

_I = re.IGNORECASE
_IM = re.IGNORECASE | re.MULTILINE
_IMS = re.IGNORECASE | re.MULTILINE | re.DOTALL


# --- words that are only mentioned ------------------------------------------------------------------------------------

# "How do you say I am hungry in Thai": what follows the cue is only mentioned.
MENTION = re.compile(
    r"\b(?:how (?:do|would|can|could|should|might|to)(?: (?:i|you|u|we|one|people|they|"
    r"\w+s))? (?:say|spell|pronounce|translate|express)"
    r"|how (?:do|would|can|could|should|might) (?:you|people|they|\w+s) (?:write|phrase|word|sign)"
    r"|(?:how|way|ways) to (?:say|write|express|phrase|word|translate)"
    r"|(?:teach me|tell me|show me|learn)(?: how)? to say"
    r"|translat(?:e|ing|ion of|ion for)"
    r"|what(?:'s| is| does| would| are)?(?: the)? (?:(?:\w+ ){0,2}(?:equivalent|word|words|"
    r"expression|phrase|term|translation|meaning) (?:of|for|meaning|to say))"
    r"|(?:song|track|film|movie|poem|book|novel|lyrics?|line|quote|saying|proverb|meme|slogan|"
    r"hymn|nursery rhyme)s?\b[^.!?\n]{0,30}?\b(?:goes|go|says|said|begins|starts|opens|"
    r"has the line|with the (?:line|words|lyrics)|called|titled)"
    r"|(?:is|are) (?:it|this|these|they) (?:correct|right|grammatical|proper|ok|okay|"
    r"good english)(?: english)? to (?:say|write)"
    r"|(?:can|could|do|should|would) (?:you|i|one|we|people) say (?=i\b|i'|im\b|my\b|that\b|\W)"
    r"|the (?:sentence|phrase|saying|expression|lyrics?|proverb|idiom)(?=:? (?:i|i'm|my|we|you|call|remember)\b)"
    r"|what(?:'s| is| does| do| did)\b(?=[^\n.!?]{0,120}\bmean\b)"
    r")\b[^\n]*?(?:[.!?](?=\s|$)|$)",
    _IM,
)

# --- parts that somebody plays -------------------------------------------------------------------------------------

_SENTENCE_REST = r"[^\n]*?(?:[.!?]+(?=\s|$)|$)"

ROLE_PLAY = re.compile(
    r"\b(?:(?<!and )(?<!of )(?<!like )(?<!enjoy )(?<!love )role-? ?play(?:s|ing)?\b(?! (?:games?|elements?|books?))|"
    r"pretend(?:ing)?|make[- ]believe|imagine|act (?:as|like)|"
    r"play the (?:part|role)|in character"
    r"|you(?:'re| are| be|'ll be| play| will be)\b[^.!?\n]{0,80}\band i(?:'?m| am|'ll be| will be| play)\b"
    r"|i(?:'?m| am|'ll be| will be| play)\b[^.!?\n]{0,80}\band you(?:'re| are|'ll be| will be| play)\b"
    r"|i(?:'ll| will) (?:play|be) (?:the|a|an)\b"
    r"|in this (?:scene|play|story|scenario|role),? i(?:'?m| am|'ll| will| play)\b"
    r"|(?:simulate|act out|improvise) (?:a|an|the)\b"
    r"|you are now\b|dungeon master|text adventure).*\Z",
    _IMS,
)
_FIRST_PERSON = re.compile(
    r"\b(?:first[- ]person|monologue|soliloquy|diary|journal entry|from the (?:point of view|"
    r"perspective|viewpoint) of|in the (?:voice|style) of|as if i\b"
    r"|(?:begins?|begin(?:ning)?|starts?|starting|opens?|opening|ends?|ending) (?:with|like)|"
    r"(?:begins|starts|opens|ends)\s*:)",
    _I,
)
_FICTION_NOUN = (
    r"(?:stor(?:y|ies)|poems?|haikus?|limericks?|sonnets?|songs?|lyrics|rap|scripts?|scenes?|"
    r"sketch(?:es)?|(?:stage |short |school |one-act )plays?|screenplays?|novels?|novellas?|"
    r"fairy ?tales?|fables?|fan ?fic\w*|monologues?|soliloqu(?:y|ies)|diary(?: entry)?|diaries|"
    r"dialogues?|skits?|ballads?|odes?|parod(?:y|ies)|jokes?|"
    r"essay|creative writing|characters?|verses?|lines? of|flash fiction|persona|role-?play|scenario)"
)
_FICTION = re.compile(
    r"\b(?:(?:write|compose|create|invent|make up|make|tell|draft|generate|give me|continue|"
    rf"finish)\b[^.!?\n]{{0,60}}?\b{_FICTION_NOUN}"
    rf"|(?:in|for|from|of) (?:my|the|our) (?:\w+ )?(?:{_FICTION_NOUN}|book|d&d campaign|campaign|game)"
    rf"|my (?:main |lead )?(?:character|protagonist|narrator|hero|heroine|villain)\b"
    rf"|(?:once upon a time|knock knock)){_SENTENCE_REST}",
    _IM,
)

HYPOTHETICAL = re.compile(
    r"\b(?:(?<!wondering )(?<!wonder )(?<!know )(?<!sure )(?<!see )(?:if|unless|whether) (?:i|we|"
    r"you|my|he|she|they|someone|somebody|one)\b(?! (?:(?:may|"
    r"might|could) (?:ask|add|say)|forget\b|(?:(?:want|need|care|wish|like|have|must|would like) )?(?:to )?(?:know|"
    r"ask|wonder)\b)|"
    r"'re (?:wondering|curious|interested)\b| are (?:wondering|curious)\b)"
    r"|if only i|as if i|as though i|were i\b|had i (?!a|an|the|to)\w+"
    r"|suppos(?:e|ing)(?: that)?|assum(?:e|ing)(?: that)?|let'?s (?:say|assume|suppose|imagine|"
    r"pretend)|(?:just )?say i(?:'m| am| have| was| were|'ve)"
    r"|hypothetically|what if|in case i|imagine|picture this|in (?:a|another) (?:parallel|past|"
    r"former|next)\w* (?:universe|life|world)"
    r"|i wish|wish i|in my (?:dreams?|next life)|dreamt|dreamed)\b" + _SENTENCE_REST,
    _IM,
)


def fiction(text: str) -> Iterator[tuple[int, int]]:
    """Yield what asks for, or belongs to, something made up; all that follows where somebody else speaks in it."""
    for match in _FICTION.finditer(text):
        told_by_someone = _FIRST_PERSON.search(text[match.start() :])
        yield match.start(), len(text) if told_by_someone else match.end()
