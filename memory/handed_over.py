"""A text that somebody hands over to have it worked on: below a request, after its colon, or above it.

A request that points at a text, or is nothing without one ("shorter", "my tenant says"), hands over what follows. One
that has an object of its own ("make a meal plan") does not: what follows it is about oneself.
"""

import re
from collections.abc import Iterator
from itertools import islice

from memory.borrowed import BLANK_LINE, LABELS
from memory.clauses import ONESELF

_I = re.IGNORECASE

# --- words for texts, and for what is done to them ------------------------------------------------------------------

_NOUN = (
    r"(?:e-?mails?|mails?|letters?|messages?|texts?|paragraphs?|pages?|articles?|posts?|threads?|"
    r"reviews?|logs?|notes|minutes|transcripts?|"
    r"essays?|abstracts?|bios?|readmes?|poems?|haikus?|lyrics|songs?|verses?|stor(?:y|ies)|novels?|chapters?|scripts?|"
    r"scenes?|dialogues?|conversations?|chats?|"
    r"statements?|sentences?|phrases?|lines?|quot(?:e|ation)s?|sayings?|jokes?|puns?|memes?|"
    r"captions?|tweets?|comments?|feedback|documents?|"
    r"reports?|ads?|adverts?|listings?|descriptions?|cvs?|r[eé]sum[eé]s?|cover letters?|"
    r"profiles?|code|snippets?|quer(?:y|ies)|functions?|"
    r"forms?|recipes?|passages?|excerpts?|drafts?|speech(?:es)?|blurbs?|headlines?|translations?|"
    r"complaints?)"
)
_PROSE = (
    r"(?:e-?mails?|mails?|letters?|messages?|texts?|paragraphs?|articles?|posts?|threads?|reviews?|essays?|abstracts?|"
    r"bios?|poems?|stor(?:y|ies)|statements?|sentences?|tweets?|comments?|passages?|excerpts?|drafts?|speech(?:es)?|"
    r"complaints?|documents?|notes|dialogues?|conversations?|transcripts?)"
)
"""What a person's own sentences could be taken for: no recipe, no code, no form."""
_TEXT_NOUN = rf"(?:{_NOUN}|following|below|this|these)"
_TEXT_VERB = (
    r"(?:translat(?:e|ing)|proof-?read|rephrase|re-?word|paraphrase|summari[sz]e|sum up|tl;?dr|shorten|re-?write|"
    r"transcribe|spell-?check)"
)
"""Done to nothing but texts."""
_WORK_ON = (
    r"(?:translat\w*|summari[sz]\w*|sum up|tl;?dr|proof-?read\w*|re-?writ\w*|rephras\w*|"
    r"re-?word\w*|paraphras\w*|shorten\w*|correct(?! me)\w*|"
    r"improv\w*|polish\w*|tidy(?: up)?|clean(?: up)?|edit\w*|fix\w*|check\w*|simplif\w*|"
    r"condens\w*|expand\w*|analy[sz]\w*|critiqu\w*|"
    r"review\w*|explain\w*|interpret\w*|annotat\w*|format\w*|reformat\w*|convert\w*|turn\b|"
    r"make\b|punctuat\w*|continu\w*|finish\w*|complete\w*|"
    r"spell-?check\w*|transcrib\w*|extract\w*|classif\w*|categori[sz]e\w*|grade\w*|mark\b|parody|"
    r"debug\w*|answer|reply|respond|rate|judge|assess|evaluat\w*|roast|comment on|look over|go over)"
)
_SENT = (
    r"(?:says?|said|wrote|writes|sent|sends|texted|texts|messaged|messages|e-?mailed|e-?mails|replied|replies|answered|"
    r"responded|posted|posts|forwarded|commented)"
)
_WHOSE = (
    r"(?:(?:my|our|his|her|their|the|an?|some)(?: [\w'-]+){1,3}?|he|she|they|some(?:one|body)|"
    r"(?-i:(?!(?:I|It|Nobody|No|None|What|Who|This|That|You|We)\b)[A-Z][\w'-]+))"
)
"""Whose words they are: nobody that a sentence about oneself begins with."""
_SUSPECT = r"(?:spam\w*|scam\w*|legit\w*|genuine|fake|phishing|fraud\w*|hoax|sarcas\w*)"
_JUDGED = (
    rf"(?:{_SUSPECT}|real|true|correct|grammatical\w*|grammar|funny|rude|polite|english|formal|professional|readable|"
    r"convincing|plagiar\w*|(?:well|ai|human)[- ]written)"
)

