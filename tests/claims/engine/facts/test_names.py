"""Names are found with their canonical value; common nouns are no names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.names import extract_names
from claims.engine.languages import get_pack

GERMAN = [
    pytest.param(
        "Luc Frieden kam nach Brüssel.",
        ["Luc Frieden", "Brüssel"],
        ["luc frieden", "bruessel"],
        id="luc-frieden-kam-nach-brssel-0",
    ),
    pytest.param("Putins Besuch", ["Putins"], ["putin"], id="putins-besuch-1"),
    pytest.param(
        "Die USA und Russland verhandeln.",
        ["USA", "Russland"],
        ["US", "RU"],
        id="die-usa-und-russland-verhand-2",
    ),
    pytest.param("Der Kreml schweigt.", ["Kreml"], ["kreml"], id="der-kreml-schweigt-3"),
    pytest.param("Die DVRK droht.", ["DVRK"], ["KP"], id="die-dvrk-droht-4"),
    pytest.param("der türkische Präsident", ["türkische"], ["TR"], id="der-trkische-prsident-5"),
    pytest.param(
        "Sergej Schoigu nahm teil.",
        ["Sergej Schoigu"],
        ["sergej schoigu"],
        id="sergej-schoigu-nahm-teil-6",
    ),
    pytest.param(
        "Die Vereinten Nationen tagen.",
        ["Vereinten Nationen"],
        ["UN"],
        id="die-vereinten-nationen-tagen-7",
    ),
    pytest.param("Das meldete KCNA.", ["KCNA"], ["KCNA"], id="das-meldete-kcna-8"),
    pytest.param(
        "Angela Merkel sprach.", ["Angela Merkel"], ["angela merkel"], id="angela-merkel-sprach-9"
    ),
    pytest.param("Der Präsident sprach am Montag.", [], [], id="der-prsident-sprach-am-monta-10"),
    pytest.param(
        "Die Regierung stellte den Haushalt vor.", [], [], id="die-regierung-stellte-den-ha-11"
    ),
    pytest.param(
        "Das Krankenhaus bleibt geschlossen.", [], [], id="das-krankenhaus-bleibt-gesch-12"
    ),
    pytest.param(
        "Nach Angaben der Polizei starben zwölf Menschen.",
        [],
        [],
        id="nach-angaben-der-polizei-sta-13",
    ),
    pytest.param(
        "Das Wirtschaftswachstum bleibt schwach.", [], [], id="das-wirtschaftswachstum-blei-14"
    ),
    pytest.param(
        "Die Zusammenarbeit wird verstärkt.", [], [], id="die-zusammenarbeit-wird-vers-15"
    ),
    pytest.param(
        "Ursula von der Leyen reist ab.",
        ["Ursula von der Leyen"],
        ["ursula von der leyen"],
        id="ursula-von-der-leyen-reist-a-16",
    ),
    pytest.param(
        "Die EU-Kommission prüft das.",
        ["EU-Kommission"],
        ["EU-KOM"],
        id="die-eu-kommission-prft-das-17",
    ),
    pytest.param(
        "Die Europäische Zentralbank senkt die Zinsen.",
        ["Europäische Zentralbank"],
        ["EZB"],
        id="die-europische-zentralbank-s-18",
    ),
    pytest.param(
        "In Ettelbrück brannte ein Haus.",
        ["Ettelbrück"],
        ["ettelbrueck"],
        id="in-ettelbrck-brannte-ein-hau-19",
    ),
    pytest.param(
        "Die Reise durch Österreich endet.",
        ["Österreich"],
        ["AT"],
        id="die-reise-durch-sterreich-en-20",
    ),
    pytest.param(
        "Die Atlanta Thrashers gewinnen.",
        ["Atlanta Thrashers"],
        ["atlanta thrashers"],
        id="atlanta-thrashers-21",
    ),
    pytest.param(
        "Google hilft.",
        ["Google"],
        ["GOOGLE"],
        id="google-translate-hilft-22",
    ),
    pytest.param(
        "Der Spieler Gerson Rodrigues traf.",
        ["Gerson Rodrigues"],
        ["gerson rodrigues"],
        id="der-spieler-gerson-rodrigues-23",
    ),
    pytest.param(
        "Wladimir Putin und Kim Jong Un trafen sich.",
        ["Wladimir Putin", "Kim Jong Un"],
        ["wladimir putin", "kim jong un"],
        id="wladimir-putin-und-kim-jong-24",
    ),
    pytest.param(
        "Das US-Außenministerium warnt.",
        ["US", "Außenministerium"],
        ["US", "AUSSENMINISTERIUM"],
        id="das-us-auenministerium-warnt-25",
    ),
    pytest.param(
        "Ärzte ohne Grenzen hilft.",
        ["Ärzte ohne Grenzen"],
        ["MSF"],
        id="rzte-ohne-grenzen-hilft-26",
    ),
    pytest.param(
        "Papst Franziskus betet.", ["Franziskus"], ["franziskus"], id="papst-franziskus-betet-27"
    ),
    pytest.param(
        "Die Ukraine bittet um Hilfe.", ["Ukraine"], ["UA"], id="die-ukraine-bittet-um-hilfe-28"
    ),
    pytest.param(
        "Niederländer und Belgier jubeln.",
        ["Niederländer", "Belgier"],
        ["NL", "BE"],
        id="niederlnder-und-belgier-jube-29",
    ),
    pytest.param(
        "Kritik kam aus Pjöngjang.", ["Pjöngjang"], ["pjoengjang"], id="kritik-kam-aus-pjngjang-30"
    ),
    pytest.param(
        "Die Mehrwertsteuer steigt.",
        ["Mehrwertsteuer"],
        ["MWST"],
        id="die-mehrwertsteuer-steigt-31",
    ),
]
LUXEMBOURGISH = [
    pytest.param(
        "De Luc Frieden ass op Bréissel gefuer.",
        ["Luc Frieden", "Bréissel"],
        ["luc frieden", "bruessel"],
        id="de-luc-frieden-ass-op-brisse-0",
    ),
    pytest.param("D'Visitt vum Putin", ["Putin"], ["putin"], id="d-visitt-vum-putin-1"),
    pytest.param(
        "D'USA a Russland verhandelen.",
        ["USA", "Russland"],
        ["US", "RU"],
        id="d-usa-a-russland-verhandelen-2",
    ),
    pytest.param("De Kreml seet näischt.", ["Kreml"], ["kreml"], id="de-kreml-seet-nischt-3"),
    pytest.param("Nordkorea dreet.", ["Nordkorea"], ["KP"], id="nordkorea-dreet-4"),
    pytest.param(
        "den tierkesche President", ["tierkesche"], ["TR"], id="den-tierkesche-president-5"
    ),
    pytest.param(
        "De Sergei Shoigu war dobäi.",
        ["Sergei Shoigu"],
        ["sergei shoigu"],
        id="de-sergei-shoigu-war-dobi-6",
    ),
    pytest.param(
        "D'Vereent Natiounen hunn ofgestëmmt.",
        ["Vereent Natiounen"],
        ["UN"],
        id="d-vereent-natiounen-hunn-ofg-7",
    ),
    pytest.param("Dat huet KNCA gemellt.", ["KNCA"], ["knca"], id="dat-huet-knca-gemellt-8"),
    pytest.param(
        "D'Angela Merkel huet geschwat.",
        ["Angela Merkel"],
        ["angela merkel"],
        id="d-angela-merkel-huet-geschwa-9",
    ),
    pytest.param(
        "De President huet e Méindeg geschwat.", [], [], id="de-president-huet-e-mindeg-g-10"
    ),
    pytest.param(
        "D'Regierung huet de Budget virgestallt.", [], [], id="d-regierung-huet-de-budget-v-11"
    ),
    pytest.param("D'Spidol bleift zou.", [], [], id="d-spidol-bleift-zou-12"),
    pytest.param(
        "No Informatioune vun der Police si zwielef Leit gestuerwen.",
        [],
        [],
        id="no-informatioune-vun-der-pol-13",
    ),
    pytest.param(
        "D'Wirtschaftswuesstem bleift schwaach.", [], [], id="d-wirtschaftswuesstem-bleift-14"
    ),
    pytest.param(
        "D'Zesummenaarbecht gëtt verstäerkt.", [], [], id="d-zesummenaarbecht-gtt-verst-15"
    ),
    pytest.param(
        "D'Ursula von der Leyen reest of.",
        ["Ursula von der Leyen"],
        ["ursula von der leyen"],
        id="d-ursula-von-der-leyen-reest-16",
    ),
    pytest.param(
        "D'EU-Kommissioun kuckt dat.",
        ["EU-Kommissioun"],
        ["EU-KOM"],
        id="d-eu-kommissioun-kuckt-dat-17",
    ),
    pytest.param(
        "D'Europäesch Zentralbank senkt d'Zënsen.",
        ["Europäesch Zentralbank"],
        ["EZB"],
        id="d-europesch-zentralbank-senk-18",
    ),
    pytest.param(
        "Zu Ettelbréck huet en Haus gebrannt.",
        ["Ettelbréck"],
        ["ettelbrueck"],
        id="zu-ettelbrck-huet-en-haus-ge-19",
    ),
    pytest.param(
        "D'Rees duerch Éisträich ass eriwwer.",
        ["Éisträich"],
        ["AT"],
        id="d-rees-duerch-istrich-ass-er-20",
    ),
    pytest.param(
        "D'Vereenegt Staate stëmmen dergéint.",
        ["Vereenegt Staate"],
        ["US"],
        id="d-vereenegt-staate-stmmen-de-21",
    ),
    pytest.param(
        "Am Ausseministère gëtt geschafft.",
        ["Ausseministère"],
        ["AUSSENMINISTERIUM"],
        id="am-ausseministre-gtt-geschaf-22",
    ),
    pytest.param(
        "De Spiller Gerson Rodrigues huet getraff.",
        ["Gerson Rodrigues"],
        ["gerson rodrigues"],
        id="de-spiller-gerson-rodrigues-23",
    ),
    pytest.param(
        "De Wladimir Putin ass do.",
        ["Wladimir Putin"],
        ["wladimir putin"],
        id="de-wladimir-putin-ass-do-24",
    ),
    pytest.param(
        "Den UN-Sécherheetsrot kënnt zesummen.",
        ["UN-Sécherheetsrot"],
        ["UN-SC"],
        id="den-un-scherheetsrot-knnt-ze-25",
    ),
    pytest.param(
        "Médecins sans frontières hëlleft.",
        ["Médecins sans frontières"],
        ["MSF"],
        id="mdecins-sans-frontires-hllef-26",
    ),
    pytest.param(
        "De Poopst Franziskus biet.",
        ["Franziskus"],
        ["franziskus"],
        id="de-poopst-franziskus-biet-27",
    ),
    pytest.param("D'Ukrain freet Hëllef.", ["Ukrain"], ["UA"], id="d-ukrain-freet-hllef-28"),
    pytest.param(
        "D'Belsch a Frankräich",
        ["Belsch", "Frankräich"],
        ["BE", "FR"],
        id="d-belsch-a-frankrich-29",
    ),
    pytest.param("Zu Tréier ass Maart.", ["Tréier"], ["trier"], id="zu-trier-ass-maart-30"),
    pytest.param("D'TVA geet an d'Luucht.", ["TVA"], ["MWST"], id="d-tva-geet-an-d-luucht-31"),
]


@pytest.mark.parametrize(("text", "texts", "values"), GERMAN)
def test_german_names(text, texts, values):
    facts = extract_names(text, get_pack("de"))
    assert [fact.text for fact in facts] == texts
    assert [fact.value for fact in facts] == values


@pytest.mark.parametrize(("text", "texts", "values"), LUXEMBOURGISH)
def test_luxembourgish_names(text, texts, values):
    facts = extract_names(text, get_pack("lb"))
    assert [fact.text for fact in facts] == texts
    assert [fact.value for fact in facts] == values


@pytest.mark.parametrize(
    ("text", "code", "category"),
    [
        pytest.param("Präsident Putin kommt.", "de", "person", id="title"),
        pytest.param("De Putin kënnt.", "lb", "person", id="article"),
        pytest.param("Die Partei SWAPO gewann.", "de", "organisation", id="party"),
        pytest.param("Zu Irkutsk ass et kal.", "lb", "place", id="place-preposition"),
        pytest.param("Das Treffen in Moskau", "de", "place", id="gazetteer"),
    ],
)
def test_category(text, code, category):
    assert [fact.category for fact in extract_names(text, get_pack(code))] == [category]


def test_capitals_throughout_lower_the_certainty():
    shouted = extract_names("DER PRÄSIDENT WLADIMIR PUTIN KOMMT NACH MOSKAU", get_pack("de"))
    assert all(fact.certainty <= 0.5 for fact in shouted)


def test_a_plural_after_a_name_is_no_part_of_it():
    facts = extract_names("Sie sagen, dass Kim Waffen liefert.", get_pack("de"))
    assert [fact.text for fact in facts] == ["Kim"]


def test_umlauts_written_out_are_understood():
    facts = extract_names("Das Treffen in Pjoengjang und Suedkorea", get_pack("de"))
    assert [fact.value for fact in facts] == ["pjoengjang", "KR"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(["de", "lb"]))
def test_any_text_gives_spans_that_slice_back(text, code):
    for fact in extract_names(text, get_pack(code)):
        assert text[fact.start : fact.end] == fact.text
