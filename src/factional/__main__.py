"""`python -m factional` is `factional`."""

from factional.cli import main

main()
