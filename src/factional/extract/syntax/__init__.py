"""Syntax: the parse of a document as a tree, and what it says of who does what to whom."""

from factional.extract.syntax.clauses import Clauses, Oblique
from factional.extract.syntax.tree import Tree

__all__ = ["Clauses", "Oblique", "Tree"]
