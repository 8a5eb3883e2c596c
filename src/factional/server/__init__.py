"""The workbench: a local server for the web pages."""
