"""What a request is about: texts to work on, words only mentioned, parts that somebody plays."""

import re
from collections.abc import Iterator
from itertools import islice

from memory.borrowed import BLANK_LINE

_I = re.IGNORECASE
_IM = re.IGNORECASE | re.MULTILINE
_IMS = re.IGNORECASE | re.MULTILINE | re.DOTALL


# --- material that a request is about ------------------------------------------------------------------------------

_TEXT_NOUN = (
    r"(?:e-?mails?|mails?|letters?|messages?|texts?|paragraphs?|pages?|articles?|posts?|threads?|"
    r"reviews?|logs?|notes|minutes|transcripts?|"
    r"essays?|abstracts?|bios?|readmes?|poems?|lyrics|songs?|verses?|stor(?:y|ies)|scripts?|"
    r"scenes?|dialogues?|conversations?|chats?|"
    r"statements?|sentences?|phrases?|lines?|quot(?:e|ation)s?|sayings?|jokes?|puns?|memes?|"
    r"captions?|tweets?|comments?|feedback|documents?|"
    r"reports?|ads?|adverts?|listings?|descriptions?|cvs?|r[eé]sum[eé]s?|cover letters?|"
    r"profiles?|code|snippets?|quer(?:y|ies)|functions?|"
    r"forms?|recipes?|passages?|excerpts?|drafts?|speech(?:es)?|blurbs?|headlines?|translations?|"
    r"complaints?|following|below|this|these)"
)
_WORK_ON = (
    r"(?:translat\w*|summari[sz]\w*|sum up|tl;?dr|proof-?read\w*|re-?writ\w*|rephras\w*|"
    r"re-?word\w*|paraphras\w*|shorten\w*|correct(?! me)\w*|"
    r"improv\w*|polish\w*|tidy(?: up)?|clean(?: up)?|edit\w*|fix\w*|check\w*|simplif\w*|"
    r"condens\w*|expand\w*|analy[sz]\w*|critiqu\w*|"
    r"review\w*|explain\w*|interpret\w*|annotat\w*|format\w*|reformat\w*|convert\w*|turn\b|"
    r"make\b|punctuat\w*|continu\w*|finish\w*|complete\w*|"
    r"spell-?check\w*|transcrib\w*|extract\w*|classif\w*|categori[sz]e\w*|grade\w*|mark\b|parody|"
    r"debug\w*|answer|reply|respond)"
)
_ASKS_ABOUT_TEXT = re.compile(
    rf"\b(?:{_WORK_ON}|summar(?:y|ies)|grammar|grammatical(?:ly)?|funny|joke|humou?r|meaning|mean|"
    r"means|spam|scam|sarcas\w*|tone|"
    r"copied|pasted?|forwarded|wrote|written|received|sent me|got this|reads|goes|says|said|say|"
    r"begins?|starts?|opens?|ends?|titled|entitled|"
    r"called|here(?:'s| is| are)|this is (?:what|an?|the|from)|which (?:one|of|is|version)|"
    rf"english|difference|{_TEXT_NOUN})\b",
    _I,
)

# Signs that what follows a blank line is somebody's text.
_HANDS_OVER = re.compile(
    rf"\b(?:{_WORK_ON}\b[^\n]*\b(?:this|these|that|the|my|our|his|her|their|an?|following|"
    rf"below)\b|(?:this|these|following|below)(?: \w+)?\b[^\n]*\b{_TEXT_NOUN}"
    rf"|{_TEXT_NOUN}\b[^\n]*\b(?:below|following|underneath)|copied|pasted?|forwarded|"
    r"wrote (?:this|me|back|to)|sent me|received|got this|here(?:'s| is| are)|"
    rf"tl;?dr|translate|summari[sz]e|proof-?read)\b",
    _I,
)

