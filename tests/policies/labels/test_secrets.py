"""Secrets are found in prose and by shape, masked whole, and still known for secrets once masked.

All credentials here are made up, and put together in parts so that nothing takes this file for a leak.
"""

import random
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.labels.secrets import KINDS, find, mask

LETTERS = string.ascii_letters + string.digits
DRAW = random.Random(7)


def drawn(length: int, alphabet: str = LETTERS) -> str:
    """A repeatable random string that holds every sort of character of its alphabet."""
    body = "".join(DRAW.choice(alphabet) for _ in range(length - 3))
    return "aZ4" + body if alphabet == LETTERS else alphabet[:3] + body


PHRASE = "glove river tobacco humble ladder orphan canvas midnight pepper stadium walnut exotic"
TOLD = [
    ("our router password is ", "plover88sextant", "", "password"),
    ("The wifi password at my mum's is ", "sunflower", "", "password"),
    ("My Netflix password is ", "swordfish", ", please remember it", "password"),
    ("password: ", "correct horse battery staple", "", "password"),
    ('the password for my email is "', "three blind mice", '"', "password"),
    ("my passphrase is ", "purple elephants dance quietly tonight", "", "password"),
    ("", "Hunter2Blue", " is my password for everything", "password"),
    ("use ", "Tr0ub4dor&3", " as the password", "password"),
    ("We have reset our Spotify password to ", "Teapot!Heron19", ", at last", "password"),
    ("my wifi password? It's ", "Gandalf!99", "", "password"),
    ("my password hasn't changed, it's still ", "BlueMoon77", "", "password"),
    ("the password's ", "Wren7Harbour", ", by the way", "password"),
    ("username: bob / password: ", "hunter2", "", "password"),
    ("log in with user bob and password ", "hunter22", "", "password"),
    ("Mein WLAN-Passwort ist ", "Sommer2024!", "", "password"),
    ("The pin of our bank card is ", "5093", "", "PIN"),
    ("", "5093", " is my pin", "PIN"),
    ("my voicemail pin is ", "4 4 1 2", "", "PIN"),
    ("the burglar alarm code at the cabin is ", "6048#", "", "security code"),
    ("the code for the front door is ", "5521", "", "security code"),
    ("my locker combination is ", "12-34-08", "", "security code"),
    ("the security code on the back is ", "882", "", "security code"),
    ("my backup codes: ", "3107 6624, 9082 4415, 1856 7730", "", "security code"),
    ("the number of my visa card is ", "5200 8282 8282 8210", ", valid thru 09/31", "card number"),
    ("charge my amex ", "3714 496353 98431", " pls", "card number"),
    ("order it with ", "6011117348290152", "", "card number"),
    ("send it to IBAN ", "GB07 LOYD 3096 3412 3456 78", ".", "account number"),
    ("the Dutch one is ", "NL20INGB0001234567", "", "account number"),
    ("my account number is ", "55779911", "", "account number"),
    ("SSN ", "219-54-3681", "", "social security number"),
    ("my passport number is ", "533380006", "", "identity number"),
    ("my national insurance number is ", "QQ 12 34 56 C", "", "identity number"),
    ("remember my recovery phrase: ", PHRASE, "", "recovery phrase"),
    ("Keep this: ", PHRASE, "", "recovery phrase"),
    ("AWS id ", "AKIA" + drawn(16, string.ascii_uppercase), "", "API key"),
    ("the AWS secret: ", drawn(40), "", "API key"),
    ("my GitHub token: ", "ghp_" + drawn(36), "", "token"),
    ("OPENAI_API_KEY = ", "sk-" + drawn(40), "", "API key"),
    ("Anthropic: ", "sk-ant-api03-" + drawn(60), "", "API key"),
    ("", "eyJ" + drawn(20) + "." + drawn(30) + "." + drawn(40), "", "token"),
    ("postgres://admin:", "s3cret", "@db.example:5432/app", "password"),
    ("api_key = ", drawn(32, "0123456789abcdef"), "", "API key"),
    ('DB_PASSWORD="', "open sesame", '"', "password"),
    ("Server=db;User Id=bob;Password=", "opensesame", ";Database=app;", "password"),
    ("curl -H 'Authorization: Bearer ", drawn(40), "'", "token"),
    ("", "-----BEGIN RSA PRIVATE KEY-----\n" + drawn(64) + "\n-----END RSA PRIVATE KEY-----", "", "private key"),
    # As a claim words it: in the third person, without a subject.
    ("Wifi password is ", "sunflower", "", "password"),
    ("Uses ", "plover88sextant", " as wifi password", "password"),
    ("Bank card PIN is ", "5093", "", "PIN"),
]

