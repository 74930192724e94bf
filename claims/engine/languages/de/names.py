"""What tells German names from German nouns."""

from __future__ import annotations

from claims.engine.languages.base import NameRules, words

NAMES = NameRules(
    titles=words(
        """
        herr herrn frau präsident präsidenten präsidentin staatspräsident bundespräsident
        vizepräsident ministerpräsident ministerpräsidentin premierminister
        premierministerin premier minister ministerin außenminister aussenminister
        außenministerin innenminister innenministerin finanzminister finanzministerin
        verteidigungsminister verteidigungsministerin justizminister justizministerin
        gesundheitsminister gesundheitsministerin wirtschaftsminister bildungsminister
        kanzler kanzlerin bundeskanzler bundeskanzlerin staatschef machthaber kremlchef
        kremlsprecher regierungschef regierungschefin regierungssprecher parteichef
        parteichefin bürgermeister bürgermeisterin oberbürgermeister gouverneur gouverneurin
        senator senatorin abgeordneter abgeordnete abgeordneten kommissar kommissarin könig
        königin prinz prinzessin großherzog grossherzog großherzogin fürst herzog papst
        bischof kardinal erzbischof general admiral oberst trainer trainerin nationaltrainer
        torwart stürmer spieler spielerin sprecher sprecherin professor professorin dr
        doktor richter richterin staatsanwalt anwalt anwältin direktor direktorin
        generalsekretär generalsekretärin vorsitzender vorsitzende vorsitzenden chef chefin
        botschafter botschafterin sänger sängerin schauspieler schauspielerin autor autorin
        regisseur regisseurin forscher forscherin sportler
        """
    ),
    articles=frozenset(),
    determiners=words(
        """
        der die das den dem des ein eine einen einem einer eines mehrere einige viele zwei
        drei sein seine seiner ihr ihre ihrer unser unsere dieser diese dieses
        """
    ),
    place_prepositions=frozenset({"in", "nach", "aus"}),
    prepositions=words(
        """
        am an auf aus bei beim bis durch für gegen im in ins mit nach ohne seit trotz über
        um unter vom von vor während wegen zu zum zur zwischen laut zuletzt zuvor gestern
        heute kurz später danach dann dort hier zudem außerdem jedoch auch bereits schon
        erst
        """
    ),
    organisation_nouns=words(
        """
        partei agentur nachrichtenagentur konzern firma unternehmen verein club klub gruppe
        bank gewerkschaft organisation universität zeitung sender verband team mannschaft
        ministerium
        """
    ),
    organisation_endings=(
        "ministerium",
        "ministeriums",
        "partei",
        "bank",
        "verband",
        "agentur",
        "behörde",
        "gericht",
        "amt",
        "kommission",
        "universität",
    ),
    function_words=words(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber doch denn
        sondern ich du er sie es wir ihr man mein dein sein unser euer dieser diese dieses
        diesen diesem jener jede jeder jedes alle alles viele wenige mehrere einige manche
        beide kein keine keinen nicht nur auch noch schon erst sehr mehr weniger so wie als
        wenn weil dass ob da damit dadurch dabei dafür dagegen danach davor dazu daher
        deshalb deswegen trotzdem dennoch jedoch allerdings zudem außerdem ferner zuvor
        später nun jetzt heute gestern morgen hier dort dann in im an am auf aus bei beim
        bis durch für gegen mit nach ohne seit über um unter von vom vor während wegen zu
        zum zur zwischen trotz laut gemäß obwohl nachdem bevor sobald solange falls was wer
        wo wann warum wieso welche welcher welches ja nein ist sind war waren hat haben
        hatte ihre ihren ihrem ihrer ihres ihnen seine seinen seinem seiner seines unsere
        unseren wird werden wurde wurden kann können soll sollen muss müssen mister mr mrs
        """
    ),
    noun_endings=(
        "ung",
        "ungen",
        "heit",
        "heiten",
        "keit",
        "keiten",
        "schaft",
        "schaften",
        "tion",
        "tionen",
        "tät",
        "täten",
        "ismus",
        "nis",
        "nisse",
        "tum",
        "ling",
        "linge",
        "lingen",
        "chen",
        "ierung",
    ),
    noun_heads=("en", "er", "n", "e", "s", "es", "ern"),
    links=("", "s", "es", "n", "en", "er", "e"),
    has_tagger=True,
)
