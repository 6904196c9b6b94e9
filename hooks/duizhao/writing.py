"""Writing: a file is whole or not there."""

import errno
import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and put it in its place, so that it is never half written.

    Raises OSError that names the file itself; what was written aside is taken away.
    """
    if not path.name:
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        # There no longer, if all went well; else nothing is left, whatever the reason.
        with suppress(OSError):
            aside.unlink()
