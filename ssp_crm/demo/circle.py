"""The people around a county legislator nobody of us knows yet."""

from .shapes import View, Who


def _who(key: str, name: str, category: str, works: str, *views: View, influence: int = 1) -> Who:
    return Who(
        key,
        name,
        category,
        "county",
        "local",
        views=views,
        influence=influence,
        facts={"works": works},
    )


PEOPLE = (
    _who(
        "warren",
        "Warren Pike",
        "elected",
        "Chairs the county's public safety committee. Votes on our supplies in spring.",
        View(50, "challenging", "Asked the county to stop paying for our supplies."),
        influence=3,
    ),
    _who("ginny", "Virginia Pike", "neighbourhood", "Sings in the choir at St. Brigid's."),
    _who("oscar", "Oscar Reyes", "faith", "Leads the choir. Thursdays after rehearsal."),
    _who(
        "lorraine",
        "Hon. Lorraine Teague",
        "legal",
        "Retired from the county court; still reads every brief.",
        View(140, "neutral", "Listened for an hour at the law clinic and asked for figures."),
        influence=2,
    ),
    _who("dunne", "Marshall Dunne", "business", "Keeps the books of two campaigns."),
    _who("nell", "Nell Dorsey", "business", "Mills the flour the whole county bakes with."),
)
