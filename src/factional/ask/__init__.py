"""One query layer under the command line, the API, the pages and the exports."""
