"""`duizhao bundle`: the nearest publication as one file, to be read from disk."""

import errno
import os
from argparse import Namespace

from duizhao.editions import bundle
from duizhao.home import home
from duizhao.writing import write_whole


def run(options: Namespace) -> None:
    """Build the nearest publication and put its site into one file. Raises Refused."""
    folder = home()
    if not options.output.parent.is_dir():
        missing = errno.ENOENT
        raise OSError(missing, os.strerror(missing), str(options.output))
    files = bundle.files(folder, one_script=options.one_script)
    write_whole(options.output, bundle.packed(files))
