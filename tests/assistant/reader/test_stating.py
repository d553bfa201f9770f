import pytest

from assistant.reader import read
from tests.assistant.reader.conftest import contents

PLAIN = {
    "I'm a vegan and I live near Bristol, what's a good breakfast?": ["Is a vegan", "Lives near Bristol"],
    "We live in a small flat in Glasgow, how do I dry laundry indoors?": ["Lives in a small flat in Glasgow"],
    "I teach maths at a comprehensive school, can you make a worksheet?": ["Teaches maths at a comprehensive school"],
    "I've been a nurse for twelve years. What courses could I do next?": ["Has been a nurse for twelve years"],
    "my favourite film is Paddington 2, recommend something similar": ["Favourite film is Paddington 2"],
    "Can you suggest a bag? I cycle to work every day, rain or shine.": ["Cycles to work every day, rain or shine"],
    "I don't drink alcohol. What could I bring to a party?": ["Doesn't drink alcohol"],
    "i cant eat dairy or eggs, what can i bake": ["Can't eat dairy or eggs"],
    "I'm left-handed, which scissors should I buy?": ["Is left-handed"],
    "I've got two cats and a toddler, which sofa would survive?": ["Has two cats and a toddler"],
    "I have a dog named Pickle. How often should I worm her?": ["Has a dog named Pickle"],
    "I own a bakery in Hull. How do I price sourdough?": ["Owns a bakery in Hull"],
    "As a nurse I'm on my feet all day, which shoes?": ["Is a nurse"],
    "When I fly I always sit at the back, so which rows are quiet?": ["Always sits at the back when they fly"],
    "For breakfast I usually have porridge, what could I add?": ["Usually has porridge for breakfast"],
    "I'm not a fan of cilantro, what else goes in guacamole?": ["Is not a fan of cilantro"],
    "I speak Dutch and a bit of German. Which is closer to Danish?": ["Speaks Dutch and a bit of German"],
    "I take my coffee black with no sugar": ["Takes their coffee black with no sugar"],
    "I support Arsenal. When do they play next?": ["Supports Arsenal"],
    "I've never liked mushrooms, what can replace them?": ["Has never liked mushrooms"],
    "ok so, quick one, i swim every tuesday btw 🏊 what goggles are good?": ["Swims every Tuesday"],
    "Because I'm Muslim I don't drink, what can I order at a bar?": ["Is Muslim", "Doesn't drink"],
    "I avoid dairy because I'm lactose intolerant": ["Avoids dairy because they're lactose intolerant"],
    "I carry my own cup and I never use plastic straws": ["Never uses plastic straws"],
    "My name is Priya and I'm a product designer in Berlin.": ["Name is Priya", "Is a product designer in Berlin"],
    "I was diagnosed with lupus in March. What exercises are safe?": ["Was diagnosed with lupus in March"],
    "i have ibs so what should i avoid at a restaurant": ["Has ibs"],
    "I take warfarin. Is cranberry juice ok?": ["Takes warfarin"],
    "I'm trans, how do I change my name at the bank?": ["Is trans"],
    "I'm two months behind with the rent, what are my rights?": ["Is two months behind with the rent"],
    "I served time for fraud, how do I fill the gap on my CV?": ["Served time for fraud"],
    "I'm new to Python, so please explain things simply": ["Is new to Python"],
    "English isn't my first language, so use simple words please": ["English isn't their first language"],
    "I can only do calls after 4pm. Draft a polite reply.": ["Can only do calls after 4pm"],
    "I quit smoking in January, how do I deal with cravings?": ["Quit smoking in January"],
    "Any tips for a first marathon? I'm 52 and have dodgy knees.": ["Is 52 and has dodgy knees"],
    "Just so you know, I'm dyslexic, so short paragraphs help": ["Is dyslexic"],
    "I was wondering if you know a podcast, I'm into history": ["Is into history"],
    "I'm half Jamaican, half Irish. Books about mixed heritage?": ["Is half Jamaican, half Irish"],
}


@pytest.mark.parametrize("message", PLAIN)
def test_a_plain_statement_becomes_a_clean_sentence(message: str) -> None:
    """What is said plainly is read without the request around it, in the third person and without a subject."""
    assert contents(message) == PLAIN[message]


OF_REPLIES = {
    "Always answer me in French.": "Wants always to be answered in French",
    "From now on, use metric units.": "Wants replies to use metric units",
    "please don't use emojis in your replies": "Wants replies not to use emojis in the replies",
    "In future please start with the short answer.": "Wants replies to start with the short answer",
    "Keep your explanations simple please": "Wants explanations kept simple",
    "I like my answers in plain words": "Wants answers in plain words",
    "I'd like you to always give me sources.": "Wants always to be given sources",
    "When you give me recipes always list the herbs first": (
        "Wants replies always to list the herbs first when you give them recipes"
    ),
    "Can you always double-check the maths?": "Wants replies always to double-check the maths",
    "stop using exclamation marks please": "Wants replies to stop using exclamation marks",
    "Please call me Sam.": "Goes by Sam",
    "people call me Mack": "Goes by Mack",
    "I prefer to be called Jo": "Goes by Jo",
    "You can call me Max, everyone does.": "Goes by Max",
}


@pytest.mark.parametrize("message", OF_REPLIES)
def test_wishes_that_hold_for_every_reply_are_statements(message: str) -> None:
    """How the person wants to be answered and called is kept like any other lasting fact."""
    assert contents(message) == [OF_REPLIES[message]]


