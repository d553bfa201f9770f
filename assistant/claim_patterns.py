"""How claims about memory are worded, in English, Spanish, French, German and Portuguese.

A claim tells a deed ("I've saved that") or promises one ("I'll remember") and is about memory. What is about the
person's text is none: "I've removed the second comma" is an answer. Every repetition here has a bound, so that text
which might become a claim is not held back for long.
"""

from functools import cache

import regex  # type: ignore[import-untyped]  # it comes without types

STOP = "\x01"
"""Marks the end of a sentence."""

# ---- words that several patterns share

# A lazy repetition must be followed by a character: before an assertion, partial matching would overlook some.
_GAP = r"\b.{0,400}?\W"
_IDLY = r"(?: \w{1,20}ly| now| just| also| already| gone ahead and){0,6}"
_HAVE = r"I(?:['’]ve| have)"
_DID = r"I(?:['’]ve| have|['’]d)?"
_DEED = (
    r"(?:saved|stored|remembered|memori[sz]ed|recorded|noted|logged|forgotten|erased|deleted|removed|updated|added|kept|"
    r"made a (?:mental )?note|taken (?:a )?note)"
)
_CERTAIN = r"(?:saved|stored|remembered|memori[sz]ed|noted|forgotten|recorded)"
_GONE = r"(?:deleted|erased|wiped|removed|cleared|purged|forgotten|discarded|scrubbed|dropped)"
_PROMISE = (
    r"(?:remember|memori[sz]e|save|store|forget|make a (?:mental )?note|note (?:that|this|it)|"
    r"keep (?:that|this|it) (?:saved|stored|on file))"
)
_MEMORY = (
    r"(?:memor(?:y|ies)|for (?:next time|later|the future|future reference)|about you|profile|preferences?|notes?)\b"
)
_MINE = r"(?:that|this|it|your \w{1,40}(?: \w{1,40})?)(?:['’]s| is| has)(?: now| been){0,6}"
_THAT = r"(?:that|this|it|them|these|those|everything|all of (?:that|this|it)|what you(?:['’]ve)? \w{1,20})"
_WORDS = r"(?: [\w'’\x00-]{1,60})"
_VERBS = (
    r"has|have|had|is|are|was|were|will|can|could|should|would|may|might|must|does|do|did|to|be|a|and|if|in|on|at|when"
)
_NOUNS = rf"(?: (?!(?:{_VERBS})\b)[\w'’-]{{1,30}})"
_ABOUT_YOU = (
    rf"(?:your{_NOUNS}{{0,3}}? (?:name|nickname|pronouns?|birthday|birth date|date of birth|age|anniversary|"
    r"preferences?|favou?rites?|allerg(?:y|ies)|diet|address|e-?mail(?: address)?|phone number|job|hobb(?:y|ies)|"
    r"likes|dislikes|tastes?|details|information|info|data|facts?|interests?|goals?|routine|time ?zone|home ?town|"
    r"location|medication|memor(?:y|ies)|profile|correction|wish(?:es)?)|your favou?rite{_WORDS}{{1,2}})"
)
_STORE = (
    r"(?:my (?:\w{1,20} ){0,2}?(?:memor(?:y|ies)|notes|records?|files?)|"
    r"your (?:(?:user|personal|saved|stored|own) ){0,2}(?:memor(?:y|ies)|profile|preferences|records))\b"
)
_THEN = (
    r"(?:(?: now| too| as well| for you| already| forever| permanently| completely| for good| from now on| safely| "
    r"for (?:next time|later|the future|future (?:chats|reference|conversations))|"
    r" as (?:you )?(?:asked|requested|wished)| down| away){0,3}$)"
)
_ON = (
    r"(?:$|[^\w\s]| of (?:you|your|us|that|this|it)\b|"
    r" (?:from|about|as|now|and|for|that|you|completely|permanently|with)\b)"
)
_WILL = r"I(?:['’]ll| will| shall| am going to|['’]m going to)"
_SURELY = (
    r"(?: \w{1,20}ly| now| just| also| always| be sure to| make sure to| gone ahead and| be happy to|"
    r" try to| try my best to| do my best to| go ahead and){0,6}"
)

# ---- so plain that they count wherever they stand, even within quotation marks or code

