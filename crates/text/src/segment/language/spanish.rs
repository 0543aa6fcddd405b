//! Spanish.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "Ma fam subcmdte subcmte cmdta subcmdta cdta atte p.d sr sra sres sras srs srta srtas sto sta stos stas dr dra dres dras dña dn d.ª dª \
        lic licda licdo lcdo lcda ing inga arq arqta abg abog prof profa profr mtro mtra maest \
        cap capt cmdte comte cdte cnel tcnel col gral gdor gob pdte pdta presid dip sen alc conc \
        sgto sarg tte cte alm contralm brig pbro rvdo rvda rdo fr hno hna mons excmo excma ilmo \
        ilma exmo emmo s.s av avda avd bv blvd bulev cll clle cra crta ctra carr pza plza pje \
        psje urb fracc dpto edif mt mte \
        p.ej ej vs cf cfr vid v.gr vgr esp aprox incl excl admón adm \
        ntra ntro pról trad coord Dir Ed Eds q.e.p.d",
    before_figure: "núm núms num no No nos Nos nro nros n n° N° nº n.º art arts párr párrs \
        párrf p pp pág págs pag pags cap caps fig figs tab t tom vol vols inc ap apdo ac fasc \
        sec secc lib v vv vers lín c km s tel tels tfno tlf tfn teléf cel móv fax ext int apto \
        dpto depto pta esc exp of ofic hab mz lt r.d l.o cp c.p dec dto decr \
        ene feb Mar abr may jun jul ago Ago sep sept set oct nov dic Ene Feb Abr May Jun Jul Sep \
        Set Oct Nov Dic Lun Mié Jue Vie Sáb Sab Dom lun mié mier juev vier sáb \
        ca cta nte ss sig sigs",
    suffixes: "",
    either: "D.C A.C ee.uu ff.aa dd.hh rr.hh cc.oo jj.oo rr.pp ss.mm aa.vv bb.aa ff.cc ee uu ff aa dd hh rr cc oo jj pp mm vv ud uds vd vds \
        s.a s.l s.a.s s.r.l s.c s.a.b c.v c.a cía cia cías hnos ltda ltd inc corp asoc \
        fund univ inst min admon gub dep mun prov depto u.s.a ee.uu.a u.e o.n.u d.f cd edo mpio \
        ga bco ayto jdo juzg trib fisc sind",
    closing: "etc a.m p.m a.c d.c a.jc d.jc e.c ibíd ibid ib íd id s.f s.n",
    beginners: "a acaso además adiós ahora ahí al algo alguien algún alguna algunas algunos allá allí \
        ambas ambos ante antes apenas aquel aquella aquellas aquellos aquello aquí así asimismo \
        aun aunque aún ayer bajo basta bien buenas bueno buenos cada casi cerca claro como con \
        conforme contra cual cuáles cualquier cuando cuanto cuántas cuántos cuánto cuál cuándo \
        cómo da de debe debemos deben debido del delante dentro desde desgraciadamente después \
        detrás dicen dice dicha dicho dijo donde dos dónde durante e el ella ellas ellos ello empero \
        en encima enfrente entonces entre era eran es esa esas ese eso esos esta estaba estamos \
        estas estar este esto estos está están excepto existe existen exigimos finalmente fue \
        fueron frente gracias ha haber había habrá hace hacia han hasta hay he hemos hola hoy igual \
        igualmente incluso jamás junto justo la las le les lo los luego mañana mas me mediante \
        menos mi mientras mis mucha muchas mucho muchos muy más mí nada nadie ni ninguna ningún \
        no nos nosotras nosotros nosotrxs nuestra nuestras nuestro nuestros nunca ojalá os otra \
        otras otro otros para parece pero pese poco pocos podemos por porque pronto pude puede \
        pueden pues que quien quienes quizá quizás qué quién quiénes respecto salvo se sea según \
        ser será serán si siempre sigue siguen sin sino sobre sola solo sólo son su sus sí tal \
        también tampoco tan tanto te tenemos tengo tiene tienen toda todas todavía todo todos \
        todxs tras tres tu tus tú un una unas uno unos usted ustedes va vamos van varias varios \
        viene vivimos volvió y ya yo él ésta éste éstos última último",
    prepositions: "a al ante bajo cabe con contra de del desde durante en entre hacia hasta mediante \
        para por según sin so sobre tras vía",
    links: "el la los las lo un una unos unas su sus mi mis tu tus nuestro nuestra y e o u ni que es \
        son era este esta ese esa más menos capítulo sección punto página número",
    calendar: "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre \
        noviembre diciembre lunes martes miércoles jueves viernes sábado domingo",
    shouts: "yahoo",
    reports: "",
    ordinals: false,
    elision: false,
    capital_i: false,
    question: None,
};
