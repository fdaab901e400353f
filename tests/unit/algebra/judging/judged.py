"""Reads the lines of the judging tests."""

from ownpace.algebra import Expr, Node, ParseError, Statement, parse


def line(text: str) -> Node:
    """Return the tree of a line that can be read."""
    tree = parse(text)
    assert not isinstance(tree, ParseError), (text, tree)
    return tree


def expression(text: str) -> Expr:
    """Return the tree of an expression."""
    tree = line(text)
    assert isinstance(tree, Expr), tree
    return tree


def statement(text: str) -> Statement:
    """Return the tree of a statement."""
    tree = line(text)
    assert isinstance(tree, Statement), tree
    return tree
