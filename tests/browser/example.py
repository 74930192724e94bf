"""The example pair as rows: what the pipeline makes of it, written by hand for page tests."""

from __future__ import annotations

from typing import Any

from claims.models import Comparison
from tests.factories import make_alignment, make_comparison, make_discrepancy, make_outlet

GERMAN = (
    "Kim Jong Un lädt Putin nach Nordkorea ein, während er seinen Russlandbesuch fortsetzt – KCNA",
    "Putin Er habe die Einladung angenommen, teilte die staatliche Nachrichtenagentur KCNA mit, ohne zu erwähnen, wann ein Besuch stattfinden könnte.",
    "„Putin nahm die Einladung mit Freude an und bekräftigte seinen Willen, die Geschichte und Tradition der Freundschaft zwischen Russland und der DVRK stets fortzuführen“, hieß es.",
    "Am Mittwoch hatte Kremlsprecher Dmitri Peskow erklärt, es gebe keinen Plan für einen Besuch Putins in Pjöngjang.",
    "Die beiden Staats- und Regierungschefs einigten sich darauf, die strategische und taktische Zusammenarbeit angesichts der „militärischen Bedrohungen, Provokationen und Tyrannei der Imperialisten“ weiter zu stärken, sagte KCNA.",
    "Während seines Besuchs im Kosmodrom wurde Kim über technische Details russischer Raumfahrzeuge informiert, von Waffenlieferungen, Waffenhandel oder technischer Hilfe bei Waffenprogrammen wurde jedoch nichts erwähnt.",
    "Kim war am frühen Dienstag mit einem Sonderzug im Fernen Osten Russlands angekommen und weiter nach Norden zum Gipfeltreffen mit Putin im Kosmodrom gefahren.",
    "US-amerikanische und südkoreanische Beamte äußerten ihre Besorgnis darüber, dass Kim Waffen und Munition an Russland liefern könnte, das in den mehr als 18 Monaten des Krieges in der Ukraine riesige Vorräte verbraucht hat.",
    "Putin deutete am Mittwoch mehrfach an, dass über eine militärische Zusammenarbeit gesprochen werde, gab jedoch nur wenige Einzelheiten bekannt.",
    "An den Gesprächen nahm Verteidigungsminister Sergej Schoigu teil.",
    "Der Kreml sagte, heikle Gespräche zwischen Nachbarn seien Privatsache.",
    "toi-allgemeines",
)
LUXEMBOURGISH = (
    "Nordkorea a Russland wëllen hir Bezéiunge wéi et schéngt weider verdéiwen.",
    "Nordkoreanesche Medien no soll de Putin dës Invitatioun ugeholl hunn.",
    'Déi staatlech Noriichtenagence KNCA huet gemellt, de Putin hätt d\'Offer vun engem Géigebesuch "gären" ugeholl a säi Wëlle bekräftegt, "d\'Geschicht an Traditioun vun der Frëndschaft tëscht Russland an der Demokratescher Volleksrepublik Korea weiderzeféieren".',
    "Vu russescher Säit gouf e méiglecht zukünftegt Treffe vu béide Staatscheffen an Nordkorea bis ewell net confirméiert.",
    "Wéineg Detailer iwwer Inhalter vu Berodungen",
    "De Kim Jong Un war e Mëttwoch a Russland agetraff an e Mëttwoch zu Wostotschny fir Gespréicher mam Putin zesummekomm.",
    "Iwwert den Inhalt vun de Berodunge gouf um Enn vum Treffe wéineg bekannt.",
    'Déi nordkoreanesch Noriichtenagence KNCA huet de Kim mat de Wierder zitéiert, hien hätt de Putin opgrond vun den "militäresche Menacen, Provokatiounen an Tyrannei vun den Imperialisten" eng méi intensiv strategesch an taktesch Zesummenaarbecht decidéiert.',
    'Och de Putin hat am Virfeld vun "Méiglechkeeten" enger militärescher Kooperatioun geschwat.',
    "Wéi dës kéint ausgesinn, hat hien oppe gelooss.",
    "Confirméiert gouf vu russescher Säit awer, datt Nordkorea Hëllef beim Bau vu Satellitte kréie soll.",
    "D'USA reagéiere mat Suerg op d'Treffe vu Putin a Kim.",
)
PARTS = {"dense_cosine": 2.6, "concept_least": 0.41, "order_best": 0.6}