@pytest.mark.parametrize(
    "message",
    [
        "just this once answer in German",
        "Answer in French: where is the station?",
        "keep it short please",
        "Be quick: what's 5% of 80?",
        "call me a taxi",
        "call me when you're done",
        "Call me crazy, but I think the earth is round",
    ],
)
def test_wishes_for_one_reply_are_not(message: str) -> None:
    """A wish for the one answer at hand says nothing lasting."""
    assert contents(message) == []


NOTHING_LASTING = [
    "I want to book a table for two tonight",
    "I'm looking for a new laptop",
    "I'm thinking of becoming vegan. Is it hard?",
    "I was wondering what a monad is",
    "I had a sandwich for lunch",
    "I went to Paris last year and loved it",
    "I've been working on this bug all day",
    "I'm so stressed right now",
    "I'm at the station",
    "I'm cooking for six people tonight, ideas?",
    "I have a meeting at three, can you help me prepare?",
    "I have to write an essay about bees",
    "I have a job interview tomorrow",
    "I have eggs, flour and milk. What can I make?",
    "I've got a headache",
    "I like the red one more",
    "I love it!",
    "I don't know what to cook",
    "I don't want pasta tonight",
    "I can't find my keys",
    "I can't recall that tune",
    "I forgot my password",
    "I never said that",
    "I only have 20 minutes",
    "I get an error when I run the tests",
    "I feel like pizza",
    "I wish I lived by the sea",
    "my head hurts",
    "My train is late",
    "My essay is about bees",
    "I'd like a recipe without nuts",
    "Can you recommend a campsite with showers?",
    "I need a taxi",
    "I'm in Vienna until Friday, where is good coffee?",
]


@pytest.mark.parametrize("message", NOTHING_LASTING)
def test_plans_occasions_and_passing_states_state_nothing(message: str) -> None:
    """What is over tomorrow is not read as a fact about the person."""
    assert contents(message) == []


NOT_SAID_AS_ONESELF = [
    "How would I explain to a child that I'm allergic to nuts?",
    "Should I say I live in London or I'm living in London?",
    "How do Italians say I'm hungry?",
    "In Spanish, how would I say I am a vegetarian?",
    "Translate: I live in a small house by the sea.",
    "Rewrite this sentence: I hate mondays and I love fridays.",
    "Please correct my grammar: I has two dogs and I lives in Madrid.",
    "Suppose I live in Tokyo and I earn 50k. How much tax?",
    "Let's say I have three dogs and I want to fly with them, what would it cost?",
    "Write a poem in the first person about a man who lives alone and hates Christmas.",
    "Write a diary entry for a soldier: I miss home and I can't sleep.",
    "You're a doctor and I'm your patient with asthma. Start.",
    'What does "I\'m over the moon" mean?',
    "Do I need a visa if I'm British?",
    "Can I eat cheese if I'm lactose intolerant?",
    "In my novel I'm a detective and I live in Prague. Continue.",
    "I'm on a seafood diet. I see food and I eat it. Explain the joke.",
    "Which is better English: I work since 2010 or I have worked since 2010?",
    "Which poem begins I wandered lonely as a cloud?",
    "He said he is vegan",
    "Someone told me I look tired",
    "Why do I hate mornings so much?",
    "How come I always get hiccups?",
    "Does it matter that I only water it on Sundays?",
    "Give me a tweet for our bakery: we love bread and I bake it every day",
    "Act as a recruiter: I'm applying for a job and I have ten years of experience.",
    "Summarize the following text.\n\nI grew up in a village in Norway and I love fishing.",
    "Here is my cover letter, please improve it:\nI am a hard-working chef and I live in Paris.",
    "> I'm a vegan\n> I live in Rome\nwhat do they mean?",
    "From: Bob\nSubject: hi\nI live in Rome and I love opera",
    "Alice: I'm vegan\nBob: I live in Rome\nwho is vegan?",
    "```\nI live in Rome\n```",
]


@pytest.mark.parametrize("message", NOT_SAID_AS_ONESELF)
def test_questions_quotations_and_parts_state_nothing(message: str) -> None:
    """Nothing is made of what is asked, quoted, translated, supposed or played, nor anything guessed from it."""
    reading = read(message)
    assert reading.statements == ()
    assert reading.inferences == ()


def test_pasted_words_state_nothing() -> None:
    """A span that the page saw being pasted is never read as the person's own words."""
    from memory.records import Span

    message = "What do you make of this? I live in Oslo and I hate the cold."
    assert read(message).statements != ()
    assert read(message, pasted=(Span(26, len(message)),)).statements == ()


OTHERS = {
    "My husband is diabetic, what cake can I make?": "Husband is diabetic",
    "My daughter loves dinosaurs, party ideas?": "Daughter loves dinosaurs",
    "my boss prefers short emails, can you shorten this one?": "Boss prefers short emails",
    "Anna is allergic to cats. Which pets could we get?": "Anna is allergic to cats",
    "Dave from work only eats halal. Where can we take him?": "Dave from work only eats halal",
    "My flatmate works nights. How do I practise the trumpet?": "Flatmate works nights",
}


@pytest.mark.parametrize("message", OTHERS)
def test_a_fact_about_somebody_else_names_them(message: str) -> None:
    """A fact about another person keeps its subject, so that nobody takes it for one about oneself."""
    assert contents(message) == [OTHERS[message]]


@pytest.mark.parametrize(
    "message",
    [
        "My mum is coming tomorrow",
        "My dad broke his arm last week, what can I cook for him?",
        "my teacher said I'm lazy",
        "She lives in Leeds, how far is that?",
        "A friend of mine is diabetic, what can I cook for him?",
        "One of my colleagues is pregnant, what do I write in the card?",
        "Gardening works miracles for the soul",
    ],
)
def test_what_others_do_or_say_is_no_fact(message: str) -> None:
    """Events, hearsay and people without a name state nothing."""
    assert contents(message) == []