_PLAIN_OPENINGS = (rf"{_DEED}$", rf"{_DEED}{_GAP}{_MEMORY}")
_PLAIN = (
    rf"{_DID}{_IDLY} {_DEED} (?:that|this|it|them|your?|the fact){_GAP}{_MEMORY}",
    rf"I(?:['’]ve| have| just| now| also){_IDLY} {_CERTAIN} (?:that|this|it|them|everything)\b",
    rf"I (?:just|now|also){_IDLY} {_DEED} (?:that|this|it|them|your?|the fact){_GAP}{_MEMORY}",
    rf"I(?:['’]ll| will| am going to|['’]m going to){_SURELY} {_PROMISE}\b",
    rf"(?:has|have) (?:now |just |also |already )?been {_DEED}{_GAP}{_MEMORY}",
    rf"{_MINE} {_CERTAIN}\b(?: now)?(?:$|{_GAP}{_MEMORY})",
    # A bare "stored in memory" is a computer's memory. Ours is "my" or "your", or somebody put "it" there.
    rf"{_DEED} (?:it|that|this|them) (?:in|to|from) (?:(?:my|your|the) )?(?:long-term )?memor(?:y|ies)\b",
    rf"{_DEED} (?:in|to|from) (?:(?:my|your) (?:long-term )?|(?:the )?long-term )memor(?:y|ies)\b",
    rf"{_DEED} to (?:the )?memor(?:y|ies)\b",
    rf"I(?:['’]ve| have| just| now| also)?{_IDLY} {_DEED} (?:in|from) (?:the )?memor(?:y|ies)\b",
    rf"(?:that|this|it|your(?: \w{{1,40}}){{1,3}}?)(?:['’]s| is| was){_IDLY} {_DEED} (?:in|from) (?:the )?memory\b",
    r"(?:now|successfully) (?:saved|stored|recorded|kept) in (?:the )?memory\b",
    r"committed to memory\b",
)

# ---- claims only where the model speaks for itself, outside quotation marks and code

