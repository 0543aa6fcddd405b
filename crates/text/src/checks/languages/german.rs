//! German.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "der die das und in zu den von mit ist des sich auf für dem nicht ein eine als auch \
               es an werden aus er hat dass daß sie nach wird bei einer um am sind noch wie einem \
               über einen so zum war haben nur oder aber vor zur bis mehr durch man kann sein \
               wenn ihre ihr wir ich uns unser unsere ihm ihn diese dieser dieses diesem diesen \
               jede jeder jedes alle allem allen wo wer was weil während unter ohne gegen seit \
               beim im vom eines können sollte muss müssen wurde wurden worden",
    negation: "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem \
               nichts nirgends nirgendwo weder",
    half_negation: "vermieden vermeide vermeidung verhinderung verhindern verbietet verbieten verbot abgelehnt leer leere ohne außer unmöglich unfähig ungenügend fehlt fehlen fehlte fehlende fehlenden \
                    vermeiden vermeidet verhindern verhindert weigert verweigert lehnt kaum \
                    unnötig unbekannt verboten ungültig sonst statt anstatt andernfalls mangel \
                    selten nein scheitert fehlgeschlagen schwierig schwer",
    half_stems: &[
        "verweiger",
        "verbiet",
        "vermeid",
        "verhinder",
        "ausgeschl",
        "ablehn",
    ],
    idioms: &[
        "ohne zweifel",
        "ohne weiteres",
        "nicht nur",
        "nicht bloß",
        "nicht zuletzt",
        "nichts als",
        "oder nicht",
        "warum nicht",
        "nicht vergessen",
        "nicht mehr als",
        "nicht weniger als",
        "nicht erst",
    ],
    twice: "die der das sie nein sehr ja so nach und viele",
    cardinals: "null=0 ein=1 eins=1 eine=1 einen=1 einem=1 einer=1 zwei=2 drei=3 vier=4 fünf=5 \
                sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 \
                fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 \
                dreißig=30 dreissig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 \
                neunzig=90",
    ordinals: "erste=1 ersten=1 erster=1 erstes=1 erstens=1 zweite=2 zweiten=2 zweiter=2 \
               zweites=2 zweitens=2 dritte=3 dritten=3 dritter=3 drittens=3 vierte=4 vierten=4 \
               fünfte=5 fünften=5 sechste=6 sechsten=6 siebte=7 siebten=7 achte=8 achten=8 \
               neunte=9 neunten=9 zehnte=10 zehnten=10 elfte=11 elften=11 zwölfte=12 zwölften=12 \
               zwanzigste=20 zwanzigsten=20",
    scales: "hundert=100 tausend=1000 million=1000000 millionen=1000000 milliarde=1000000000 \
             milliarden=1000000000 billion=1000000000000 billionen=1000000000000",
    loose: "einmal=1 einzige=1 einzigen=1 beide=2 beiden=2 beides=2 zweimal=2 paar=2 doppelt=2 \
            halb=2 halbe=2 hälfte=2 dreimal=3 dreifach=3 drittel=3 viertel=4 dutzend=12 mittag=12 \
            mittags=12 mitternacht=12 hunderte=100 tausende=1000 jahrhundert=100 jahrzehnt=10 \
            zwanziger=20 dreißiger=30 vierziger=40 fünfziger=50 sechziger=60 siebziger=70 \
            achtziger=80 neunziger=90 woche=7 wochen=7 jahr=1",
    joiners: "und",
    months: "januar februar märz april mai juni juli august september oktober november dezember",
    short_months: "jan feb mär apr - jun jul aug sep okt nov dez",
    days: "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    percent: "prozent",
    capitals: "",
};
