"""Shrinking: our scripts and style sheets without what only their editors read."""

import rcssmin
import rjsmin


def shrunk(name: str, content: str) -> str:
    """Give the content of a script or style sheet, by its name, without comments and blanks."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(content))
    return str(rcssmin.cssmin(content)) if name.endswith(".css") else content
