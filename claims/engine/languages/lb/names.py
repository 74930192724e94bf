"""What tells Luxembourgish names from Luxembourgish nouns."""

from __future__ import annotations

from claims.engine.languages.base import NameRules, words

NAMES = NameRules(
    titles=words(
        """
        här madamm president presidentin presidentesch staatspresident vizepresident premier
        premierminister premierministesch premierministerin minister ministesch ministerin
        ausseminister ausseministesch ausseministerin inneminister innenminister
        inneministesch finanzminister finanzministesch arméiminister verdeedegungsminister
        justizminister justizministesch gesondheetsminister gesondheetsministesch
        wirtschaftsminister educatiounsminister kanzler kanzlerin kanzlesch bundeskanzler
        bundeskanzlerin staatschef regierungschef regierungschefin parteichef
        parteipresident parteipresidentin buergermeeschter buergermeeschtesch gouverneur
        senator senatorin deputéierten deputéierte deputéiert kommissär kommissärin kinnek
        kinnigin prënz prënzessin groussherzog grand-duc groussherzogin grande-duchesse
        poopst bëschof kardinol äerzbëschof general admiral colonel trainer trainerin
        nationaltrainer goalkeeper stiermer spiller spillerin spriecher spriecherin
        professer professor professesch dr dokter riichter procureur affekot affekotin
        direkter direktesch direktor generalsekretär generalsekretärin chef chefin
        ambassadeur ambassadrice sänger sängerin schauspiller schauspillerin auteur auteurin
        regisseur fuerscher fuerscherin
        """
    ),
    articles=frozenset(["de", "den", "dem", "d", "der"]),
    determiners=words(
        """
        de den d dem der déi dat deen deem e en eng engem enger puer vill zwee zwou dräi säi
        säin seng senger hir hirer hire hiren onse eis dësen dësem dës
        """
    ),
    place_prepositions=frozenset({"zu"}),
    prepositions=words(
        """
        am an op aus bei beim bis duerch fir géint géing mat mam no nom ouni säit zanter
        zënter trotz iwwer ëm ënner vum vun vu virun viru während wärend wéinst zu zum zur
        tëschent um un laut gëschter haut dono duerno dunn do hei ausserdeem awer och schonn
        scho e en
        """
    ),
    place_only_prepositions=frozenset({"zu"}),
    place_only_exceptions=words(
        """
        recht fouss enn enner dausenden honnerten milliounen wuert wierder hëllef gaascht
        bett been doud haus gonschten laaschten rescht stand mëtteg nuecht owes moies zäit
        zäiten zéngt zweet drëtt véiert päerd waasser land loft aschten ufank uerder
        verfügung gemittche paus
        """
    ),
    organisation_nouns=words(
        """
        partei agence noriichtenagence konzern firma entreprise veräin club grupp bank
        gewerkschaft organisatioun universitéit uni zeitung sender verband federatioun ekipp
        ministère
        """
    ),
    organisation_endings=(
        "ministère",
        "partei",
        "bank",
        "verband",
        "agence",
        "geriicht",
        "amt",
        "kommissioun",
        "universitéit",
        "federatioun",
    ),
    function_words=words(
        """
        de den d dem der dat datt déi dee deen deem där dës dëst dësen dësem dëser e en eng
        engem enger engen een ee an a oder mä mee awer wuel well wann wéi wou wat wien wiem
        firwat ech du hien hie hatt si se mir dir iech him hir hirem hiren hirer säi säin
        seng senger sengem sengen mäi mäin meng däi däin är äre onse onser eis all alles
        jiddereen jiddwer jidder vill wéineg puer verschidden béid béide béiden keen kee
        keng kengem kenger kengen net nëmmen och nach schonn schon eréischt ganz méi manner
        esou sou ewéi als ob do domat doduerch dobäi dofir dogéint duerno virdrun dozou
        dohier dowéinst trotzdeem allerdéngs ausserdeem zudeem elo haut gëschter muer hei
        dann duebäi jo nee ass ass't sinn war waren huet hu hunn hat haten gëtt ginn gouf
        goufen kann kënnen soll sollen muss mussen zu op un um am aus bei beim bis duerch
        fir géint géing mat no nom ouni zënter zanter säit iwwer ëm ënner vun vu vum virun
        viru während wärend wéinst zum zur zwëschen tëscht tëschent trotz laut obwuel
        obschonn nodeem ier éier iert soubal esoulaang falls wärenddeem hannert hanner
        niewent laanscht nieft ronn ongeféier bal dacks ëmmer ni näischt natierlech leider
        weider nodeems dunn doropshin deemno deemools allgemeng grondsätzlech besonnesch
        """
    ),
    noun_endings=(
        "ung",
        "unge",
        "ungen",
        "heet",
        "heeten",
        "keet",
        "keeten",
        "schaft",
        "schaften",
        "ioun",
        "iounen",
        "ioune",
        "téit",
        "téiten",
        "téite",
        "ismus",
        "nis",
        "tum",
        "éieren",
        "erei",
        "ereien",
        "chen",
        "ercher",
        "esch",
        "esche",
        "eschen",
        "escher",
        "escht",
        "lech",
        "leche",
        "lechen",
        "éiert",
        "éierte",
        "éierten",
    ),
    noun_heads=("en", "er", "n", "e", "s", "t", "ten", "te", "sch"),
    dropped_endings=("n", "en", "m", "e"),
    links=("", "s", "es", "n", "en", "er", "e", "t"),
)
