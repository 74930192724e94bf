"""The language pack: everything the engine knows about one language.

A pack is a package ``claims.engine.languages.<code>`` with one module per part; the
parts are data, the code that uses them is shared. Adding a language is one pack and
one line in ``PACKS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.engine.languages.quantity_rules import DateRules, NumberRules, TimeRules


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


def words(text: str) -> frozenset[str]:
    """Return the words of a text that lists them, separated by white space."""
    return frozenset(text.split())


def word_list(text: str) -> tuple[str, ...]:
    """Return the words of a list written as text, in its order."""
    return tuple(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRules:
    """What the sentence splitter must know about a language. All words are lower case.

    Abbreviations are written without their last full stop and without spaces ("dr",
    "z.b"). Every field but the first two may stay empty: the splitter then relies on
    its general rules.
    """

    abbreviations: frozenset[str]
    """Abbreviations with a word after them as a rule: titles, "bzw", "z.b", "nr"."""
    closing_abbreviations: frozenset[str] = frozenset()
    """Abbreviations that also end sentences: "usw", "etc", "mio", "v.chr"."""
    numbering_abbreviations: frozenset[str] = frozenset()
    """Words that are abbreviations before a number only: "art", "no", "abs"."""
    abbreviation_endings: tuple[str, ...] = ()
    """Ends of compounds that are abbreviations as a whole: "str" as in "Hauptstr."."""
    sentence_starters: frozenset[str] = frozenset()
    """Function words; capitalised after a full stop they open a sentence."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Months, and nouns that ordinals precede: "jahrhundert", "etage"; also as word endings."""
    determiners: frozenset[str] = frozenset()
    """Words right before an ordinal: "der", "am", "seinem"."""
    cardinal_contexts: frozenset[str] = frozenset()
    """Words after which a number is no ordinal: "platz", "war", "gegen"."""
    credit_words: frozenset[str] = frozenset()
    """Openings of picture credits, before a colon: "foto", "bild"."""
    see_also: frozenset[str] = frozenset()
    """Openings of pointers to other articles: "lesen sie auch", "weiderliesen"."""
    byline_words: frozenset[str] = frozenset()
    """Words before an author's name on a line of its own: "von", "vum"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """What tells names from other capitalised words. All words are lower case."""

    titles: frozenset[str] = frozenset()
    """Nouns right before a person's name: "präsident", "minister", "herr"."""
    articles: frozenset[str] = frozenset()
    """Articles that stand before persons' names too."""
    determiners: frozenset[str] = frozenset()
    """Articles and possessives that open a noun phrase."""
    place_prepositions: frozenset[str] = frozenset()
    """Prepositions before places: "in", "nach", "zu"."""
    prepositions: frozenset[str] = frozenset()
    """Words that open an adverbial before the verb: "am", "nach", "no"."""
    place_only_prepositions: frozenset[str] = frozenset()
    """Prepositions that stand without article before names of places: Luxembourgish "zu"."""
    place_only_exceptions: frozenset[str] = frozenset()
    """Nouns that follow such a preposition in set phrases: "zu Recht"."""
    organisation_nouns: frozenset[str] = frozenset()
    """Nouns beside which a name is an organisation's: "partei", "club", "agentur"."""
    organisation_endings: tuple[str, ...] = ()
    function_words: frozenset[str] = frozenset()
    """Words that open sentences and are no names even where a dictionary lacks them."""
    noun_endings: tuple[str, ...] = ()
    """Endings of derived common nouns."""
    noun_heads: tuple[str, ...] = ()
    """Last parts of compounds and endings of inflected words, taken off to look up the rest."""
    dropped_endings: tuple[str, ...] = ()
    """Endings that a form may have lost before the next word (the Luxembourgish n rule)."""
    links: tuple[str, ...] = ()
    """Linking elements inside compounds."""
    has_tagger: bool = False
    """Whether the German morphology (HanTa) may judge words in context of this language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRules:
    """Words that negate, weaken or attribute; entries are regular expressions of whole words.

    They are matched without regard to case against the claim's text.
    """

    negation: tuple[str, ...] = ()
    restriction: tuple[str, ...] = ()
    denial: tuple[str, ...] = ()
    """Verbs that deny a statement."""
    implicit: tuple[str, ...] = ()
    """Words with a negative meaning of their own: "unmöglich", "verhindern", "ohne"."""
    not_negation: tuple[str, ...] = ()
    """Phrases whose negation word does not negate: "nicht nur", "net zulescht"."""
    modality: tuple[tuple[str, str], ...] = ()
    """Pairs of class and expression; an earlier pair wins where two overlap."""
    speech_verbs: tuple[str, ...] = ()
    """Finite forms and participles of verbs of saying."""
    source_before: tuple[str, ...] = ()
    """Words before a source: "laut", "sou"."""
    source_after: tuple[str, ...] = ()
    """Words after a source: "zufolge", "no"."""
    impersonal: tuple[str, ...] = ()
    """Attributions without a source: "hieß es", "et heescht"."""
    source_pronouns: tuple[str, ...] = ()
    perfect_auxiliaries: tuple[str, ...] = ()
    """Finite forms of "have", with which verbs of saying make their perfect."""
    passive_auxiliaries: tuple[str, ...] = ()
    """Finite forms with which they make their passive; then no source is named."""
    participles: tuple[str, ...] = ()
    """Expressions of participles: without an auxiliary before them they attribute nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SwapRules:
    """Words with which a claim is changed on purpose, to test what the detectors find.

    A changed claim must read as if it had been written so: hence plain forms only.
    """

    weekdays: tuple[str, ...] = ()
    """Monday to Sunday, the usual form."""
    weekday_adverbs: tuple[str, ...] = ()
    """Monday to Sunday as an adverb ("montags")."""
    months: tuple[str, ...] = ()
    """January to December, the usual form."""
    numbers: tuple[str, ...] = ()
    """Two to twelve, the form without gender."""
    affirmed: Mapping[str, str] = field(default_factory=dict)
    """Negation word to what stands there without the negation; "" drops it."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """Negated articles to plain ones, which a plural goes without ("keine": "eine")."""
    hedge: str = ""
    """An adverb that makes a statement an allegation."""
    auxiliaries: frozenset[str] = frozenset()
    """Finite auxiliaries, after which the adverb may stand."""
    subjects: frozenset[str] = frozenset()
    """Pronouns and the like that must stay right after the finite verb."""
    mobile_n: Mapping[str, str] = field(default_factory=dict)
    """Words that take an n before vowels and d, h, n, t, z ("e": "en")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """All parts of one language's knowledge.

    Parts are added as fields with a default of their own, so a pack that lacks one
    stays valid and the code that needs it finds an empty part.
    """

    code: str
    name: str
    segmentation: SegmentationRules
    names: NameRules = NameRules()
    cues: CueRules = CueRules()
    numbers: NumberRules = field(default_factory=NumberRules)
    dates: DateRules = field(default_factory=DateRules)
    times: TimeRules = field(default_factory=TimeRules)
    swaps: SwapRules = field(default_factory=SwapRules)
