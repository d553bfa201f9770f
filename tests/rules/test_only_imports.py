"""Our own contract type for import-linter."""

import pytest
from grimp import ImportGraph

from tests.rules.only_imports import OnlyImports


@pytest.fixture
def graph() -> ImportGraph:
    """A package `rules` of three modules that imports what it may."""
    graph = ImportGraph()
    for module in ("rules", "rules.contract", "rules.age", "rules.labels", "pydantic", "json", "socket", "numpy"):
        graph.add_module(module, is_squashed="." not in module and module != "rules")
    graph.add_import(importer="rules.age", imported="rules.contract")
    graph.add_import(importer="rules.age", imported="pydantic")
    graph.add_import(importer="rules.age", imported="json")
    graph.add_import(importer="rules.labels", imported="numpy")
    return graph


@pytest.fixture
def contract() -> OnlyImports:
    """Only pydantic and the standard library without sockets, labels apart."""
    options = {"source": "rules", "allowed": ["pydantic"], "forbidden": ["socket"], "exceptions": ["rules.labels"]}
    return OnlyImports(name="pure", session_options={"root_packages": ["rules"]}, contract_options=options)


def test_what_is_allowed_keeps_the_contract(graph: ImportGraph, contract: OnlyImports) -> None:
    """Its own modules, the standard library, a named package, and anything where an exception says so."""
    assert contract.check(graph, verbose=False).kept


@pytest.mark.parametrize("imported", ["numpy", "socket"])
def test_anything_else_breaks_it(graph: ImportGraph, contract: OnlyImports, imported: str) -> None:
    """Another package, or a module of the standard library that was named, is reported with its importer."""
    graph.add_import(importer="rules.age", imported=imported)
    check = contract.check(graph, verbose=False)
    assert not check.kept
    assert check.metadata["broken"] == [("rules.age", imported)]
