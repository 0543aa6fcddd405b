//! Italian.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "sig sigg sig.ra sig.na sig.re sig.ri sigra sigg.ri dr drs dott dott.ssa dottssa \
        dott.ri dr.ssa prof prof.ssa proff ing arch avv avv.to geom rag rag.ra on on.le onn sen dep \
        pres vicepres v.pres dir segr amm comm cav uff gr.uff cap col gen ten ten.col magg mar serg \
        brig cte v.cte ammir mons card rev p.re sac f.lli fr s S ss SS spett spett.le \
        egr gent gent.ma gent.mo ill ill.mo ill.ma chiar.mo stim v.le p.zza p.le c.so l.go v.lo str \
        cfr cf vs es p.es ad.es v vd ecc.za eccell sua.s psicol idraul meteor econ st \
        red trad pref introd ediz coord cur ristr rist tit lett",
    before_figure: "n nn N n° N° nr nro num nº art artt p pp pag pagg cap capp fig figg tav tavv vol \
        voll t tom fasc f ff fol par parr sez sec secc lett l ll co comma v vv tel cell fax int sc scala \
        cod rif prot c cc d.l d.lgs d.p.r dpr dm d.m c.p r.d \
        gen genn feb febb mar apr mag giu lug ago sett set ott nov dic \
        lun mart mer merc giov gio ven sab dom ca",
    suffixes: "",
    either: "s.p.a spa s.r.l srl s.n.c s.a.s s.s coop soc ltd inc corp co bros u.s u.s.a u.e o.n.u c.n.r \
        a.s.l f.p jr sr univ ist dip min prov reg com fondaz assoc f.c",
    closing: "ecc etc eccetera a.m p.m a.c d.c av.c n.d.r n.d.t n.d.a ibid ib ivi op.cit loc.cit \
        seg segg sgg",
    beginners: "a abbiamo ad adesso al alcune alcuni alla alle allo allora altra altre altri altro anche \
        ancora anzi appena assai attraverso avanti basta ben bene bensì buona buonasera buongiorno \
        c che chi chiunque ci ciao ciascuno ciò circa come comunque con contro cosa così d da dai \
        dal dalla dalle dallo davanti davvero degli dei del dell della delle dello dentro di dietro \
        dobbiamo domani dopo dove due dunque durante e è ecco ed egli ella eppure era erano essa \
        esse essi esso fa finalmente fino forse fra fu furono fuori gli già grazie ha hanno ho i ieri \
        il improvvisamente in infatti infine innanzitutto inoltre insieme intanto invece io l la \
        laggiù lassù le lei li lo loro lui lungo m ma magari mai malgrado me meglio meno mentre mi \
        mia mie miei mio molta molte molti molto n ne né neanche negli nei nel nell nella nelle \
        nello nemmeno nessun nessuna nessuno niente noi non nonostante nostra nostre nostri nostro \
        nulla o oggi ogni ognuno oltre oppure ora ormai per perché perciò però piuttosto più poca \
        poche pochi poco poi poiché presso presto prima proprio può purtroppo qualche qualcosa \
        qualcuno quale quali qualsiasi quando quanta quante quanti quanto quasi quella quelle quelli \
        quello quest questa queste questi questo qui quindi s sarà se secondo sei sembra sempre senza \
        si sì sia siamo siccome siete solo soltanto sono sopra soprattutto sotto spesso stavolta su \
        sua subito sue sugli sui sul sulla sulle suo suoi t tale tali talvolta tanta tante tanti tanto \
        tra tranne tre troppo tu tua tutta tuttavia tutte tutti tutto un una uno v va verso vi viva \
        vogliamo voi vostra vostro",
    prepositions: "a ad al allo alla ai agli alle con contro da dal dalla dai dalle dopo durante di \
        del della dei fino fra in nel nella nei per presso prima senza sopra sotto su sul sulla tra \
        verso",
    links: "il lo la i gli le un uno una questo questa quel quella suo sua mio mia nostro nostra e ed \
        o che è sono era più meno capitolo sezione pagina punto numero",
    calendar: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
        dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica",
    shouts: "yahoo",
    reports: "",
    ordinals: false,
    elision: true,
    capital_i: false,
    question: None,
};
