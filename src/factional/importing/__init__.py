"""Lists of actors that others keep, brought into a case: who there is, and what they are called.

A list is no source of claims. Its entries propose and type names when documents are read
(`factional.extract.gazetteer.knowing`), and tell `resolve` which names are one actor's. The file
stands as their source; a list that is imported again is put in the place of what it was.
"""

from factional.importing.files import Rows, open_list
from factional.importing.lists import Imported, import_actors

__all__ = ["Imported", "Rows", "import_actors", "open_list"]
