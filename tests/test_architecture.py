"""The shape that DESIGN gives the code, kept by reading the code.

Each rule is a function from one module to the lines that break it; a table of small bad examples
shows that every rule can fail.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("geo", "data", "dashboard", "app")  # each may import those before it
MOST_LINES = 400
MOST_LINES_OF_APP = 30


@dataclass(frozen=True)
class Module:
    """One file of ours: its path from the top, as ``data/build.py``, and its text."""

    path: str
    text: str

    @property
    def layer(self) -> str:
        return self.path.removesuffix(".py").split("/")[0]

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    def is_in(self, *patterns: str) -> bool:
        return any(fnmatch(self.path, pattern) for pattern in patterns)


Rule = Callable[[Module], Iterator[str]]


def our_modules() -> list[Module]:
    folders = (path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
    paths = sorted([*folders, *ROOT.glob("app.py")])
    return [Module(p.relative_to(ROOT).as_posix(), p.read_text(encoding="utf-8")) for p in paths]


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Every imported module, as ``a.b`` or ``a.b.name``, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def names(module: Module) -> Iterator[tuple[int, str]]:
    """Every name that is read, called, imported or given as a keyword, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.lineno, node.arg
    yield from ((line, name.rsplit(".", 1)[-1]) for line, name in imports(module))


def imports_run_one_way(module: Module) -> Iterator[str]:
    above = LAYERS[LAYERS.index(module.layer) + 1 :]
    for line, name in imports(module):
        if name.split(".")[0] in (*above, "tests"):
            yield f"{module.path}:{line} imports {name}; only app -> dashboard -> data -> geo"


def package_only_in(package: str, *allowed: str) -> Rule:
    def rule(module: Module) -> Iterator[str]:
        for line, name in imports(module):
            if name.split(".")[0] == package and not module.is_in(*allowed):
                yield f"{module.path}:{line} imports {package}; only {', '.join(allowed)} may"

    return rule


def names_only_in(words: set[str], *allowed: str) -> Rule:
    def rule(module: Module) -> Iterator[str]:
        for line, name in names(module):
            if name in words and not module.is_in(*allowed):
                yield f"{module.path}:{line} uses {name}; only {', '.join(allowed)} may"

    return rule


def files_are_short(module: Module) -> Iterator[str]:
    most = MOST_LINES_OF_APP if module.path == "app.py" else MOST_LINES
    lines = len(module.text.splitlines())
    if lines > most:
        yield f"{module.path} has {lines} lines, at most {most}: split it"


OUTSIDE_CALLS = {"open", "urlopen", "connect", "run", "Popen", "mkdir", "iterdir", "glob", "rglob"}
OUTSIDE_CALLS |= {"exists", "is_file", "is_dir", "cwd", "today", "now", "getenv", "print"}
OUTSIDE_PREFIXES = ("read_", "write_", "load_")


def executed_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs when the module is imported: not bodies of functions, not a main guard."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda) or (
            isinstance(child, ast.If) and "__main__" in ast.unparse(child.test)
        ):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            parts = [*child.decorator_list, *child.args.defaults, *child.args.kw_defaults]
            for part in filter(None, parts):
                yield part
                yield from executed_at_import(part)
            continue
        yield child
        yield from executed_at_import(child)


def nothing_is_read_at_import(module: Module) -> Iterator[str]:
    if module.path == "app.py":  # Streamlit runs it as a script
        return
    for node in executed_at_import(module.tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
            if name in OUTSIDE_CALLS or name.startswith(OUTSIDE_PREFIXES):
                yield f"{module.path}:{node.lineno} calls {name}() at import; do it in a function"


STATE = {"session_state", "query_params"}
SESSION = ("dashboard/ui/state.py", "dashboard/ui/widgets.py", "dashboard/ui/navigation.py")
CACHES = {"cache_data", "cache_resource"}
RAW_HTML = {"unsafe_allow_html", "unsafe_allow_javascript"}
RULES: dict[str, Rule] = {
    "imports run one way": imports_run_one_way,
    "streamlit": package_only_in("streamlit", "app.py", "dashboard/ui/*"),
    "folium": package_only_in("folium", "dashboard/maps*"),
    "branca": package_only_in("branca", "dashboard/maps*"),
    "streamlit_folium": package_only_in("streamlit_folium", "dashboard/ui/map_panel.py"),
    "session state": names_only_in(STATE, *SESSION),
    "caches": names_only_in(CACHES, "dashboard/ui/cache.py"),
    "raw HTML": names_only_in(RAW_HTML, "dashboard/ui/theme.py"),
    "files are short": files_are_short,
    "nothing is read at import": nothing_is_read_at_import,
}

BREAKS = [
    ("imports run one way", "geo/a.py", "from data import model"),
    ("imports run one way", "data/a.py", "import dashboard.link"),
    ("imports run one way", "dashboard/a.py", "def f():\n    import app"),
    ("streamlit", "dashboard/facets.py", "import streamlit as st"),
    ("folium", "dashboard/ui/page.py", "from folium.plugins import Draw"),
    ("branca", "data/a.py", "import branca"),
    ("streamlit_folium", "dashboard/ui/page.py", "from streamlit_folium import st_folium"),
    ("session state", "dashboard/ui/page.py", "st.session_state['a'] = 1"),
    ("session state", "dashboard/ui/page.py", "from streamlit import query_params"),
    ("caches", "dashboard/ui/page.py", "@st.cache_data\ndef f(): ..."),
    ("raw HTML", "dashboard/ui/page.py", "st.markdown(x, unsafe_allow_html=True)"),
    ("files are short", "app.py", "\n" * 31),
    ("files are short", "geo/a.py", "\n" * 401),
    ("nothing is read at import", "geo/a.py", "TABLE = Path('a').read_text()"),
    ("nothing is read at import", "geo/a.py", "class A:\n    day = date.today()"),
    ("nothing is read at import", "geo/a.py", "def f(day=date.today()): ..."),
]
HOLDS = [
    ("imports run one way", "dashboard/a.py", "from geo import names\nfrom data import model"),
    ("streamlit", "dashboard/ui/page.py", "import streamlit as st"),
    ("session state", "dashboard/ui/state.py", "st.session_state['a'] = 1"),
    ("nothing is read at import", "geo/a.py", "def f():\n    return open('a')"),
    ("nothing is read at import", "geo/a.py", "if __name__ == '__main__':\n    print(1)"),
]


@pytest.mark.parametrize("rule", RULES)
def test_the_code_keeps_the_rule(rule: str) -> None:
    broken = [line for module in our_modules() for line in RULES[rule](module)]
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(("rule", "path", "text"), BREAKS)
def test_the_rule_sees_a_break(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](Module(path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), HOLDS)
def test_the_rule_leaves_good_code_alone(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](Module(path, text))) == []


def test_the_rules_read_every_layer() -> None:
    assert {module.layer for module in our_modules()} >= set(LAYERS) - {"app"}
