"""The web server of the workbench, for one person on one machine."""

from factional.server.app import create_app

__all__ = ["create_app"]
