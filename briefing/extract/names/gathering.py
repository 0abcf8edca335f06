"""The actors of one article while its names are shared out among them."""

from collections import defaultdict

from briefing.extract.names.acronyms import is_own
from briefing.extract.names.cluster import Cluster, Member
from briefing.extract.names.evidence import Evidence
from briefing.extract.names.institutions import INSTITUTIONS
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words, parts, shared_parts
from briefing.extract.names.name import Name
from briefing.extract.names.public import is_public
from briefing.model import How

# So much speaks for the kind of a known actor that no context outweighs it.
KNOWN = 100


class Gathering:
    """Whose each name is so far; `aliases` are the second names that the text gives."""

    def __init__(self, evidence: Evidence, lexicon: Lexicon) -> None:
        self.evidence, self.lexicon = evidence, lexicon
        self.scan, self.grammar = evidence.scan, evidence.grammar
        self.clusters: list[Cluster] = []
        self.of_name: dict[int, Cluster] = {}
        self.aliases: dict[Words, Cluster] = {}
        self._by_entity: dict[str, Cluster] = {}
        # Their places by each word of the key, and by parts of the last: a text may name thousands.
        self._near: defaultdict[str, list[int]] = defaultdict(list)

    def near(self, words: Words) -> list[Cluster]:
        """Those whose keys share the last word, or that before it of three; or end almost so."""
        signs = (words[-1], *words[1:-1][-1:], *shared_parts(words[-1]))
        places: set[int] = set().union(*filter(None, map(self._near.get, signs)))
        return [self.clusters[place] for place in sorted(places)]

    def of_entity(self, identifier: str, key: Words) -> Cluster:
        """The cluster of a known actor, which has this key if it is new."""
        cluster = self._by_entity.get(identifier)
        if cluster is None:
            entity = self.lexicon.entities[identifier]
            cluster = self._by_entity[identifier] = Cluster(identifier, key, entity.name)
            cluster.votes[entity.kind] = KNOWN
            self._add(cluster)
        return cluster

    def found(self, name: Name) -> Cluster:
        """A new cluster of an actor whom nobody knows, without its name."""
        cluster = Cluster("", self.evidence.words(name), self._surface(name))
        self._add(cluster)
        return cluster

    def know(self, name: Name, identifier: str, how: How, rule: str) -> None:
        """Add a name to a known actor."""
        cluster = self._by_entity.get(identifier)
        if cluster is None:
            cluster = self.of_entity(identifier, self.evidence.words(name))
        elif name.end - name.first > len(cluster.key):
            self._call(cluster, self.evidence.words(name))
        self.join(cluster, name, how, rule)

    def doubt(self, name: Name, rivals: tuple[str, ...]) -> None:
        """A name that several may have is nobody's; an editor can say whose it is."""
        words = self.evidence.words(name)
        same = (one for one in self.near(words) if one.rivals == rivals and one.key == words)
        cluster = next(same, None) or self.found(name)
        cluster.rivals, cluster.weak = rivals, True
        self.join(cluster, name, "name", "ambiguous")

    def ministry(self, name: Name) -> None:
        """A ministry called by what it sees to alone, which every state has: Hacienda."""
        words = self.scan.tokens.folded[name.first : name.end]
        same = (one for one in self.near(words) if one.local and one.key == words)
        cluster = next(same, None)
        if cluster is None:
            cluster = Cluster("", words, self._surface(name), local=True)
            cluster.votes["organization"] = KNOWN
            self._add(cluster)
        self.join(cluster, name, "name", "ministry")

    def join(self, cluster: Cluster, name: Name, how: How, rule: str) -> None:
        """Add a name to an actor."""
        cluster.members.append((name, how, rule))
        if not cluster.entity:
            cluster.public = cluster.public or is_public(self.scan, name, self.grammar)
            cluster.surfaces.add(self._surface(name))
        self.of_name[id(name)] = cluster
        for nickname in self.evidence.nicknames.get(id(name), ()):
            self.aliases.setdefault(nickname, cluster)

    def unite(self, full: Name, short: Name, rule: str) -> None:
        """Make an institution and its second name one.

        An actor that is known by the second name is the one meant, unless the text spells out one
        of its own.
        """
        home, other = self.of_name.get(id(full)), self.of_name.get(id(short))
        words = self.evidence.words(short)
        if home is None or home is other:
            return
        if other is None:
            self.join(home, short, "alias", rule)
        elif (
            other.entity
            and not home.entity
            and (other.kind != "place" or full.kind == "place")
            and not is_own(self.scan, full, short, self.lexicon)
        ):
            self._move(home.members, home, other)
            self._call(other, max(other.key, home.key, key=len))
            home = other
        else:
            self._move(self._so_called(other, words), other, home)
        self.aliases[words] = home

    def rename(self, full: Name, short: Name, *, called: bool = False) -> None:
        """Give an actor a second name, which may be another's that nobody knows.

        `called` says that the text tells by a verb that people call the actor so.
        """
        home, other = self.of_name.get(id(full)), self.of_name.get(id(short))
        words = self.evidence.words(short)
        if home is None or home is other:
            return
        if other is None:
            self.join(home, short, "alias", "nickname")
        elif self._is_renamed(home, other, full, short) or (called and not other.entity):
            same = self._so_called(other, words)
            self._move([(member, "alias", rule) for member, _, rule in same], other, home)
            home.votes += other.votes
        else:
            return
        self.aliases[words] = home
        if home.kind == "person":
            self.aliases.setdefault(words[-1:], home)

    def _is_renamed(self, home: Cluster, other: Cluster, full: Name, short: Name) -> bool:
        """Whether a name that would be somebody else's is the second one of an actor.

        Unknown persons have one only behind a comma: "un hijo de Ana llamado Luis Pi" has none.
        """
        if home.kind in INSTITUTIONS:
            return not (short.alias and short.alias.registered)
        return not other.entity and self.scan.tokens.gap(full.end - 1) == ", "

    def _add(self, cluster: Cluster) -> None:
        cluster.place = len(self.clusters)
        self.clusters.append(cluster)
        self._call(cluster, cluster.key)

    def _call(self, cluster: Cluster, key: Words) -> None:
        """Give a cluster a key; it is still found by what was in the last one."""
        cluster.key = key
        for sign in (*key, *parts(key[-1])):
            self._near[sign].append(cluster.place)

    def _so_called(self, cluster: Cluster, words: Words) -> list[Member]:
        return [member for member in cluster.members if self.evidence.words(member[0]) == words]

    def _move(self, members: list[Member], source: Cluster, target: Cluster) -> None:
        moved = {id(name) for name, _, _ in members}
        source.members = [member for member in source.members if id(member[0]) not in moved]
        for name, how, rule in members:
            self.join(target, name, "alias" if source.entity else how, rule)

    def _surface(self, name: Name) -> str:
        """The name as the text has it, on one line."""
        return " ".join(name.span.of(self.scan.text).split())
