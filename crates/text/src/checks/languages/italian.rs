//! Italian.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "il lo la i gli le di del dello della dei degli delle che e a in un uno una per con \
               è si non su suo sua suoi sue al allo alla ai agli alle come più ma o questo questa \
               questi queste quello quella sono ha hanno essere molto anche già quando dove chi \
               tra fra senza sul sulla sui dal dalla dai dalle nel nella nei nelle se perché \
               tutto tutta tutti tutte ogni altro altra altri altre ci mi ti vi noi voi nostro \
               nostra era erano può possono quale secondo durante contro sotto l' d' dell' all' \
               un' c' quest' nell' dall' sull' ed ad",
    negation: "non mai nessuno nessuna nessun niente nulla né neanche nemmeno neppure",
    half_negation: "invece evitato evitata evitando impedito vietare vieta vietano rifiutano vuoto vuota mancante senza eccetto salvo tranne impossibile incapace insufficiente manca mancano \
                    mancanza evita evitare evitate impedisce impediscono impedire nega negato \
                    rifiuta rifiutato inutile sconosciuto sconosciuta vietato vietata assenza \
                    assente contrario altrimenti inesistente errato invalido raramente fallisce \
                    fallito fallire privo priva difficilmente difficile no",
    half_stems: &[
        "rifiut", "viet", "invalid", "annull", "evit", "imped", "esclu",
    ],
    idioms: &[
        "senza dubbio",
        "senz'altro",
        "non solo",
        "non soltanto",
        "non solamente",
        "non esitate",
        "non dimenticare",
        "non dimenticate",
        "perché no",
        "o no",
        "se non",
        "non appena",
        "non più di",
        "non meno di",
    ],
    twice: "passo piano via mano molto no sì ben così man quasi poco più mai",
    cardinals: "zero=0 uno=1 un=1 una=1 un'=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 \
                nove=9 dieci=10 undici=11 dodici=12 tredici=13 quattordici=14 quindici=15 \
                sedici=16 diciassette=17 diciotto=18 diciannove=19 venti=20 trenta=30 \
                quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90",
    ordinals: "primo=1 prima=1 primi=1 prime=1 secondo=2 seconda=2 terzo=3 terza=3 quarto=4 \
               quarta=4 quinto=5 quinta=5 sesto=6 sesta=6 settimo=7 settima=7 ottavo=8 ottava=8 \
               nono=9 nona=9 decimo=10 decima=10 undicesimo=11 dodicesimo=12 ventesimo=20 \
               trentesimo=30 centesimo=100",
    scales: "cento=100 mille=1000 mila=1000 milione=1000000 milioni=1000000 \
             miliardo=1000000000 miliardi=1000000000",
    loose: "entrambi=2 entrambe=2 paio=2 coppia=2 doppio=2 doppia=2 metà=2 mezzo=2 mezza=2 \
            triplo=3 terzi=3 quarti=4 dozzina=12 decina=10 decine=10 ventina=20 trentina=30 \
            cinquantina=50 centinaio=100 centinaia=100 migliaia=1000 mezzogiorno=12 \
            mezzanotte=12 unico=1 unica=1 sola=1 solo=1 quindicina=15 secolo=100 decennio=10 \
            settimana=7 settimane=7 anno=1",
    joiners: "e",
    months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
             dicembre",
    short_months: "gen feb mar apr mag giu lug ago set ott nov dic",
    days: "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    percent: "percento cento percentuale",
    capitals: "leader note manifesto elezioni risoluzione dipendenze sviluppatore sviluppatori regola regole nuovo responsabile pacchetto documento documenti utente utenti disco gestione comunicazione comunicazioni tempo ora rapporto libro storia biblioteca comunità collettivo campagna alleanza iniziativa piattaforma forum stampa radio francoforte italia francia spagna germania grecia inghilterra regno unito uniti stati europa \
               america africa asia messico brasile perù canada giappone cina corea india russia \
               turchia svezia norvegia londra parigi roma madrid lisbona berlino ginevra \
               bruxelles repubblica presidente ministro ministra sindaco governatore re regina \
               papa generale ministero dipartimento consiglio comitato congresso parlamento \
               senato corte tribunale governo stato città chiesa università istituto partito \
               unione federazione associazione organizzazione società fondazione impresa banca \
               commissione assemblea conferenza convenzione trattato carta dichiarazione \
               costituzione legge codice articolo capitolo sezione parte appendice allegato \
               figura tabella pagina nota nord sud est ovest via piazza parco fiume lago mare \
               guerra mondiale pace diritti umani uomo donne popolo nazione nazioni nazionale \
               internazionale federale centrale sociale lavoro salute istruzione difesa \
               giustizia internet web rete progetto gruppo squadra manuale guida sistema \
               software libero contratto versione dio signore signora natale pasqua",
};
