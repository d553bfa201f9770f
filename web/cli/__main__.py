"""`python -m web.cli` is the command `sidenote`."""

from web.cli import main

main(prog_name="sidenote")
