"""`duizhao review`: the doubtful places of a publication, and what is judged of them."""

from argparse import Namespace

from duizhao.home import home
from duizhao.review.command import Wanted, review


def run(options: Namespace) -> None:
    """Do so. Raises Refused."""
    wanted = Wanted(
        documents=tuple(options.documents),
        everything=options.all,
        json=options.json,
        page=options.page,
        accept=options.accept,
        read=tuple(options.read),
        write=tuple(options.write),
    )
    review(home(), wanted)
