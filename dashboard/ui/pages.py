"""All pages of the atlas, in the order of the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.ui import (
    changes_page,
    compare_page,
    cooperation_page,
    explore,
    figures_page,
    method,
    organisation_page,
    own_page,
    partners_page,
    project_page,
    region_page,
)
from dashboard.ui.context import Context


@dataclass(frozen=True)
class PageSpec:
    """One page.

    Attributes
    ----------
    name : str
        Its place in the address; its title is the message ``nav-{name}``.
    render : callable
        Draws it.
    has_view : bool
        Whether its link holds filters and view.
    in_menu : bool
        Whether the menu names it; the page of one project is reached from others.
    """

    name: str
    render: Callable[[Context], None]
    has_view: bool = True
    in_menu: bool = True


PAGES = (
    PageSpec("explore", explore.render),
    PageSpec("figures", figures_page.render),
    PageSpec("region", region_page.render),
    PageSpec("compare", compare_page.render),
    PageSpec("cooperation", cooperation_page.render),
    PageSpec("partners", partners_page.render),
    PageSpec("organisation", organisation_page.render, in_menu=False),
    PageSpec("project", project_page.render, in_menu=False),
    PageSpec("changes", changes_page.render),
    PageSpec("own", own_page.render, has_view=False),
    PageSpec("method", method.render, has_view=False),
)
"""The first is the one that the atlas opens on."""
