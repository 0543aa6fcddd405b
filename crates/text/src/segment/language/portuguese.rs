//! Portuguese.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "sr sra sres srs sras srta srtas sr.ª sr.a dr dra drs dras dr.ª dr.a prof profa profs \
        prof.ª prof.a eng eng.º eng.ª enga arq arq.º arqa adv des desemb min.ª pres vice-pres dep \
        Ver gov cap cel ten ten.-cel maj gen alm brig sgt cb sold cmte d.ª Fr Ir irm Pe p.e \
        mons rev sto sta ss s.s exmo exma ilmo ilma il.mo v.ex v.ex.ª v.exa v.s v.s.ª s.ex.ª av \
        trav pç pça pca r.s lg lgo al estr rod p.ex cf cfr conf vs v.g aprox incl excl \
        esp trad coord org orgs ed eds ref refs pseud fund.s mun.s",
    before_figure: "n nº n.º n° no No nr nro núm num art arts p pp pág págs pag pags cap caps fig figs \
        vol vols t tom inc al alín par § sec seç fl fls fol ap apt apto bl cj lt qd tel tels telef \
        fone cel fax r ramal cep cx c.p proc res lei dec port s séc sécs ca \
        jan fev mar abr mai jun jul ago set out nov dez Seg Ter Qua Qui Sex Sáb Dom v vv",
    suffixes: "",
    either: "s.a s/a ltda lda cia cia.s inc corp co ltd jr e.u.a u.s.a o.n.u u.e d.f s.p r.j \
        univ inst dept depto dpto min mun fed est fund assoc",
    closing: "etc a.m p.m a.c d.c a.e.c e.c ibid ib id s.d s.l s.n op.cit loc.cit h hs",
    beginners: "a acaso adeus agora ah ainda além algo alguém algum alguma algumas alguns ali ambas ambos \
        amanhã antes ao aos apenas apesar após aquela aquelas aquele aqueles aquilo aqui as assim até \
        atrás através bem boa bom cada cadê caso cerca certamente chega claro com como conforme \
        contra contudo cuja cujo da daí dali daqui das de debaixo dela dele deles depois desde \
        dessa desse desta deste devemos dezenas diante do dois dos durante e ela elas ele eles em \
        embora enfim enquanto então entre entretanto era eram essa essas esse esses esta está estamos \
        estão estas estava este estes estou eu exigimos existe existem felizmente finalmente foi foram \
        fora há hoje igualmente infelizmente inclusive isso isto já jamais junto lá lhe logo longe mais mal \
        mas me mediante meia menos mesmo meu meus minha minhas muita muitas muito muitos na nada não \
        naquela naquele nas nela nele nem nenhum nenhuma nessa nesse nesta neste ninguém no nos nossa \
        nossas nosso nossos novamente num numa nunca o obrigada obrigado olá onde ontem os ou outra \
        outras outro outros para parece pela pelas pelo pelos perante pode podem podemos pois por \
        porém porquanto porque portanto possivelmente pouco poucos primeiro qual quais qualquer \
        quando quanta quanto quantos quase que quem queremos quer raramente são se segundo seguem sei \
        sem sempre sequer será serão seu seus sim sob sobre sobretudo só somente somos sua suas tal \
        talvez também tampouco tanto te tem temos tenho ter teu toda todas todavia todo todos três tu \
        tua tudo um uma umas uns vai vamos vão várias vários vem viva você vocês vós",
    prepositions: "a à ao aos às após até com conforme contra da das de desde do dos durante em entre \
        na nas no nos num numa para pela pelas pelo pelos perante por pra segundo sem sob sobre",
    links: "o os as um uma uns umas seu sua meu minha nosso nossa este esta esse essa e ou nem que é \
        são era foi mais menos capítulo seção secção página ponto número",
    calendar: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro \
        segunda segunda-feira terça terça-feira quarta quarta-feira quinta quinta-feira sexta \
        sexta-feira sábado domingo",
    shouts: "yahoo",
    reports: "",
    ordinals: false,
    elision: false,
    capital_i: false,
    question: None,
};