def make_example(**fields: Any) -> Comparison:
    """The example with links, one-sided claims, a line set aside, and flags of every severity."""
    comparison = make_comparison(
        left_texts=GERMAN,
        right_texts=LUXEMBOURGISH,
        left_kinds={0: "headline", 11: "boilerplate"},
        right_kinds={4: "subheading"},
        title="Kim Jong Un in Russia",
        left_fields={"outlet": make_outlet(name="toi-allgemeines")},
        right_fields={"published_on": "2023-09-01", "published_precision": "month"},
        **fields,
    )
    _make_links(comparison)
    _make_one_sided(comparison)
    return comparison


def _make_links(comparison: Comparison) -> None:
    def link(left: list[int], right: list[int], confidence: float, **fields: Any) -> Any:
        return make_alignment(
            comparison=comparison,
            left=left,
            right=right,
            confidence=confidence,
            parts=PARTS,
            **fields,
        )

    accepted = link([1], [1], 0.84, state="confirmed")
    make_discrepancy(
        alignment=accepted,
        left=["die staatliche Nachrichtenagentur KCNA"],
        right=["Nordkoreanesche Medien"],
        left_value="kcna",
        right_value="media",
        kind="attribution",
        severity="info",
        detector="attribution_mismatch",
        state="dismissed",
        reason="same_meaning",
    )
    link([2], [2], 0.96)
    unsure = link([3], [3], 0.74)
    make_discrepancy(
        alignment=unsure,
        left=["keinen Plan"],
        right=["bis ewell net confirméiert"],
        left_value="negation",
        right_value="unconfirmed",
        kind="certainty",
        severity="minor",
        detector="certainty_mismatch",
    )
    decided = link([4], [7], 0.88)
    make_discrepancy(
        alignment=decided,
        left=["Die beiden Staats- und Regierungschefs einigten sich"],
        right=["huet de Kim mat de Wierder zitéiert, hien hätt", "decidéiert"],
        left_value="both leaders",
        right_value="kim",
        kind="attribution",
        severity="major",
        detector="attribution_mismatch",
    )
    make_discrepancy(
        alignment=decided,
        left=["KCNA"],
        right=["KNCA"],
        left_value="KCNA",
        right_value="KNCA",
        kind="name",
        severity="info",
        detector="name_mismatch",
        why="spelling",
    )
    arrival = link([6], [5], 0.91)
    make_discrepancy(alignment=arrival, left=["am frühen Dienstag"], right=["e Mëttwoch"])
    link([7], [11], 0.53, band="suggested")
    link([8], [6, 8, 9], 0.71)


def _make_one_sided(comparison: Comparison) -> None:
    left = list(comparison.left.claims.order_by("position"))
    right = list(comparison.right.claims.order_by("position"))

    def near(i: int, j: int, score: float) -> dict[str, Any]:
        return {"left": [left[i].pk], "right": [right[j].pk], "score": score}

    make_alignment(
        comparison=comparison, left=[5], runner_ups=[near(5, 10, 0.38), near(5, 6, 0.31)]
    )
    make_alignment(comparison=comparison, left=[9], runner_ups=[near(9, 6, 0.24)])
    make_alignment(comparison=comparison, left=[10], runner_ups=[near(10, 6, 0.31)])
    make_alignment(comparison=comparison, right=[0], state="confirmed")
    make_alignment(comparison=comparison, right=[10], runner_ups=[near(5, 10, 0.38)])