_ENGLISH_OPENINGS = (
    r"(?:duly |so )?(?:noted|remembered|memori[sz]ed)(?: ?[,:;–—-]| that\b| and\b| with thanks\b)",
    (
        r"(?:all )?(?:saved|stored|recorded|logged|forgotten|erased)(?: ?[,:;–—-] ?)(?:you|your|that|I|it|this|"
        r"thanks|thank)\b"
    ),
    (
        r"(?:all |it['’]s |that['’]s |duly |so |now )?(?:saved|noted|stored|recorded|logged|forgotten|remembered|"
        r"memori[sz]ed|erased|deleted|wiped|committed to memory|jotted down)(?: that| it|"
        rf" this)?(?: and \w{{1,20}})?{_THEN}"
    ),
    (
        r"(?:a |your |my |the )?(?:new |long-term )?(?:memor(?:y|ies)|preferences?|profile|notes?)(?: has been|"
        r" have been| is| are)?(?: now| \w{1,20}ly)? (?:updated|saved|stored|added|created|recorded|noted|"
        r"deleted|erased|cleared|removed|wiped|logged|taken|made)(?:$| ?[:–—-]| for you\b)"
    ),
    r"(?:made|taken|took|making|taking) (?:a )?(?:\w{1, 20} )?note\b(?: of| that|$)",
    r"got (?:it|that|this) (?:all )?(?:saved|noted|stored|down|recorded|written down|on file)\b",
    r"will (?:remember|keep (?:that|this|it) in mind|make a note|not forget)\b",
    (
        rf"(?:your{_NOUNS}{{1,3}}?|the fact|all of (?:that|this|it)|everything)(?: (?:for|of|to|about|as|"
        rf"that){_NOUNS}{{1,5}}?)?(?: has| have| is| are)(?: now| been| all| already| just| \w{{1,20}}ly){{0,4}}"
        rf" (?:{_DEED}|wiped|gone|cleared|on file|in){_GAP}(?:{_STORE}|memory\b)"
    ),
    (
        rf"{_ABOUT_YOU}(?: (?:for|of|to|about|as|that){_NOUNS}{{1,5}}?)?(?: has| have| is| are)(?: now| been| all|"
        rf" already| just| \w{{1,20}}ly){{0,4}} (?:{_DEED}|wiped|gone|cleared|on file){_THEN}"
    ),
    (
        r"(?:everything|all (?:of )?(?:(?:your|my|the|those|these) )?(?:\w{1,20} )?(?:data|memories|information|"
        r"info|details|preferences|facts)|all of (?:that|this|it))(?: about you| of you)?(?:,? (?:that )?(?:I|"
        r"you)(?:['’]ve| have| had)? \w{1,20}(?: about you| me)?)?(?: has| have| is| are)(?: now| been| all|"
        rf" already| \w{{1,20}}ly){{0,3}} (?:{_GONE}|gone|saved|stored|noted|recorded|remembered){_THEN}"
    ),
)
# what follows "I have", "I" or "I have", "I will", and "I" alone
_I_HAVE = (
    rf"{_CERTAIN}(?:$| (?:{_ABOUT_YOU}|that\b|what you|these|those|all of (?:that|this|it)))",
    (
        rf"(?:registered|logged|filed|captured|kept|locked|tucked|put|jotted|written|marked) (?:{_THAT}|"
        rf"{_ABOUT_YOU})(?: down| away| in| aside)?{_THEN}"
    ),
    r"(?:made|taken)(?: an?| careful)?(?: \w{1,20})? note(?: of| that| to|$)",
    r"(?:got|put) you down (?:as|for)\b",
    r"forgotten (?:all|everything|what you|about (?:that|it|this|your)|your)\b",
    rf"(?:erased|wiped|purged) {_THAT}{_THEN}",
    rf"{_GONE}(?:{_WORDS}{{1,8}}?) from {_STORE}",
    rf"{_GONE} {_ABOUT_YOU}{_THEN}",
)
_I_DID = (
    rf"(?:jotted|written|wrote|noted) (?:{_THAT}|{_ABOUT_YOU}) down\b",
    (
        r"(?:committed|filed|put|placed|added|entered|recorded|saved|stored|written|wrote|locked|tucked|kept|moved|"
        rf"logged|included)(?:,?{_WORDS}){{1,14}}? (?:to|in|into|on|within) {_STORE}"
    ),
    rf"committed(?:{_WORDS}{{1,8}}?) to memory\b",
    rf"updated(?:{_WORDS}{{0,4}}?) {_STORE}{_ON}",
    (
        rf"{_GONE} (?:(?:all|any|every|everything|some)(?: of)? )?(?:your (?:\w{{1,20}} ){{0,2}}?(?:data|"
        r"information|details|profile|preferences?|memor(?:y|ies)|history)|(?:my|the|that|this|those|these|"
        rf"both)(?: \w{{1,20}}){{0,3}}? memor(?:y|ies)|memories){_ON}"
    ),
    (
        rf"{_GONE} (?:everything|all|anything|whatever|what|all the things|the things)(?: of (?:it|that))?(?: that)?"
        r" (?:I(?:['’]d|['’]ve| have| had)? (?:know|knew|have|had|remember|remembered|learned|stored|saved|known|"
        r"kept)|you(?:['’]ve| have|['’]d)? (?:told|said|shared|mentioned)|(?:I know |I knew )?about you)\b"
    ),
)
_I_WILL = (
    rf"(?:bear|keep|hold|have) (?:{_THAT}|{_ABOUT_YOU}|(?:your|the)(?:{_WORDS}{{1,6}}?)) in (?:mind|memory)\b",
    r"(?:keep|bear) in mind\b",
    (
        rf"(?:keep|have|hold|know|hang|hold on|hang on)(?: on)?(?: to)? {_THAT}(?: saved| stored| handy| on file|"
        r" noted| safe)?(?: in (?:my )?(?:memory|notes)\b| on file\b| for (?:next time|later|the future|"
        r"future \w{1,20})\b| from now on\b)"
    ),
    r"(?:keep|make|take) (?:a )?(?:\w{1,20} )?(?:note|record)\b",
    rf"(?:jot|write|note|mark|take) (?:{_THAT}|{_ABOUT_YOU}) down\b",
    rf"(?:log|record|register|retain) (?:{_THAT}|{_ABOUT_YOU}){_THEN}",
    r"(?:note|log|record|retain) (?:your|that you|everything)\b",
    rf"(?:file|lock) {_THAT} (?:away|in)\b",
    rf"commit(?:{_WORDS}{{1,8}}?) to memory\b",
    rf"(?:add|put|store|enter|record|write)(?:{_WORDS}{{1,10}}?) (?:to|in|into) {_STORE}",
    rf"update(?:{_WORDS}{{0,3}}?) {_STORE}",
    rf"(?:delete|erase|wipe|remove|clear|drop|purge)(?:{_WORDS}{{1,10}}?) from {_STORE}",
    (
        r"(?:delete|erase|wipe|clear|purge|remove) (?:all )?(?:of )?(?:your (?:personal )?(?:data|memories|"
        r"information|details|preferences)|my memory|everything (?:I|about you|you|that))\b"
    ),
)
_I = (
    (
        rf" (?:now|also|already) have (?:{_THAT}|{_ABOUT_YOU}) (?:saved|stored|noted|recorded|memori[sz]ed|on file|"
        rf"in {_STORE})"
    ),
    rf" (?:saved|stored|noted|recorded|memori[sz]ed|logged) (?:that|this|it){_THEN}",
    rf" (?:just |also )?(?:made|took) (?:a )?(?:mental |quick )?note (?:of (?:{_THAT}|your)|that you)\b",
    (
        r" (?:no longer|don['’]t) (?:remember|know|store|hold|keep|have) (?:that|this|it|any of (?:that|this|it)|"
        r"anything about you|any (?:memor(?:y|ies)|data|information)(?: of| about)) ?(?:any ?more\b|about you\b|"
        r"of you\b)"
    ),
    r" no longer (?:remember|store|hold|keep) (?:that|this|it|any|your|anything)\b",
    r"(?: won['’]t| will not| shall not| shan['’]t|['’]ll not|['’]m not going to| am not going to) forget\b",
    rf"(?:['’]ll| will) never forget (?:(?:that|this|it){_THEN}|your\b|that you\b|what you\b)",
    (
        r" promise (?:I['’]ll |to |I will )?(?:always |never |not to )?(?:remember|forget|keep (?:that|this|it)"
        r" in mind)\b"
    ),
    (
        r"(?:['’]m| am)(?: now| just| also| \w{1,20}ly){0,3} (?:(?:saving|storing|remembering|memori[sz]ing|"
        rf"forgetting) (?:that|this|it|everything|{_ABOUT_YOU})\b|(?:noting|recording|logging|erasing|deleting)"
        rf" (?:(?:{_THAT}|{_ABOUT_YOU}){_THEN}|that you\b)|(?:making|taking) (?:a )?(?:mental )?note (?:of|that)\b|"
        rf"(?:noting|jotting|writing) (?:that|this|it) down\b|keeping (?:that|this|it|your{_WORDS}{{1,3}}?)"
        r" in mind\b|(?:adding|updating|deleting|erasing|removing|wiping|clearing|putting|storing|"
        rf"saving)(?:{_WORDS}{{0,10}}?) {_STORE})"
    ),
)
_ENGLISH = (
    rf"{_HAVE}{_IDLY} (?:{'|'.join(_I_HAVE)})",
    rf"{_DID}{_IDLY} (?:{'|'.join(_I_DID)})",
    rf"{_WILL}{_SURELY} (?:{'|'.join(_I_WILL)})",
    rf"I(?:{'|'.join(_I)})",
    (
        rf"{_HAVE}{_IDLY}(?: got)? (?:{_THAT}|{_ABOUT_YOU})(?: all| now| safely){{0,2}} (?:saved|stored|noted|"
        rf"recorded|memori[sz]ed|written down|jotted down|on file|on record|in (?:{_STORE}|memory\b|mind\b))"
    ),
    rf"(?:added|saved|committed|put|recorded|noted|entered|stored|kept|logged) (?:to|in|into|on) {_STORE}",
    (
        r"(?:that|this|it)(?:['’]s| is| has been)(?: now| all| also| safely| already| \w{1,20}ly){0,3}"
        rf" (?:{_CERTAIN}|logged|erased|locked in|committed to memory|in the memory bank){_THEN}"
    ),
    (
        r"(?:that|this|it)(?:['’]s| is| has been)(?: now| all| also| safely| already| \w{1,20}ly| been){0,3}(?:"
        rf" (?:{_DEED}|part|gone|wiped|locked away|stored away|cleared))?(?: of| to| in| from| out of) {_STORE}"
    ),
    rf"(?:that|this|it)(?:['’]s| is)(?: now| also| already){{0,2}} on (?:file|record){_THEN}",
)