# --- a line that is nothing without the text below it ----------------------------------------------------------------

_COURTESY = (
    r"\W*(?:(?:please|pls|plz|kindly|just|now|ok|okay|so|hi|hello|hey|and|then|quick(?:ly)?|can you|could you|would "
    r"you|will you|i need (?:you )?to|i want (?:you )?to|need to|let'?s|help(?: me)?(?: to)?)\b\W*)*"
)
_IT = rf"(?:it|this|that|these|those|everything|all of (?:it|this)|(?:the |this |that |my )?(?:following|{_NOUN}))"
_HOW = r"(?: (?:in|to|into|from|for|as|with|a bit|a little|please|pls|so that)\b[^.!?:\n]{0,60})?"
_QUALITY = (
    r"grammar|spelling|typos?|tone|wording|punctuation|shorter|longer|nicer|simpler|clearer|softer|kinder|warmer|"
    rf"stronger|punchier|funnier|politer|formal|informal|casual|professional|polite|rude|{_SUSPECT}|eli5|"
    r"tl;?dr|translation|summary"
)
_BESIDE_QUALITY = (
    r"ai|check|checks|please|pls|and|or|not|more|less|much|a|bit|lot|little|too|very|real|true|false|human|written|"
    r"make|"
    r"it|this|is|the|of|in|plain|english|any|quick|sound|style|mistakes|errors"
)
_TO_WHOM = rf"(?:her|him|them|it|this|that|these|(?:this |that |the |my )?{_NOUN})"
_ANSWERED = r"(?:respond|reply|write back|answer)(?: back)?(?: to)?"
_HOW_DO_I = r"(?:(?:how|what) (?:do|should|can|would|could) i )?"
_OF_A_TEXT = (
    r"(?:it|this|these|(?:for |the |its |my )?(?:grammar|spelling|typos?|tone|wording|punctuation|style|mistakes|"
    r"errors|the following)|english)"
)
_ATTENTION = r"(?:(?:look|see|read|check|this is|here(?:'s| is))(?: at)?(?: out)? )?(?:what )?"
_WHEN = (
    r"(?: (?:me|us|this|that|back|today|yesterday|now|again|earlier|to me|to us|this morning|last night|on \w+|"
    r"in (?:the|our) chat))*"
)
_GOT = r"(?:just )?(?:got|received|found)(?: (?:an?|another|this|the|these|some|that))?(?: [\w-]+){0,2}? "
_FROM = r"(?: (?:from|by|in|on) [^.\n]{1,40})?(?: (?:today|yesterday|this morning|just now))?"
_FRAGMENTS = (
    re.compile(rf"{_COURTESY}{_TEXT_VERB}(?: {_IT})?{_HOW}\W*", _I),
    # "Respond to her", "help me reply"; "reply in German" asks for something else.
    re.compile(rf"{_COURTESY}{_HOW_DO_I}{_ANSWERED} {_TO_WHOM}{_HOW}\W*", _I),
    re.compile(rf"{_COURTESY}(?:respond|reply|write back)(?: please| pls)?\W*", _I),
    re.compile(rf"{_COURTESY}{_WORK_ON} (?:up )?{_OF_A_TEXT}{_HOW}\W*", _I),
    re.compile(
        rf"\W*(?:(?:{_BESIDE_QUALITY})\W+){{0,5}}(?:{_QUALITY})(?:\W+(?:{_QUALITY}|{_BESIDE_QUALITY})){{0,5}}\W*", _I
    ),
    # "My tenant says", "look at what she wrote"; with a full stop it tells a story.
    re.compile(rf"\W*{_ATTENTION}{_WHOSE} (?:(?:just|has|had|also|once|\w+ly) )?{_SENT}{_WHEN}[^\w.!]*", _I),
    re.compile(rf"\W*{_GOT}{_PROSE}{_FROM}[^\w.]*", _I),
    re.compile(rf"\W*{_PROSE} (?:from|by) [^.\n]{{1,40}}[^\w.]*", _I),
    re.compile(rf"{_COURTESY}(?:correct|check|fix) my (?:english|grammar|spelling)\W*", _I),
    re.compile(r"\W*(?:any|see any|are there(?: any)?) (?:\w+ )?(?:mistakes|errors|typos)\W*", _I),
    re.compile(r"\W*is my (?:english|grammar|spelling|wording) [\w ]{1,20}\?\W*", _I),
    re.compile(r"\W*what (?:does|did|do) (?:she|he|they) (?:mean|want(?: from (?:me|us))?)\W*", _I),
    re.compile(r"\W*(?:just |i )?found (?:this|these)(?: \w+){0,3}[^\w.]*", _I),
    re.compile(
        r"\W*my (?:\w+ )?(?:essay|cover letter|poem|novel|draft|speech|cv|letter|e-?mail|abstract|script|article|blog "
        r"post)(?: so far)?[^\w.]*",
        _I,
    ),
)
_TITLE = re.compile(
    r"\W*(?!.*\b(?:i|my|me|our|we|us|your?|an?|any|write|make|create|draft (?!\d)|compose|generate|need|want|tell|"
    r"give|read|"
    r"send)\b)(?!(?:great|nice|good|lovely|cool|beautiful|thanks?|wow|love|amazing|"
    r"brilliant|perfect|what|quick|another|new)\b)(?:[\w'-]+ ){0,3}?(?:case study|cover letter|personal statement|"
    r"essay|"
    r"abstract|excerpt|transcript|testimonial|press release|blog post|bio(?:graphy)?|vignette|interview|monologue|"
    r"statement|script|speech|story|novel|chapter(?: \w+)?|poem|lyrics|song|article|review|letter|e-?mail|tweet|"
    r"caption|"
    r"listing|advert|job (?:ad|description|posting)|cv|r[eé]sum[eé]|profile|product description|(?:first |rough )"
    r"?draft|"
    r"about the author)(?: \d+)?[\s:.*_#]*",
    _I,
)
_LONGEST_FRAGMENT = 160
_MOST_LINES = 200
"""Lines of a message that may ask for something; nobody types as many before the text that they hand over."""