_COLON = re.compile(r":(?=\s|$)")
_MOST_COLONS = 200

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
    r"|what(?:'s| is| does| do| did)\b(?=[^\n.!?]*\bmean\b)"
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
    r"might|could) (?:ask|add|say)|forget\b))"
    r"|if only i|as if i|as though i|were i\b|had i (?!a|an|the|to)\w+"
    r"|suppos(?:e|ing)(?: that)?|assum(?:e|ing)(?: that)?|let'?s (?:say|assume|suppose|imagine|"
    r"pretend)|(?:just )?say i(?:'m| am| have| was| were|'ve)"
    r"|hypothetically|what if|in case i|imagine|picture this|in (?:a|another) (?:parallel|past|"
    r"former|next)\w* (?:universe|life|world)"
    r"|i wish|wish i|in my (?:dreams?|next life)|dreamt|dreamed)\b" + _SENTENCE_REST,
    _IM,
)


def _sentence_start(text: str, before: int) -> int:
    """Return where the sentence that holds a place begins."""
    ends = [text.rfind(mark, 0, before) for mark in (". ", "? ", "! ", "\n")]
    return max(ends) + 1


def material(text: str) -> Iterator[tuple[int, int]]:
    """Yield the text that a request is about: what follows its colon, or the blank line after it."""
    blank = BLANK_LINE.search(text.rstrip())
    if blank:
        first = text[: blank.start()]
        if first.strip() and (first.rstrip().endswith(":") or _HANDS_OVER.search(first)):
            yield blank.end(), len(text)
    if back := _LOOKING_BACK.search(text):
        yield 0, _sentence_start(text, back.start())
    for colon in islice(_COLON.finditer(text), _MOST_COLONS):
        before = text[_sentence_start(text, colon.start()) : colon.start()]
        if _ASKS_ABOUT_TEXT.search(before) and not _OWN_COLON.search(before):
            yield colon.end(), len(text)
            return


# Labels that people put before their own words, even if they name a text ("save this note about me: …").
_OWN_COLON = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|ok|so|hey|also|and|oh|just|btw|one thing|quick|fyi|hi|hello|thanks)\W+)*"
    r"(?:(?:\w+ ){0,3}(?:remember|keep in mind|memory|memori[sz]e|make a note|(?:note|"
    r"notes) (?:for|to|about|on|down|of)|note|noted|correction|correct that|update|"
    r"for (?:future |the |your )?(?:reference|record|context|later|info\w*)|off the record|"
    r"off-the-record|fyi|btw|about me|about myself|heads[- ]up|context|"
    r"(?:save|store|keep|log|record|add|put) (?:this|that|it)\b|don'?t forget|bear in mind|"
    r"(?:the )?thing you wanted to remember))\W*\w*(?: \w+){0,4}\W*$"
    r"|\b(?:remember|save|keep|store|note) (?:it|this|that|them)(?: for me| please)?\W*$|"
    r"(?:do not|don'?t) (?:save|store|keep|record|remember|log)\b.*$",
    _I,
)


# "… Explain the joke." after it: what stands before is the joke.
_LOOKING_BACK = re.compile(
    r"\b(?:(?:explain|get|understand|rate|finish|translate|fix|correct|improve|rewrite|"
    r"proof-?read|check|rephrase|shorten|continue) (?:the|this|that) (?:joke|pun|riddle|sentence|"
    r"line|phrase|quote|lyrics?|poem|paragraph|text|proverb|saying|caption|tweet)|why (?:is|"
    r"was) (?:it|this|that) funny|"
    r"(?:is|was) (?:this|that|the) (?:sentence|grammar|phrase|line|english|paragraph|text) (?:ok|"
    r"okay|right|correct|fine|good|grammatical)|(?:what|which) (?:tense|language|song|poem|film|"
    r"movie|book) (?:is|was) (?:this|that|it)\b|who (?:sang|said|wrote) (?:this|that|it)\b)",
    _I,
)


def fiction(text: str) -> Iterator[tuple[int, int]]:
    """Yield what asks for, or belongs to, something made up; all that follows where somebody else speaks in it."""
    for match in _FICTION.finditer(text):
        told_by_someone = _FIRST_PERSON.search(text[match.start() :])
        yield match.start(), len(text) if told_by_someone else match.end()
