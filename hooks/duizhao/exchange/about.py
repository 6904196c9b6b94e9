"""About: what an export says of itself: whose it is, and on which terms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """The glossary's title, whom to name, the terms, and the public address of the site.

    `site` ends in a slash, or is empty: entries then have a name of their own on the web (a URN).
    """

    title: str
    attribution: str = ""
    licence: str = ""
    licence_link: str = ""
    site: str = ""

    @property
    def line(self) -> str:
        """Say it in one line."""
        link = f"<{self.licence_link}>" if self.licence_link else ""
        terms = " ".join(filter(None, [self.licence, link]))
        return ". ".join(filter(None, [self.title, self.attribution, terms]))

    def uri(self, id: str) -> str:
        """Give what an entry is called on the web."""
        return f"{self.site}terms/{id}.html" if self.site else f"urn:duizhao:term:{id}"