# --- a paragraph that hands over what follows the blank line ---------------------------------------------------------

_GAP = r"[^\n]{0,80}?"
_PIECE = rf"(?:{_PROSE}|chapters?|novels?|verses?|lyrics|songs?|captions?|blurbs?|headlines?|ads?|adverts?|jokes?|cvs?)"
_HAND_OVER = (
    (
        rf"\b{_WORK_ON}\b{_GAP}\b(?:this|these|following|below|(?:that|the|my|our|his|her|their) (?:[\w-]+ )"
        rf"{{0,3}}?{_NOUN})\b"
    ),
    (
        rf"\b(?:this|these|the following)(?: [\w'-]+){{0,3}}? {_PIECE}\b|\b{_NOUN}\b{_GAP}\b(?:below|following|"
        rf"underneath)\b"
    ),
    r"\b(?:copied|pasted?|forwarded|tl;?dr|proof-?read|(?<!i )wrote (?:this|me|us|back|to (?:me|us)))\b",
    r"\b(?:sent (?:me|us)|received|got) (?:this|these|the following)\b|\bsent (?:me|us)\W*$",
    (
        rf"\bhere(?:'s| is| are) (?:what (?:{_WHOSE} |i (?:{_SENT}|have|got|came)\b)|(?:[\w'-]+ ){{0,4}}?(?:{_NOUN}|"
        rf"attempt|"
        r"version|try)\b)|\bhere (?:it is|they are|you go)\W*$"
    ),
    r"^\W*(?:[\w-]+\W+){0,4}?(?:feedback|thoughts|critique|opinions?|edits)(?: please| pls)?\s*\?\s*$",
    r"^\W*any (?:\w+ )?(?:feedback|thoughts|critique|opinions?|edits)\W*$",
    (
        rf"\b(?:is|are|was|were|does|do|did|would|isn't) (?:(?:this|these)\b{_GAP}\b{_JUDGED}|"
        rf"that\b{_GAP}\b{_SUSPECT})\b"
        r"[^\n]{0,60}\?\s*$"
    ),
    r"\b(?:what|how) about (?:this|these)\W*$",
    # "It came today in the mail"; what came as a surprise is no text.
    (
        r"\b(?:this|it|that|these) (?:\w+ )?(?:came|arrived|landed|appeared|turned up|popped up|showed up)\b(?: "
        r"(?:just|"
        r"now|in|"
        r"through|up))?(?: (?:today|yesterday|tonight|this \w+|last \w+|on \w+day|from|(?:in|by|with|via|through|to|on)"
        r"(?: the|"
        r" my| our)? (?:post|mail|e-?mail|inbox|letterbox|mailbox|door|desk|app|sms|text|whatsapp))\b)"
    ),
    r"\b(?:this|these) (?:was|were) (?:in|on|under)\b|\b(?:this|these|that|it) (?:is|are|was) from\b",
    r"\b(?:it|that) was (?:in|on|under) (?:the|my|our) (?:post|mail|e-?mail|inbox|letterbox|mailbox|door|desk)\b",
    (
        r"\bwhat(?:'s| is| do| does| did| should| can| would| could)\b[^.!?\n]{0,60}?\b(?:make of (?:it|this|that|"
        r"these|"
        r"them)|"
        r"(?:think of|say to) (?:this|these)|mean by (?:it|this|that)|behind (?:it|this|that))\b"
    ),
    r"\bwhat (?:does|do|did|is) (?:it|this|that|these|they) (?:mean|say|saying|tell|telling|want from)\b",
    r"\bwhat(?:'s| is) (?:this|that)(?: (?:all )?about)?\W*$",
)
_HANDS_OVER = re.compile("|".join(_HAND_OVER), _I)
_OWN_PROBLEM = re.compile(
    rf"\bhow (?:do|can|should|could|would|to) (?:i |we )?(?!{_TEXT_VERB}|reply|respond|answer)"
    rf"{_WORK_ON}[^?\n]{{0,80}}",
    _I,
)
"""What somebody cannot do themselves: "How do I fix this?" goes on with what is broken."""
_LONGEST_REQUEST = 600

