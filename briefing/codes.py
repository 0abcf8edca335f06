"""The codes of all that an editor may be told; a code stays what it is, for tools rely on it."""

from collections.abc import Mapping
from typing import Literal

Code = Literal[
    "actor-discovered", "actor-id", "actor-spelling", "actor-unlinked", "actor-whose",
    "alias-refused", "alias-twice", "ambiguous-name", "article-twice", "conflict",
    "date-unresolved", "dead-anchor", "dead-link", "empty-file", "field-date", "field-form",
    "field-twice", "field-value", "file-astray", "front-matter", "front-matter-open", "misplaced",
    "name-claimed", "name-not-actor", "no-articles", "no-body", "no-front-matter", "no-headline",
    "no-name", "no-text", "no-title", "not-utf8", "note-actors", "note-ambiguous", "note-attribute",
    "note-contradiction", "note-date", "note-empty", "note-fence", "note-idle", "note-internal",
    "note-kind", "note-modality", "note-orphan", "note-quotation", "note-title", "notes-alone",
    "page-replaced", "private-person", "publisher-unlike", "raw-text", "unknown-actor",
    "unknown-field",
]  # fmt: skip

CODES: Mapping[Code, str] = {
    # Files
    "empty-file": "An article or an actor without a word.",
    "not-utf8": "A file that is not UTF-8.",
    "file-astray": "A symbolic link that leads nowhere, or to a folder that it is in.",
    "front-matter": "Front matter that is not the YAML it should be.",
    "front-matter-open": "Front matter that never ends.",
    "no-front-matter": "An article or an actor without front matter.",
    "misplaced": "A file that is ours and lies where it is not read.",
    "page-replaced": "A page of the editors whose address a generated page takes.",
    "no-articles": "A docs folder without an article.",
    # Fields
    "unknown-field": "A key that means nothing, often a misspelt one.",
    "field-twice": "A key that is written twice.",
    "field-form": "A value that is text, a list or pairs where it should be another of them.",
    "field-value": "A value that is none of those there are.",
    "field-date": "A date that is no EDTF.",
    # Articles
    "no-title": "An article without a title.",
    "no-body": "An article without a text below its title.",
    "no-text": "A source without a text.",
    "no-headline": "A source whose headline was not found.",
    "article-twice": "Two articles whose addresses differ in case or accents only.",
    "raw-text": "A source text among the articles.",
    "publisher-unlike": "An article of a publisher that the options name nearly so.",
    "unknown-actor": "An article that decides for an actor that there is none of.",
    # Actors
    "no-name": "An actor without a name.",
    "actor-id": "A file name that cannot be an id.",
    "alias-twice": "An actor that has one name twice.",
    "alias-refused": "A name that an actor both has and refuses.",
    "name-claimed": "A name that two actors have.",
    "name-not-actor": "A name of an actor that is listed as no actor.",
    # Notes
    "notes-alone": "Notes without the article they are on.",
    "note-title": "A note without a title, or text that belongs to no note.",
    "note-empty": "A note that says nothing.",
    "note-kind": "A kind of note that there is none of, or two kinds at once.",
    "note-internal": "What may mean that a note is internal and is not read so: withheld.",
    "note-fence": "A code fence in a note that never ends.",
    "note-attribute": "An attribute of a note that means nothing there.",
    "note-date": "A date of a note that is no EDTF, or that may be one of several.",
    "note-modality": "A modality that is none.",
    "note-actors": "A note that gives a fact an actor that there is none of.",
    "note-quotation": "A note without the quotation it needs, or with several passages in bold.",
    "note-ambiguous": "A quotation that stands in several places.",
    "note-orphan": "A quotation that stands nowhere.",
    "note-idle": "A note that strikes where no fact was found.",
    "note-contradiction": "Two notes of which one pins what the other strikes.",
    # Links
    "dead-link": "A link to a file that there is none of.",
    "dead-anchor": "A link to a heading, note or fact that its page does not have.",
    # What an editor decides
    "conflict": "Two passages that cannot both be true.",
    "actor-spelling": "Two names that may be of one actor.",
    "ambiguous-name": "A name that several may have, and which is therefore nobody's.",
    "actor-discovered": "An actor found in articles whom no editor has seen.",
    "actor-whose": "An institution of which every state has one, known in one article only.",
    "private-person": "A person without office, affiliation or statement, who gets no page.",
    "actor-unlinked": "A name in several places that leads nowhere.",
    "date-unresolved": "A date of which the article does not say enough.",
}
