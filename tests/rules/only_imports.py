"""An import-linter contract: a package may import itself, the harmless standard library and a few named packages."""

import sys
from typing import Any, ClassVar

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyImports(Contract):
    """Name what a package may import, where a `forbidden` contract would have to name everything else.

    Options, beside `name` and `type`:
        source: the package.
        exceptions: modules below it, with all they contain, that the rule leaves alone.
        allowed: top-level packages outside the standard library that may be imported.
        forbidden: modules of the standard library that may not.
    """

    type_name: ClassVar[str] = "only_imports"

    # import-linter puts the parsed values where the fields are declared.
    source: Any = fields.ModuleField()
    allowed: Any = fields.SetField(subfield=fields.StringField())
    forbidden: Any = fields.SetField(subfield=fields.StringField())
    exceptions: Any = fields.SetField(subfield=fields.ModuleField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - import-linter's signature
        """Compare every import of every module below `source` with what is allowed."""
        source = self.source.name
        exceptions = {module.name for module in self.exceptions or ()}
        harmless = (sys.stdlib_module_names - set(self.forbidden)) | set(self.allowed)
        broken = [
            (importer, imported)
            for importer in sorted({source} | graph.find_descendants(source))
            if not any(_inside(importer, exception) for exception in exceptions)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not _inside(imported, source) and imported.split(".")[0] not in harmless
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each import that should not be there."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} must not import {imported}")


def _inside(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
