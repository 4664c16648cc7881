"""Page numbers in the contents: their page is laid out once more when all pages are known, not twice."""

from collections.abc import Iterator
from typing import Any, Final

from weasyprint import layout

_MAKE: Final = layout.make_all_pages
_TOTAL: Final = "pages"


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """Lay out the pages; the second time, every page number is written in before instead of meanwhile."""
    targets = context.target_collector
    if pages and not _is_total_asked(targets):
        _write_numbers(targets, len(pages))
    made: Iterator[Any] = _MAKE(context, root_box, html, pages)
    return made


def _write_numbers(targets: Any, total: int) -> None:
    for noted in (*targets.target_lookup_items.values(), *targets.counter_lookup_items.values()):
        if noted.cached_page_counter_values:
            # Else the engine takes it for news that the document now has an end.
            noted.cached_page_counter_values[_TOTAL] = [total]
    for (_, place), lookup in targets.counter_lookup_items.items():
        if place == "content" and lookup.missing_target_counters:
            lookup.parse_again(lookup.cached_page_counter_values)


def _is_total_asked(targets: Any) -> bool:
    return any(
        _TOTAL in asked
        for lookup in targets.counter_lookup_items.values()
        for asked in (lookup.missing_counters, *lookup.missing_target_counters.values())
    )


FUNCTIONS: Final = ((_MAKE, make_all_pages),)
