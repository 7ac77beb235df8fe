"""The words that were searched for, cut out of a long text."""

from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery


def passage(told: Any, text: str, **options: Any) -> SearchHeadline:
    """Return the matching words of a column between « and » in a short passage.

    The template filter `marked` shows them.
    """
    query = SearchQuery(text, search_type="websearch", config="english")
    marks: Any = {"start_sel": "«", "stop_sel": "»", "max_words": 24, "min_words": 10}
    return SearchHeadline(told, query, config="english", **marks, **options)