_ENGLISH_CLAUSES = (
    (
        r"consider (?:it|your(?: \w{1,20}){1,4}?)(?: (?:all|now|already|\w{1,20}ly))? (?:saved|noted|"
        r"forgotten|remembered|recorded|deleted|erased|stored|gone|wiped|logged|memori[sz]ed|committed to memory)\b"
    ),
    (
        r"consider (?:that|this|them|everything) (?:saved|noted|forgotten|remembered|recorded|deleted|erased|"
        rf"stored|gone){_THEN}"
    ),
    (
        r"my memor(?:y|ies)(?: of you| about you)?(?: of (?:this|that|it))?(?: has| have| is| are| now)(?: now|"
        r" been| \w{1,20}ly){0,3} (?:updated|cleared|wiped|erased|reset|deleted|includes?|contains?|empty)\b"
    ),
    (
        r"you (?:won['’]t|will not|don['’]t|will never) (?:ever )?(?:have|need) to (?:tell|remind) me(?: (?:that|"
        r"this|it|about \w{1,20}))? again\b"
    ),
    (
        r"let me (?:just |quickly |go ahead and |also ){0,2}(?:memori[sz]e (?:that|this|it|your)\b|make a"
        r" (?:mental |quick )?note(?: of (?:that|this|it|your)\b|$)|(?:jot|note|write) (?:that|this|it|"
        rf"your{_WORDS}{{1,3}}?) down\b|(?:save|store|record|remember|note) (?:that|this|it){_THEN}|(?:save|store|"
        rf"record|add)(?:{_WORDS}{{1,8}}?) (?:to|in) {_STORE})"
    ),
)

