"""What may be printed: a terminal obeys control characters, whoever wrote them."""


def printable(text: str) -> str:
    """Return the text without control characters."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
