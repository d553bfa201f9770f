"""Checks that the documentation is true: what it names exists, what it shows runs, and what exists is in it."""