# --- a colon before it ------------------------------------------------------------------------------------------------

_COLON = re.compile(r":(?=\s|$)")
_MOST_COLONS = 80
_LONGEST_LABEL = 160
_ASKS_ABOUT_TEXT = re.compile(
    rf"\b(?:{_WORK_ON}|summar(?:y|ies)|grammar|grammatical(?:ly)?|funny|joke|humou?r|meaning|mean|"
    r"means|spam|scam|sarcas\w*|tone|"
    r"copied|pasted?|forwarded|wrote|written|received|sent me|got this|reads|goes|says|said|say|"
    r"begins?|starts?|opens?|ends?|titled|entitled|"
    r"called|here(?:'s| is| are)|this is (?:what|an?|the|from)|which (?:one|of|is|version)|"
    rf"english|difference|{_TEXT_NOUN})\b",
    _I,
)
_OWN_LABEL = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|ok|so|hey|also|and|oh|just|btw|one thing|quick|fyi|hi|hello|thanks)\W+)*"
    r"(?:(?:\w+ ){0,3}(?:remember|keep in mind|memory|memori[sz]e|make a note|(?:note|"
    r"notes) (?:for|to|about|on|down|of)|note|noted|correction|correct that|update|"
    r"for (?:future |the |your )?(?:reference|record|context|later|info\w*)|off the record|"
    r"off-the-record|fyi|btw|about me|about myself|heads[- ]up|context|"
    r"(?:save|store|keep|log|record|add|put) (?:this|that|it)\b|don'?t forget|bear in mind|"
    r"(?:the )?thing you wanted to remember))\W*\w*(?: \w+){0,4}\W*$"
    r"|\b(?:remember|save|keep|store|note) (?:it|this|that|them)(?: for me| please)?\W*$|"
    r"(?:do not|don'?t) (?:save|store|keep|record|remember|log)\b.*$"
    # What one announces of oneself; a text of one's own ("my essay", "what I wrote") is none of it.
    r"|^(?!.*\b(?:translat|proof|re-?writ|rephras|fix|check|improv|summari|(?<!let me )explain|"
    r"correct))(?:.*\b(?:about (?:me|"
    r"myself|"
    r"us)|(?:what|how|where|who|why|things?|facts?|all|everything|people)(?: that)? i(?:'m|'d| (?:am|like|love|hate|"
    r"need|"
    r"want|do|don'?t|eat|use|work|live|prefer|think|believe|know|can|can'?t|have to))(?! (?:translated|written))|"
    r"here'?s "
    r"(?:the|my) (?:thing|deal|point|problem|situation|catch|twist|issue|context|background|plan|goal|idea))\b.*|\W*(?:"
    r"(?:this|that|here)(?:'s| is) )?my (?:own )?(?:profile|bio|story|life story|background|situation|details?|info|"
    r"stats)\W*|\W*(?:so |and |well |ok )?(?:to sum (?:it )?up|in (?:sum|short|a nutshell|other words)|long story "
    r"short|"
    r"(?:the )?short (?:version|answer|story)|to answer (?:your|the|that)(?: \w+)? questions?|to (?:be clear|clarify|"
    r"explain)(?: myself)?|background|(?:one|the) thing|in summary|answer me this|let me (?:explain|clarify|add|be "
    r"\w+)|(?:some |more |a (?:bit|little) (?:of )?)?(?:background|context|info)|(?:here are )?my (?:details|facts)|"
    r"i have (?:\w+ ){1,2}?questions?)\W*)$",
    _I,
)
"""Labels that people put before their own words, even if they name a text ("save this note about me: …")."""

