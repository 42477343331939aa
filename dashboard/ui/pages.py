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
    icon : str
        Material icon.
    render : callable
        Draws it.
    has_view : bool
        Whether its link holds filters and view.
    in_menu : bool
        Whether the menu names it; the page of one project is reached from others.
    """

    name: str
    icon: str
    render: Callable[[Context], None]
    has_view: bool = True
    in_menu: bool = True


PAGES = (
    PageSpec("explore", "map", explore.render),
    PageSpec("figures", "bar_chart", figures_page.render),
    PageSpec("region", "pin_drop", region_page.render),
    PageSpec("compare", "compare_arrows", compare_page.render),
    PageSpec("cooperation", "hub", cooperation_page.render),
    PageSpec("partners", "group_add", partners_page.render),
    PageSpec("organisation", "apartment", organisation_page.render, in_menu=False),
    PageSpec("project", "article", project_page.render, in_menu=False),
    PageSpec("changes", "update", changes_page.render),
    PageSpec("own", "upload_file", own_page.render, has_view=False),
    PageSpec("method", "info", method.render, has_view=False),
)
"""The first is the one that the atlas opens on."""
