"""What the reading of articles leaves open: names that several may have, ids that nobody has."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from briefing.editing.answers import deciding, registering
from briefing.local import Local
from briefing.model import Article, Entity, Mention
from briefing.problems import Answer, Problem, Question
from briefing.reviewed import ALIKE


def unknown(article: Article, home: Collection[str], there: Collection[str]) -> Iterator[Problem]:
    """The ids that an article's `actors:` gives and nobody has, at home or in its language."""
    for surface, identifier in article.decided.items():
        if identifier not in home and identifier not in there:
            line, column = article.decided_at.get(surface, (1, 0))
            near = get_close_matches(identifier, home, 1, ALIKE)
            yield Problem(
                article.path,
                line,
                "unknown-actor",
                f"`actors: {{{surface}: {identifier}}}` names an actor that there is none of.",
                f"Did you mean `{near[0]}`?" if near else f"Write `actors/{identifier}.md`.",
                column=column,
            )


def ambiguous(
    local: Local, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Iterator[Problem]:
    """The names of an article that several may have, each once, with what would decide."""
    doubtful = {one.key: one for one in local.named if one.rivals}
    if not doubtful:
        return
    article = local.article
    at = {mention.span: mention.entity for mention in mentions}
    named = {one.name: one.id for one in entities.values() if one.status == "registered"}
    named |= {one.surface: at[span] for one in local.named if (span := one.places[0][0]) in at}
    for one in doubtful.values():
        start = one.places[0][0].start
        line, column = article.place_of(start)
        rivals = [entities[named[rival]] for rival in one.rivals if rival in named]
        told = ", ".join(f"`{rival.id}` ({rival.name})" for rival in rivals)
        sentence = next((s for s in local.dated.sentences if s.start <= start < s.end), None)
        question = Question(
            f"{article.path} {one.surface}",
            sentence.of(article.text) if sentence else "",
            len(one.places),
            tuple(_answer(article, one.surface, rival) for rival in rivals),
        )
        yield Problem(
            article.path,
            line,
            "ambiguous-name",
            f"`{one.surface}` may be {told or ', '.join(one.rivals)}: it is taken for nobody.",
            f"Say who it is in the front matter: `actors: {{{one.surface}: …}}`.",
            "review",
            column,
            question=question,
        )


def _answer(article: Article, surface: str, rival: Entity) -> Answer:
    """That the name means one of those who may have it, who then needs a file."""
    edit = deciding(article, surface, rival.id)
    edits = (registering(rival), edit) if rival.status == "discovered" else (edit,)
    return Answer("accept", edits, rival.id)