# --- a request that looks back ---------------------------------------------------------------------------------------

_NAMED_BACK = re.compile(
    r"\b(?:(?:explain|get|understand|rate|finish|translate|fix|correct|improve|rewrite|"
    r"proof-?read|check|rephrase|shorten|continue) (?:the|this|that) (?:joke|pun|riddle|sentence|"
    r"line|phrase|quote|lyrics?|poem|paragraph|proverb|saying|caption|tweet)|why (?:is|"
    r"was) (?:it|this|that) funny|"
    r"(?:is|was) (?:this|that|the) (?:sentence|grammar|phrase|line|english|paragraph|text) (?:ok|"
    r"okay|right|correct|fine|good|grammatical)|(?:what|which) (?:tense|language|song|poem|film|"
    r"movie|book) (?:is|was) (?:this|that|it)\b|who (?:sang|said|wrote) (?:this|that|it)\b)",
    _I,
)
"""It names a kind of words that stand in the same breath: a joke, a sentence, a line."""
_POINT_BACK = (
    r"\A\W*(?:this (?:is|was) from|(?:sent|written|posted|texted) by) (?:my|our|his|her|their|the) \w+",
    rf"\A{_COURTESY}{_WORK_ON} (?:the |its |my )?(?:grammar|spelling|typos?|tone|wording|punctuation)\W*\Z",
    r"\A\W*(?:is|was) (?:this|that) (?:a )?(?:spam|phishing)(?: mail)?\W*\Z",
    r"\A\s*[\^\u2191]",
    r"\A\s*\((?:that|this|it|the above)(?:'s| is| was| came)? (?:all |just )?from\b",
    rf"\A\W*(?:that|this|the above)(?:'s| is| was) (?:all |just )?what {_WHOSE} (?:just |\w+ly )?{_SENT}\b",
    rf"\A\W*{_WHOSE} (?:just )?{_SENT} (?:me |us )?(?:this|that|the above)\b",
    (
        rf"\b(?:{_WORK_ON}|react)(?: back)?(?: to)?\b[^\n.!?]{{0,30}}\b(?:(?:this|that|these|those) (?:[\w-]+ )"
        rf"?{_PROSE}|"
        rf"the (?:[\w-]+ )?{_PROSE} (?:above|before)|the above(?: [\w-]+)?)\W*\Z"
    ),
    rf"\b{_TEXT_VERB} (?:this|the above|all (?:this|that|of it))\W*\Z",
    (
        r"\b(?:what|how) (?:should|do|can|would|could|shall|to)\b[^\n.!?]{0,30}\b(?:reply|respond|answer|react)(?: "
        r"back)"
        r"? to "
        rf"(?:this|that|it|the (?:[\w-]+ )?{_PROSE})\W*\Z"
    ),
)
_POINTS_BACK = re.compile("|".join(_POINT_BACK), _I)
"""In a line or a paragraph of its own after the text."""
_TO_SOMEBODY = re.compile(
    r"\b(?:what|how) (?:should|do|can|would|could|shall|to)\b[^\n.!?]{0,30}\b(?:(?:reply|respond|answer|say|write|"
    r"react)"
    r"(?: back)?(?: to)? (?:her|him|them)|(?:reply|respond))\W*\Z",
    _I,
)
_SOMEBODY = re.compile(
    rf"\b(?:my|our|the|an?) [\w'-]+(?: [\w'-]+)? (?:{_SENT}|asked|asks|wants?|told|tells|invited)\b|\bi (?:got|"
    rf"received|was)\b",
    _I,
)
"""Who "her" is, if that was said before."""
_MAY_POINT_BACK = re.compile(
    rf"\b(?:{_WORK_ON}|react|reply|respond|answer)(?: back)?(?: to)?\b[^\n.!?]{{0,30}}\b(?:the (?:[\w-]+ )?{_NOUN} "
    rf"above|"
    rf"(?:this|that|these|those) (?:[\w-]+ )?{_PROSE})\W*\Z|"
    r"\b(?:summari[sz]e|translate|explain|proof-?read|answer|reply to|sum up) (?:the above|this|that|it|"
    r"all (?:this|that|of it))\W*\Z",
    _I,
)
_STOP = re.compile(r"[.!?\u2026]+(?=\s|$)")
_SEVERAL = 3


