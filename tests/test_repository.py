"""What is committed: nothing unexpected, nothing unexplained, nothing tied to one machine."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
TOP = {"app.py", "dashboard", "geo", "data", "tests", "static", "docs"}
TOP |= {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml"}
TOP |= {"requirements.txt", "requirements-test.txt", "constraints.txt"}
TOP |= {"requirements-meaning.txt", "requirements-cluster.txt", "requirements-bench.txt",
        "requirements-fit.txt"}
TOP |= {".ci", ".streamlit", ".gitignore", ".gitattributes", ".github"}
LARGEST_BYTES = 30_000_000

CODE = (".py", ".js", ".css", ".html", ".toml")
# Hosts that code may name beside the sources of data/SOURCES.toml, none of them ever asked.
NAMED_HOSTS = {
    "localhost": "this machine",
    "127.0.0.1": "this machine",
    "www.w3.org": "names of XML namespaces",
    "kohesio.ec.europa.eu": "credited as publisher of a file that a person imports",
    "cordis.europa.eu": "credited as publisher of a file that a person imports",
    "centralbaltic.eu": "credited as publisher of a file that a person imports",
    "estlat.eu": "credited as publisher of a file that a person imports",
}
# Built from pieces, so that this file does not hold what it looks for.
TIED = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", r"npm" + r"js\.(?:org|com)"]))
MACHINE = re.compile(r"(?<![\w.])/(?:wo" + "rk|ho" + "me|tm" + r"p)/\w+")


def committed() -> list[str]:
    """Paths of the committed files; where there is no git, of all files but what tools leave."""
    if not (ROOT / ".git").exists():
        return sorted(_files_without_git())
    # A checkout of another user is no reason to refuse: we only list names.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def _files_without_git() -> Iterator[str]:
    left = {"build", "__pycache__"}
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder).relative_to(ROOT)
        keep = {".ci", ".streamlit"} if here == Path() else set()
        folders[:] = [f for f in folders if f in keep or not (f.startswith(".") or f in left)]
        yield from ((here / name).as_posix() for name in names)


FILES = committed()


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sources() -> list[dict[str, Any]]:
    """The entries of SOURCES.toml."""
    entries: list[dict[str, Any]] = tomllib.loads(text_of("data/SOURCES.toml"))["source"]
    return entries


def test_the_top_level_holds_only_what_the_design_names() -> None:
    assert {name.split("/")[0] for name in FILES} - TOP == set()


def test_no_file_is_large() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in FILES}
    assert {name: size for name, size in sizes.items() if size > LARGEST_BYTES} == {}


def test_every_data_file_has_a_source() -> None:
    patterns = [pattern for entry in sources() for pattern in entry.get("files", [])]
    data = [n for n in FILES if n.startswith(("data/raw/", "geo/derived/", "static/geo/"))]
    assert [n for n in data if not any(fnmatch(n, p) for p in patterns)] == []


def foreign_hosts(text: str, known: set[str]) -> set[str]:
    """Hosts of the urls in a text that are not known ones."""
    hosts = {urlsplit(url).hostname for url in re.findall(r"(?:https?|wss?)://[^\s\"'`)>]+", text)}
    return {host for host in hosts if host and "." in host and host not in known}


@pytest.mark.parametrize(
    ("text", "found"),
    [("see http://localhost:8501/x", set()), ("fetch('https://a.example/b')", {"a.example"})],
)
def test_a_foreign_host_is_seen(text: str, found: set[str]) -> None:
    assert foreign_hosts(text, set(NAMED_HOSTS)) == found


def test_code_names_no_host_but_the_sources() -> None:
    known = {str(urlsplit(entry["url"]).hostname) for entry in sources()} | set(NAMED_HOSTS)
    code = [n for n in FILES if n.endswith(CODE) and not n.startswith(("static/vendor/", "tests/"))]
    code.remove("data/SOURCES.toml")
    found = {name: foreign_hosts(text_of(name), known) for name in code}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}


def written_by_us() -> list[str]:
    kinds = (*CODE, ".md", ".txt", ".in", "Makefile", ".ci/run", ".ci/environment")
    return [
        n for n in FILES if n.endswith(kinds) and not n.startswith(("static/vendor/", "data/raw"))
    ]


def test_nothing_names_a_package_registry() -> None:
    assert [name for name in written_by_us() if TIED.search(text_of(name))] == []


def test_nothing_names_a_path_of_one_machine() -> None:
    found = {name: MACHINE.findall(text_of(name)) for name in written_by_us()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def requirement_names(file: str) -> set[str]:
    lines = (line.split("#")[0].strip() for line in text_of(file).splitlines())
    return {re.split(r"[=<>.\[]", line)[0].lower() for line in lines if line and line[0] != "-"}


def imported_packages(folder: str) -> set[str]:
    """Other people's packages that the Python files below a folder import."""
    found: set[str] = set()
    for name in (n for n in FILES if n.endswith(".py") and n.startswith(folder)):
        for node in ast.walk(ast.parse(text_of(name), name)):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"app", "dashboard", "data", "geo", "tests"}


@pytest.mark.parametrize("folder", ["app.py", "dashboard/", "data/", "geo/"])
def test_what_the_app_imports_is_required(folder: str) -> None:
    packages = {name.replace("_", "-") for name in imported_packages(folder)}
    assert packages - requirement_names("requirements.txt") == set()


def test_every_requirement_is_pinned_alike_with_its_reason() -> None:
    constraints = dict(
        line.lower().split("==") for line in text_of("constraints.txt").splitlines() if "==" in line
    )
    kinds = ("", "-test", "-meaning", "-cluster", "-fit")
    for file in (f"requirements{kind}.txt" for kind in kinds):
        for line in (line for line in text_of(file).splitlines() if "==" in line):
            pin, reason = line.split("#")
            name, version = pin.strip().lower().split("==")
            assert constraints[name] == version, f"{file}: {name} differs in constraints.txt"
            assert reason.strip(), f"{file}: say why {name} is needed"


def test_the_settings_are_read_and_nothing_is_told_to_others():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["enableStaticServing"] is True