_SPANISH_OPENINGS = (
    r"(?:ya |queda |todo |bien |tomo )?(?:guardad|anotad|apuntad|memorizad|registrad|olvidad|borrad)[oa]$",
    r"(?:anotado|apuntado)[,:]",
    (
        r"(?:tu|tus|su|sus|toda tu|todos tus)(?: \w{1,20}){1,5}?(?: ya)?(?: ha sido| han sido| se ha| se han|"
        r" queda| quedan| está| están) (?:guardad|anotad|registrad|olvidad|borrad|eliminad|almacenad|"
        r"actualizad)[oa]s?$"
    ),
)
_SPANISH = (
    (
        r"(?:ya )?(?:me )?(?:l[oa]s?|eso|esto) (?:he|tengo|tendré)(?: ya)? (?:guardad|anotad|apuntad|memorizad|"
        r"registrad|olvidad|almacenad|recordad|grabad)[oa]s?\b"
    ),
    r"l[oa]s? (?:tendré|voy a tener) (?:en cuenta|presente|en mente)\b",
    (
        r"(?:ya )?he (?:guardado|anotado|apuntado|memorizado|almacenado|registrado|olvidado)(?: ya)? (?:que|eso|"
        r"esto|todo|tus?|sus?|esa información|la información)\b"
    ),
    r"(?:ya )?he tomado nota\b",
    (
        r"he (?:borrado|eliminado|olvidado) (?:tod[oa]s? )?(?:(?:tus|sus|los|mis|mi|tu|la|lo)(?: que)? )?(?:datos|"
        r"recuerdos|información|memoria|sé|sabía|me dijiste|has dicho)\b"
    ),
    (
        r"he (?:actualizado|añadido|agregado|guardado|borrado|eliminado|anotado)(?: \w{1,20}){0,10}? (?:(?:en |"
        r"a |de )?(?:mi|tu) (?:memoria|perfil)|tus preferencias)\b"
    ),
    r"(?:lo |la |me |te )?(?:recordaré|acordaré|memorizaré|anotaré|apuntaré)\b",
    r"(?:l[oa]|eso|esto) guardaré\b",
    r"guardaré (?:eso|esto|tus?|esa|que)\b",
    r"(?:me )?l[oa] (?:apunto|anoto|guardo|recordaré)\b",
    (
        r"(?:l[oa] )?voy a (?:recordarl[oa]|guardarl[oa]|anotarl[oa]|memorizarl[oa]|acordarme|recordar que|"
        r"tenerl[oa] en cuenta)\b"
    ),
    r"l[oa] voy a (?:recordar|guardar|anotar|memorizar)\b",
    r"no (?:l[oa] |me |se me )?(?:olvidaré|voy a olvidar(?:l[oa])?|olvidará)\b",
    r"tom(?:o|aré) nota\b",
    (
        r"(?:queda|ha quedado|está|ha sido|se ha)(?: ya)? (?:guardad|anotad|apuntad|registrad|memorizad|almacenad|"
        r"borrad|eliminad)[oa] (?:en|de) (?:mi|tu) (?:memoria|perfil)\b"
    ),
)

