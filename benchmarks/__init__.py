"""Figures, measured through the product's own code on a throw-away folder: `python -m benchmarks` prints them all.

Each module is a command of its own (`python -m benchmarks.recall --json`). None is a test: machines differ.
"""
