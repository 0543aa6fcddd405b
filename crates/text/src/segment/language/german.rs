//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "fa mult hr hrn fr frl dr drs prof prof.dr dipl dipl.-ing ing Mag med jur phil rer nat theol habil \
        h.c hptm lt oblt gen maj st jun.-prof z.b z.t z.zt z.z d.h i.d.r i.a i.allg i.e.s i.w \
        u.a u.ä u.u u.e o.g o.e s.o s.u m.e m.w n.u m.a.w d.i v.a bzw vgl ca cca evtl ggf gg \
        sog inkl exkl einschl ausschl insb insbes bspw bes zzt zz zzgl abzgl gem geb gest verh \
        led verw gesch gegr betr bez entspr ehem frz engl dt österr schweiz span ital lat griech \
        russ amerik kath ev evang isr jüd röm kgl kais städt staatl öff öffentl techn wiss chem \
        phys math mat jap chin urspr gebr hrsg Hg Hrsg übers Red Bearb verb erw erg unv \
        wg m.w.h vs cf etwa.s nördl südl östl westl allg altgr spez höchst \
        durchschn monatl jährl tägl wöchentl v.l.n.r a.d i.br o.b z.hd z.hdn i.v p.a \
        s.v o.ä.s",
    before_figure: "nr nrn art abs s S ss Sp sp kap bd bde aufl abb abbn tab tabb anm fn ziff zif lit \
        par rn rdnr rz Bl str tel fax pf postf kto hs ff f jg jhg ausg zl \
        jan feb febr mär mrz apr jun jul aug sep sept okt nov dez Mo Di Mi Do Fr Sa So \
        ca az gz lfd",
    suffixes: "str nr",
    either: "u mio mrd tsd jh jhd jhdt max min mind abt gmbh mbh ag e.v e.g k.g gbr co u.s u.s.a e.u u.n d.d.r b.r.d u.d.s.s.r inc ltd corp jr sen jun \
        st.gallen univ inst str",
    closing: "usw u.s.w etc uvm u.v.m u.dgl u.ä.m u.a.m o.ä o.dgl o.j o.o n.chr v.chr chr a.m p.m ebd \
        ebda a.a.o i.r d.j d.ä d.m d.o ff f",
    beginners: "ab aber ach acht alle allem allen aller allerdings alles als also am an andere anders \
        angesichts anschließend auch auf aufgrund aus außer außerdem bald bei beide beim bereits \
        besonders bis bisher bitte da dabei dadurch dafür dagegen daher dahin damals damit danach \
        daneben dank danke dann daran darauf daraus darin darüber darum das dass davon davor dazu \
        dein deine dem den denen denn dennoch der deren des deshalb dessen deswegen die dies diese \
        diesem diesen dieser dieses doch dort drei du durch ebenfalls ebenso eigentlich ein eine \
        einem einen einer eines einige einigen einmal einst endlich er erst es etwa etwas euch euer \
        eure fast fünf für ganz gegen gegenüber genau gerade gern gestern gibt gleich gleichzeitig \
        gut haben hat hatte heute hier hierbei hiermit hinter ich ihm ihn ihnen ihr ihre ihrem \
        ihren ihrer im immer in indem infolge innerhalb ins inzwischen irgendwann ist ja jede \
        jedem jeden jeder jedes jedoch jemand jene jetzt kann kaum kein keine keinem keinen keiner \
        können könnte künftig lange lassen laut leider letztlich manche man mehr mehrere mein meine \
        meist mindestens mit mittlerweile morgen möglicherweise muss müssen nach nachdem nachher \
        natürlich neben nein neun nicht nichts nie niemals niemand noch nun nur ob obwohl oder oft \
        ohne schließlich schon sechs sehr sein seine seinem seinen seiner seit seitdem sicher sie \
        sieben sind so sobald sofort sogar solange solche soll sollte somit sonst soweit sowohl \
        später statt stattdessen tatsächlich trotz trotzdem über überall übrigens um und uns unser \
        unsere unter vgl viel viele vielen vielleicht vier vom von vor vorher wann war waren warum was \
        wegen weil weiter weitere weiterhin welche welcher welches wem wen wenig wenige wenn wer \
        werden wessen weshalb wie wieder wieso will wir wird wo wobei wofür woher wohin während \
        wurde wurden zehn zu zudem zuerst zuletzt zum zumindest zur zusammen zwar zwei zwischen",
    prepositions: "ab am an ans auf aus außer bei beim bis durch für gegen gegenüber hinter im in ins \
        mit nach neben ohne seit trotz über um unter vom von vor während wegen zum zur zu zwischen",
    links: "der die das dem den des ein eine einem einen einer eines mein meine sein seine seinen \
        seinem ihr ihre ihrem ihren unser unsere unserem unseren dieser diese dieses jeder jede \
        jedem jeden und oder sowie dass ist sind war jeweils",
    calendar: "januar jänner februar märz april mai juni juli august september oktober november \
        dezember jan feb febr mär mrz apr jun jul aug sep sept okt nov dez montag dienstag \
        mittwoch donnerstag freitag samstag sonnabend sonntag jahrhundert jahrhunderts jh jhd \
        jahrtausend klasse stock etage auflage kongress tag",
    shouts: "yahoo",
    reports: "",
    ordinals: true,
    elision: false,
    capital_i: false,
    question: None,
};
