import pytest

from assistant.builtin import arithmetic


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("what's 17 * 23", "That is 391."),
        ("What's 15% of 80?", "That is 12."),
        ("what is 2^10?", "That is 1,024."),
        ("calculate 3 plus 4 times 2", "That is 11."),
        ("10 divided by 4", "That is 2.5."),
        ("How much is 10/3?", "That is about 3.333333."),
        ("what is the square root of 16", "That is 4."),
        ("1,200 + 3", "That is 1,203."),
        ("(2 + 3) * -4", "That is -20."),
        ("5 / 0", "That divides by zero, which has no answer."),
    ],
)
def test_sums(asked: str, answered: str) -> None:
    """A message that is nothing but a sum is worked out exactly, however it is put."""
    assert arithmetic.answer(asked) == answered


@pytest.mark.parametrize(
    "said",
    [
        "What's the capital of Mongolia?",
        "I have 2 cats",
        "9**9**9**9",
        "10**9999999",
        "2024-05-02 08:14:11 INFO login",
        "__import__('os').getcwd()",
        "17",
        "((((((((((1 + ",
        "1 + " * 90 + "1",
    ],
)
def test_no_sum(said: str) -> None:
    """What is not a bounded sum is left to others, and nothing is ever run as a program."""
    assert arithmetic.answer(said) is None
