"""The engine that travels with a workbook or a script needs nothing that it leaves behind."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from templates.engine import HOME, module_names


if TYPE_CHECKING:
    from collections.abc import Iterator

ONLY_TYPED = "TYPE_CHECKING"


def imported(statements: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Give what is imported when a module is run: from where, and which name."""
    for statement in statements:
        if isinstance(statement, ast.If) and ONLY_TYPED in ast.dump(statement.test):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.module, alias.name) for alias in node.names)


def files(module: str, name: str) -> set[str]:
    path = module.replace(".", "/")
    return {f"{path}.py", f"{path}/__init__.py", f"{path}/{name}.py"}


def test_each_module_that_it_imports_is_in_it() -> None:
    names = set(module_names())
    missing = []
    for file in sorted(names):
        statements = ast.parse((HOME / file).read_text(encoding="utf-8")).body
        for module, name in imported(statements):
            ours = module.partition(".")[0] in ("scoring", "addin", "templates")
            if ours and not files(module, name) & names:
                missing.append(f"{file}: {module}.{name}")
    assert missing == []
