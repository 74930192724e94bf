"""Rows and sentences for the tests of encoders and vectors."""

from __future__ import annotations

import hashlib

from articles.models import Article
from claims.models import Claim, Comparison

GERMAN = [
    "Kim war am frühen Dienstag in seinem gepanzerten Zug nach Russland eingereist.",
    "Die Regierung bestätigte, dass 1.250 Menschen ihre Häuser verlassen mussten.",
    "„Wir geben nicht auf“, sagte der Bürgermeister am Abend.",
    "Der Preis für Strom stieg im Vergleich zum Vorjahr um 12,5 Prozent.",
    "Die Polizei sucht nach einem etwa 40-jährigen Mann.",
    "Ein Sprecher des Ministeriums wollte sich dazu nicht äußern.",
    "In Straßburg beginnt am 3. Oktober die Sitzung des Europäischen Parlaments.",
    "Nach Angaben der Feuerwehr wurde niemand verletzt.",
    "Das Gericht verurteilte die Angeklagte zu zwei Jahren Haft auf Bewährung.",
    "Wie viel das neue Stadion kosten wird, ist noch unklar.",
    "Der Fußballverein entließ seinen Trainer nach nur sechs Spielen.",
    "Die Bahnstrecke Trier–Wasserbillig bleibt bis Montag gesperrt.",
    "Überraschend zog die Kandidatin ihre Bewerbung zurück.",
]
LUXEMBOURGISH = [
    "De Kim Jong Un war e Mëttwoch a Russland agetraff.",
    "D'Regierung huet confirméiert, datt 1.250 Leit hir Haiser hu misse verloossen.",
    "'Mir ginn net op', sot de Buergermeeschter den Owend.",
    "De Präis vum Stroum ass am Verglach zum Joer virdrun ëm 12,5 Prozent geklommen.",
    "D'Police sicht no engem Mann, deen ongeféier 40 Joer al ass.",
    "E Spriecher vum Ministère wollt sech dozou net äusseren.",
    "Zu Stroossbuerg fänkt den 3. Oktober d'Sëtzung vum Europaparlament un.",
    "No Informatioune vun de Pompjeeë gouf kee blesséiert.",
    "D'Geriicht huet déi Ugekloten zu zwee Joer Prisong mat Sursis verurteelt.",
    "Wéi vill deen neie Stadion kaschte wäert, ass nach net kloer.",
    "De Futtballveräin huet säin Trainer no just sechs Matcher entlooss.",
    "D'Zuchstreck tëscht Tréier a Waasserbëlleg bleift bis e Méindeg gespaart.",
    "Iwwerraschend huet d'Kandidatin hir Kandidatur zréckgezunn.",
]
FRENCH = [
    "Le président s'est rendu mardi à Vladivostok à bord d'un train blindé.",
    "Le gouvernement a confirmé que 1 250 personnes ont dû quitter leur maison.",
    "« Nous n'abandonnons pas », a déclaré le bourgmestre dans la soirée.",
    "Le prix de l'électricité a augmenté de 12,5 % en un an.",
    "La police recherche un homme âgé d'une quarantaine d'années.",
    "Un porte-parole du ministère n'a pas souhaité s'exprimer à ce sujet.",
    "La session du Parlement européen s'ouvre le 3 octobre à Strasbourg.",
    "D'après les pompiers, personne n'a été blessé.",
    "La ligne ferroviaire restera fermée jusqu'à lundi, où qu'on aille.",
    "Où et quand ? Voilà ce que l'enquête devra éclaircir…",
    "Ça suffit !",
    "Les élèves de l'école fondamentale ont reçu la coupe.",
]
ENGLISH = [
    "Kim arrived in Russia early on Tuesday in his armoured train.",
    "The government confirmed that 1,250 people had to leave their homes.",
    '"We are not giving up," the mayor said in the evening.',
    "The price of electricity rose by 12.5 % compared with last year.",
    "Police are looking for a man of about 40.",
    "A spokesperson for the ministry declined to comment.",
    "The European Parliament meets in Strasbourg on 3 October.",
    "Nobody was hurt, according to the fire service.",
    "The court sentenced the defendant to two years, suspended.",
    "It remains unclear how much the new stadium will cost.",
    "The club dismissed its coach after only six games.",
    "More at https://example.org/news?id=12 or by e-mail.",
]
SENTENCES = [*GERMAN, *LUXEMBOURGISH, *FRENCH, *ENGLISH]


def make_comparison(left: list[str], right: list[str]) -> Comparison:
    """A comparison of two new articles whose claims are these sentences."""
    return Comparison.objects.create(
        left=_make_article(left, "de"), right=_make_article(right, "lb")
    )


def _make_article(sentences: list[str], language: str) -> Article:
    body = " ".join(sentences)
    digest = hashlib.sha256(f"{language} {body} {Article.objects.count()}".encode()).hexdigest()
    article = Article.objects.create(
        language=language, title=language, body=body, body_hash=digest, original_hash=digest
    )
    start = 0
    claims = []
    for position, sentence in enumerate(sentences):
        end = start + len(sentence)
        claims.append(
            Claim(
                article=article,
                position=position,
                start=start,
                end=end,
                text=sentence,
                encoding_text=sentence,
            )
        )
        start = end + 1
    Claim.objects.bulk_create(claims)
    return article
