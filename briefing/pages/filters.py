"""Forms that filter the list of their page; they work in the browser, and only there are shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.corpus import Corpus, Event
from briefing.markup import attribute, escape
from briefing.model import KINDS, Entity
from briefing.pages.collation import sort_key
from briefing.pages.events import grain, named_in

# From how many entries on a list is worth a filter, and how many actors one may be asked for.
FEW, MOST_ACTORS = 4, 200
GRAINS_IN_ORDER = ("day", "month", "year", "period", "unknown")
Options = Mapping[str, Sequence[tuple[str, str]]]


def event_filter(events: Sequence[Event], corpus: Corpus) -> Iterator[str]:
    """A form for events: by actor, by how exact the date is, by kind of actor."""
    if len(events) < FEW:
        return
    language = corpus.language
    named = Counter(actor for event in events for actor in named_in(event, corpus))
    often = [corpus.entity(actor) for actor, _ in named.most_common(MOST_ACTORS)]
    often.sort(key=lambda entity: sort_key(entity.name, language))
    actors: Options = {
        language.say(f"kind_{kind}_heading"): [
            (entity.id, f"{entity.name} ({named[entity.id]})")
            for entity in often
            if entity.kind == kind
        ]
        for kind in KINDS
    }
    grains = {grain(event) for event in events}
    exact = [(one, language.say(f"precision_{one}")) for one in GRAINS_IN_ORDER if one in grains]
    kinds: Options = {
        language.say("filter_dates"): exact,
        language.say("filter_actors"): _kinds(often, corpus),
    }
    selects = [
        *_select("actor", language.say("filter_actor"), actors, corpus),
        *_select("kind", language.say("filter_kind"), kinds, corpus),
    ]
    yield from _form(selects, corpus)


def actor_filter(entities: Sequence[Entity], corpus: Corpus) -> Iterator[str]:
    """A form for actors: by words of the entry, by kind."""
    if len(entities) < FEW:
        return
    language = corpus.language
    text = attribute(language.say("filter_text"))
    kinds: Options = {"": _kinds(entities, corpus)}
    controls = [
        f'<div><label for="filter-text">{text}</label>',
        '<input type="search" id="filter-text" name="text" spellcheck="false"></div>',
        *_select("kind", language.say("filter_kind"), kinds, corpus),
    ]
    yield from _form(controls, corpus)


def _kinds(entities: Iterable[Entity], corpus: Corpus) -> list[tuple[str, str]]:
    found = {entity.kind for entity in entities}
    return [(kind, corpus.language.say(f"kind_{kind}_heading")) for kind in KINDS if kind in found]


def _select(name: str, words: str, options: Options, corpus: Corpus) -> Iterator[str]:
    if not any(options.values()):
        return
    yield f'<div><label for="filter-{name}">{words}</label>'
    yield f'<select id="filter-{name}" name="{name}">'
    yield f'<option value="">{corpus.language.say("filter_all")}</option>'
    for group, of_group in options.items():
        if group and of_group:
            yield f'<optgroup label="{attribute(group)}">'
        for value, told in of_group:
            yield f'<option value="{attribute(value)}">{escape(told)}</option>'
        if group and of_group:
            yield "</optgroup>"
    yield "</select></div>"


def _form(controls: Iterable[str], corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    said, none = attribute(say("filter_said")), attribute(say("filter_none"))
    yield (
        f'<form class="b-filter" role="search" aria-label="{attribute(say("filter"))}"'
        f' autocomplete="off" data-said="{said}" data-none="{none}">'
    )
    yield from controls
    yield f'<button type="reset">{say("filter_clear")}</button>'
    yield '<p role="status"></p>'
    yield "</form>"
    yield ""
