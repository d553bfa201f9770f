"""The log holds no words of anybody."""

import io
import logging

from web.logs import DiscreetFormatter, describe


def fail() -> None:
    try:
        int("secret words")
    except ValueError as error:
        raise RuntimeError("more secret words") from error


def test_an_error_is_told_by_its_kind_and_place_alone() -> None:
    """Neither its own message nor its cause's is printed."""
    try:
        fail()
    except RuntimeError as error:
        told = describe(error)
    assert told.startswith("RuntimeError at test_logs.py:")
    assert "from ValueError at test_logs.py:" in told
    assert "words" not in told


def test_what_libraries_log_is_discreet_too() -> None:
    """A traceback that a library hands to its logger comes out without messages."""
    printed = io.StringIO()
    handler = logging.StreamHandler(printed)
    handler.setFormatter(DiscreetFormatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("sidenote.tests.library")
    logger.propagate = False
    logger.addHandler(handler)
    try:
        fail()
    except RuntimeError:
        logger.exception("Exception in the application")
    assert "ERROR Exception in the application" in printed.getvalue()
    assert "RuntimeError at test_logs.py:" in printed.getvalue()
    assert "words" not in printed.getvalue()
