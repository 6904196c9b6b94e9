"""Orthography: how pinyin is joined to words, divided and capitalised, by GB/T 16159-2012."""