def _sentence_start(text: str, before: int, least: int = 0) -> int:
    """Return where the sentence that holds a place begins, `least` if it began before that."""
    ends = [text.rfind(mark, least, before) for mark in (". ", "? ", "! ", "\n")]
    return max(least, max(ends) + 1)


def handed_over(text: str) -> Iterator[tuple[int, int]]:
    """Yield the texts that the requests of a message are about; they may overlap."""
    yield from _below(text)
    yield from _after_a_colon(text)
    yield from _above(text)


def _below(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands below the first line or paragraph that hands it over."""
    paragraph = at = read = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if not line.strip():
            paragraph = at
            continue
        read += 1
        if read > _MOST_LINES:
            return
        before_blank = BLANK_LINE.match(text, at - 1) is not None
        if len(line) <= _LONGEST_FRAGMENT:
            plain = line.rstrip()
            if any(fragment.fullmatch(plain) for fragment in _FRAGMENTS) or (before_blank and _TITLE.fullmatch(plain)):
                yield at, len(text)
                return
        if not before_blank:
            continue
        # The first paragraph is read whole; of a later one, which may tell of anything, its last line.
        request = text[max(start if paragraph else 0, at - _LONGEST_REQUEST) : at].rstrip()
        label = text[_sentence_start(text, at - 1, max(0, at - _LONGEST_LABEL)) : at].strip()
        if _HANDS_OVER.search(_OWN_PROBLEM.sub("", request)) or (label.endswith(":") and not paragraph):
            if not is_own_label(label.rstrip(":")):
                yield at, len(text)
            return


def _after_a_colon(text: str) -> Iterator[tuple[int, int]]:
    for colon in islice(_COLON.finditer(text), _MOST_COLONS):
        start = _sentence_start(text, colon.start(), max(0, colon.start() - _LONGEST_LABEL))
        before = text[start : colon.start()]
        if _ASKS_ABOUT_TEXT.search(before) and not is_own_label(before):
            yield colon.end(), len(text)
            return


def is_own_label(before: str) -> bool:
    """Tell whether what stands before a colon is a label that people put before their own words."""
    return before.strip(" \t\n*_#-").lower() in LABELS or _OWN_LABEL.search(before) is not None


def _above(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands before a request that looks back at it."""
    whole = text.rstrip()
    if back := _NAMED_BACK.search(whole):
        yield 0, _sentence_start(whole, back.start())
    line = whole.rfind("\n") + 1
    last = max((gap.end() for gap in BLANK_LINE.finditer(whole)), default=line)
    for start in {line, last}:
        before, request = whole[:start], whole[start:][-_LONGEST_REQUEST:]
        if start and (
            _POINTS_BACK.search(request) or (_TO_SOMEBODY.search(request) and not _SOMEBODY.search(before[-2000:]))
        ):
            yield 0, start
    if back := _MAY_POINT_BACK.search(whole, max(0, len(whole) - _LONGEST_REQUEST)):
        start = _sentence_start(whole, back.start())
        if _is_a_text(whole[:start]):
            yield 0, start


def _is_a_text(before: str) -> bool:
    """Tell whether words could be a text to work on: several sentences or paragraphs, or nothing of oneself."""
    return (
        BLANK_LINE.search(before.strip()) is not None
        or sum(1 for _ in islice(_STOP.finditer(before), _SEVERAL)) >= _SEVERAL
        or not ONESELF.search(before)
    )
