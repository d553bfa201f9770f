"""Rules about the code itself that import-linter checks for us."""