_FRENCH_OPENINGS = (
    (
        r"(?:bien |c['’]est |voilà, c['’]est |tout est )?(?:noté|enregistré|sauvegardé|mémorisé|retenu|oublié|"
        r"supprimé|effacé)e?s?(?: pour (?:vous|toi|la prochaine fois|plus tard))?$"
    ),
    r"(?:c['’]est )?(?:bien )?noté ?[,:–—-]",
    (
        r"(?:votre|vos|ta|ton|tes|toutes vos|toutes tes)(?: [\w'’]{1,20}){1,5}?(?: a| ont)(?: bien)? été"
        r" (?:enregistré|sauvegardé|noté|mémorisé|supprimé|effacé|oublié|mis à jour|mise à jour|mises à jour)e?s?$"
    ),
)
_FRENCH = (
    r"je (?:m['’]en|me le|me la|m['’]en) (?:souviendrai|rappellerai)\b",
    r"je me (?:souviendrai|rappellerai)\b",
    (
        r"je (?:vais )?(?:l['’]ai|les ai|vous l['’]ai|te l['’]ai|l['’]ai bien) (?:bien )?(?:noté|enregistré|"
        r"sauvegardé|mémorisé|oublié|retenu|gardé)e?s?\b"
    ),
    (
        r"j['’]ai (?:bien )?(?:noté|enregistré|sauvegardé|mémorisé|retenu|oublié) (?:que|qu['’]|cela|ça|ceci|votre|"
        r"vos|ta|ton|tes|tout|cette)"
    ),
    r"j['’]ai (?:bien )?(?:pris note|pris en note|pris bonne note)\b",
    (
        r"j['’]ai (?:bien )?(?:supprimé|effacé|oublié) (?:toutes |tout |tous )?(?:vos|tes|mes|les|ce que|mon|"
        r"ma)(?: \w{1,20}){0,3}? ?(?:données|informations|souvenirs|mémoire|savais|sais|vous concernant|"
        r"te concernant)\b"
    ),
    (
        r"j['’]ai (?:bien )?(?:mis à jour|ajouté|enregistré|supprimé)(?: [\w'’]{1,20}){0,10}? (?:(?:dans |à |"
        r"de )?(?:ma mémoire|votre profil|ton profil)|vos préférences|tes préférences)\b"
    ),
    r"j['’]en (?:prends|prendrai|ai pris) (?:bonne )?note\b",
    r"je (?:prends|prendrai)(?: bonne)? note\b",
    (
        r"je (?:garde|garderai|conserve|vais garder)(?: bien)? (?:ça|cela|ceci|cette information)? ?(?:en"
        r" (?:mémoire|tête)|à l['’]esprit)"
    ),
    r"je (?:retiens|retiendrai|mémorise|mémoriserai|note|noterai) (?:que|qu['’]|ça|cela|ceci|votre|ta|ton)",
    r"je (?:le|la) (?:retiens|retiendrai|note|noterai|mémorise)\b",
    r"je (?:n['’]|ne l['’])oublierai (?:pas|jamais)\b",
    r"je ne (?:vais pas )?l['’]oublie(?:rai pas|r)\b",
    (
        r"je vais (?:m['’]en souvenir|le retenir|le noter|l['’]enregistrer|le mémoriser|m['’]en rappeler|retenir"
        r" (?:ça|cela|que)|noter (?:ça|cela|que))"
    ),
    r"c['’]est (?:maintenant |bien |désormais )?(?:noté|enregistré|sauvegardé|gravé) (?:dans|en) (?:ma )?mémoire\b",
)

