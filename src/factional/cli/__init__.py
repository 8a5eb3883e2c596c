"""The `factional` command."""
