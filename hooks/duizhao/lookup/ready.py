"""Ready: a glossary to look things up in, as it was kept or laid out anew."""

from importlib import import_module

from duizhao.lookup import store
from duizhao.lookup.place import Place
from duizhao.lookup.store import Store


def store_of(place: Place) -> Store:
    """Give a glossary laid out. Raises Refused.

    What reads and annotates it is loaded only where it is not kept: that takes long.
    """
    key = place.key
    kept = store.opened(place.kept, key)
    made: Store = kept or import_module("duizhao.lookup.anew").store_of(place, key)
    return made
