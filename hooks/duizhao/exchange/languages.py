"""Languages: how those of a document and its translation are named, and what is said of the text.

Tools of translators know zh-CN better than zh-Hans-CN; both name Simplified Chinese (BCP 47).
"""

SOURCE, TARGET = "zh-CN", "en-GB"

# What a translation is, by the status it gives itself.
STATUS = {
    "official": "Official translation.",
    "unofficial": "Unofficial translation.",
    "original": "Both languages are the authors’ own.",
}