ORDINARY = [
    "Keeps logins in KeePass, the password manager",
    "my password manager is great",
    "I forgot my password",
    "My password is too long to type",
    "my password is expired",
    "my password is longer than yours",
    "How do I reset my password to something stronger?",
    "My password has 16 characters",
    "My PIN is easy to remember",
    "Can you explain what a CVV is?",
    "The door code changes every month",
    "the API key is stored in an environment variable",
    "I always use two-factor authentication",
    "I opened an account with a building society",
    "My login is jo@example.com",
    "my GitHub username is octocat99",
    "the access code is sent by email",
    "The secret is patience",
    "My secret ingredient is cinnamon",
    "The combination of basil and tomato is 10/10",
    "My phone number is 07700 900123",
    "order number 4482 1123 9981",
    "tracking number 1Z999AA10123456784",
    "my flight is BA2490 at 10:45",
    "the ZIP is 60614",
    "My birthday is 4 April 1989",
    "ISBN 978-3-16-148410-0",
    "commit 3f786850e387550fdab836ed7e6dc881de23001b fixed it",
    "uuid 550e8400-e29b-41d4-a716-446655440000",
    "buy eggs, milk, bread, butter, cheese, apples, pears, grapes, onions, garlic, pasta, rice",
    "password = os.environ['DB_PASSWORD']",
    "I earn 45000 a year and have 3 kids",
]


@pytest.mark.parametrize(("before", "secret", "after", "kind"), TOLD)
def test_a_secret_is_found_and_masked_whole(before: str, secret: str, after: str, kind: str) -> None:
    """Its kind is named, nothing of it is left, and what stands around it stays."""
    masked = mask(before + secret + after)
    assert kind in masked.kinds
    assert secret not in masked.text
    assert not any(part in masked.text for part in secret.split() if len(part) > 3)
    assert f"[{kind} removed]" in masked.text
    assert masked.text.startswith(before[: before.rfind(" ") + 1].rstrip())


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    """Speaking of passwords, cards and codes is not telling one, and other numbers are no secrets."""
    assert find(text) == ()
    assert mask(text).text == text


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_still_counts_as_its_secret(kind: str) -> None:
    """What is claimed from a masked message is a secret as well, so it is refused with the right reason."""
    marked = f"Remember that it is [{kind} removed], please"
    assert [span.kind for span in find(marked)] == [kind]
    assert mask(marked).text == marked
    assert mask(marked).spans == ()


@pytest.mark.parametrize(("before", "secret", "after", "kind"), TOLD)
def test_masking_twice_changes_nothing_more(before: str, secret: str, after: str, kind: str) -> None:
    """A masked text is as it is."""
    once = mask(before + secret + after)
    assert mask(once.text).text == once.text


def test_spans_tell_what_went_where() -> None:
    """Each replaced stretch is told in both texts, so that offsets can be carried over."""
    text = "the pin is 5093 and my amex is 3714 496353 98431, ok?"
    masked = mask(text)
    assert masked.text == "the pin is [PIN removed] and my amex is [card number removed], ok?"
    assert [(text[a:b], masked.text[c:d]) for a, b, c, d in masked.spans] == [
        ("5093", "[PIN removed]"),
        ("3714 496353 98431", "[card number removed]"),
    ]


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """Spans lie within the text, in order, without overlap, and are of kinds that people know."""
    end = 0
    for span in find(text):
        assert end <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        end = span.end


@pytest.mark.parametrize(
    "unit", ["a", "1 ", "password ", "my pin is ", "Ab1-", '"', "a:", "eyJ", "http://a:", "-----BEGIN PRIVATE KEY-----"]
)
def test_no_text_is_slow(unit: str) -> None:
    """Twenty thousand characters of anything are searched in a moment: no shape runs away."""
    text = unit * (20_000 // len(unit))
    find("warm up 1")
    began = time.perf_counter()
    find(text)
    assert time.perf_counter() - began < 3