_GERMAN_OPENINGS = (
    r"(?:ist |alles |schon |wird )?(?:notiert|gespeichert|gemerkt|vermerkt|gelöscht|vergessen|abgespeichert)$",
    r"(?:ist )?(?:notiert|gemerkt|vermerkt) ?[,:–—-]",
    r"(?:ich )?merke? ?(?:ich )?(?:es |das )?mir(?: das| es)?\b",
    (
        r"(?:deine|ihre|alle deine|alle ihre|dein|ihr|alle)(?: [\w-]{1,30}){1,5}? (?:wurden?|ist|sind)"
        r" (?:jetzt |nun |erfolgreich |alle ){0,2}(?:gespeichert|notiert|gelöscht|vermerkt|"
        r"aktualisiert)(?: worden)?$"
    ),
)
_GERMAN = (
    (
        r"ich habe? (?:mir )?(?:das|es|dies|alles|deine|deinen|dein|ihre|ihren|ihr|dir|"
        r"die information)(?: [\w-]{1,30}){0,8}? (?:gespeichert|notiert|gemerkt|vermerkt|abgespeichert|"
        r"vergessen|eingeprägt)\b"
    ),
    (
        r"(?:das|es|dies) habe? ich (?:mir )?(?:jetzt |nun |schon |bereits |so |für dich |"
        r"für sie ){0,2}(?:gespeichert|notiert|gemerkt|vermerkt|abgespeichert|vergessen|eingeprägt)\b"
    ),
    r"ich habe? mir (?:notiert|gemerkt|vermerkt|gespeichert)\b",
    r"ich habe? (?:notiert|gespeichert|vermerkt), dass\b",
    (
        r"ich habe? (?:alle |alles |deine |ihre |meine |mein |das )(?:[\w-]{1,30} ){0,6}?(?:daten|erinnerungen|"
        r"gedächtnis|informationen|über dich|über sie|profil|präferenzen|vorlieben)(?: [\w-]{1,30}){0,4}?"
        r" (?:gelöscht|entfernt|vergessen|aktualisiert|gespeichert)\b"
    ),
    (
        r"(?:das|es) (?:ist|wurde|habe ich) (?:jetzt |nun |hiermit |schon |bereits |alles ){0,2}(?:gespeichert|"
        r"notiert|gemerkt|vermerkt|abgespeichert|vergessen)$"
    ),
    (
        r"(?:das|es) (?:ist|wurde) (?:[\w-]{1,30} ){0,4}?(?:in meinem gedächtnis|in deinem profil|"
        r"aus meinem gedächtnis)\b"
    ),
    r"ich (?:merke|notiere|speichere) (?:es |das )?(?:mir|dir das|das|es)\b",
    r"(?:das|es) (?:merke|notiere|speichere) ich(?: mir)?\b",
    (
        r"ich werde? (?:mir )?(?:das|es|dies|daran|dies alles|ihre|deine|deinen|dein)(?: [\w-]{1,30}){0,5}?"
        r" (?:merken|notieren|speichern|denken|erinnern|behalten|vergessen|berücksichtigen)\b"
    ),
    r"ich werde? (?:mich |mir )(?:[\w-]{1,30} ){0,4}?(?:erinnern|merken)\b",
    r"ich (?:vergesse|werde) (?:das|es|dies)? ?(?:bestimmt |sicher |ganz sicher )?nicht(?: mehr)?(?: vergessen)?$",
    (
        r"ich (?:behalte|halte) (?:das|es|dies)(?: [\w-]{1,30}){0,3}? (?:im (?:kopf|hinterkopf|gedächtnis|"
        r"auge)|fest)\b"
    ),
)

_PORTUGUESE_OPENINGS = (
    r"(?:já |tudo |está |foi )?(?:anotado|guardado|salvo|registrado|registado|memorizado|esquecido|apagado)$",
    r"(?:anotado|guardado) ?[,:–—-]",
    (
        r"(?:a |o |as |os |todos os |todas as )?(?:sua|seu|suas|seus|tua|teu|tuas|teus)(?: \w{1,20}){1,5}?"
        r" (?:foi|foram|está|estão) (?:já )?(?:salv|guardad|anotad|registrad|apagad|atualizad|esquecid|excluíd|"
        r"memorizad)[oa]s?$"
    ),
)
_PORTUGUESE = (
    (
        r"(?:eu )?vou (?:me |te )?(?:lembrar|recordar|memorizar|anotar|guardar|salvar|registrar)(?:-me|-lo|-la)?"
        r" (?:diss[oe]|dist[oe]|iss[oe]|ist[oe]|que|de que|d[oea]s? (?:seu|sua|teu|tua)s?|sua|seu|tua|teu|tudo)\b"
    ),
    r"(?:eu )?vou (?:me lembrar|lembrar-me|lembrar)$",
    r"vou (?:guardá-lo|guardá-la|anotá-lo|memorizá-lo|lembrá-lo)\b",
    r"(?:eu )?(?:me )?(?:lembrarei|lembrar-me-ei|memorizarei|anotarei|guardarei)\b",
    (
        r"(?:eu |já )?(?:salvei|guardei|anotei|registrei|registei|memorizei|gravei|esqueci) (?:iss[oe]|ist[oe]|"
        r"tudo|que|(?:a |o |as |os )?(?:sua|seu|tua|teu)s?|na (?:minha )?memória|essa informação|esta informação)\b"
    ),
    r"(?:eu )?não (?:me |o |a )?(?:esquecerei|vou (?:me |te )?esquecer)\b",
    r"(?:tomei|tomarei|vou tomar|tomo) nota\b",
    r"(?:terei|vou ter|manterei|vou manter) (?:isso|isto|em mente)\b(?: em mente| em conta| na memória)?",
    (
        r"(?:eu )?(?:apaguei|excluí|eliminei|removi|esqueci|atualizei|adicionei|salvei|"
        r"guardei)(?: \w{1,20}){0,8}? (?:(?:d|n)?a minha memória|da memória|na memória|minha memória|(?:seus|"
        r"teus|os seus|os teus) dados|(?:ao|no|do)? ?(?:seu|teu) perfil|suas preferências|tuas preferências|"
        r"sei sobre você|sabia sobre você)\b"
    ),
    (
        r"(?:isso|isto|ele|ela|tudo) (?:já )?(?:foi|está|ficou) (?:agora )?(?:salv|guardad|anotad|registrad|apagad|"
        r"memorizad)[oa]s?(?:$| n[ao] (?:minha )?memória| n[ao] (?:seu|teu) perfil)"
    ),
)

# ---- what may lead up to a claim and goes with it

_LEADS = (
    "ok|okay|done|sure|sure thing|great|perfect|alright|all right|all set|got it|gotcha|of course|certainly|absolutely|"
    "definitely|understood|thanks|thank you|no problem|no worries|yes|yep|yeah|right|good|nice|noted|will do|very well|"
    "fine|excellent|wonderful|awesome|cool|and|so|well|also|ah|oh|"
    "thanks for (?:letting me know|telling me|sharing(?: that)?)|"
    "claro|vale|de acuerdo|perfecto|entendido|por supuesto|bien|muy bien|hecho|listo|gracias|sí|genial|"
    "bien sûr|d['’]accord|parfait|entendu|très bien|compris|merci|oui|c['’]est fait|voilà|"
    "klar|natürlich|gerne|gern|alles klar|verstanden|in ordnung|gut|danke|ja|erledigt|super|"
    "certo|claro que sim|entendi|pronto|perfeito|tudo bem|beleza|combinado|obrigado|obrigada|sim|feito"
)
_START = rf"^\W{{0,40}}(?:(?:{_LEADS})\W{{1,40}}){{0,6}}"
# The space before a connecting word is held with it: what is left of the sentence then ends as a sentence does.
_CONNECTION = r" ?[,;:(–—-]{0,3} ?(?:(?<!\w)(?:and|so|but) )?(?<!\w)"
_CLAUSE = r"(?: ?[,;:(–—-]{1,3} ?(?:(?:and|so|but|et|und) )?| ?(?<!\w)(?:and|but|et|und) )(?<!\w)"

_SHORTHAND = regex.compile(r"\[[^\]]*\]| \??|\$")


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(f"(?:{_SHORTHAND.sub(_written_out, pattern)})" for pattern in patterns)


def _written_out(found: regex.Match[str]) -> str:
    """One space stands for several, or for marks of emphasis; "$" for the marks that end a sentence, and its end."""
    written = {" ": r"[ *_\xa0]{1,4}", " ?": r"[ *_\xa0]{0,4}", "$": rf"\W{{0,40}}(?={STOP})"}
    shorthand: str = found[0]
    return written.get(shorthand, shorthand)


def _claims(openings: tuple[str, ...], clauses: tuple[str, ...], anywhere: tuple[str, ...]) -> "regex.Pattern[str]":
    """Compile patterns: those that begin a sentence, those that begin a clause, those that stand anywhere.

    A match reaches to the STOP after a sentence. Without a STOP there are partial matches only: the first is where a
    claim begins, or could still begin.
    """
    claims = [f"{_START}(?:{_any_of(openings + clauses)})", f"(?:{_START}|{_CONNECTION})(?:{_any_of(anywhere)})"]
    if clauses:
        claims.append(f"{_CLAUSE}(?:{_any_of(clauses)})")
    return regex.compile(f"(?:{'|'.join(claims)})[^{STOP}]*{STOP}", regex.IGNORECASE)


@cache
def plain() -> "regex.Pattern[str]":
    """Return the claims that count wherever they stand."""
    return _claims(_PLAIN_OPENINGS, (), _PLAIN)


@cache
def spoken() -> "regex.Pattern[str]":
    """Return those that count where the model speaks for itself: outside quotation marks and blocks of code."""
    return _claims(
        _ENGLISH_OPENINGS + _SPANISH_OPENINGS + _FRENCH_OPENINGS + _GERMAN_OPENINGS + _PORTUGUESE_OPENINGS,
        _ENGLISH_CLAUSES + _SPANISH + _FRENCH + _GERMAN + _PORTUGUESE,
        _ENGLISH,
    )
