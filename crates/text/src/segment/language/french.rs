//! French.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "M MM mr mrs mme mmes mlle mlles Me dr drs prof pr Mgr St Ste Sts Stes cap capt col \
        cdt lt gal gén adj sgt av bd boul fg pl rte imp chem cf cfr vs p.ex ex env ing \
        éd éts ets dir coord trad préf réf Hon Vve S.A.R S.A.S S.M LL.AA.II.RR LL.AA LL.MM v.g c.-à-d c.à.d \
        c-à-d",
    before_figure: "n N° n° nos n°s no No num p pp art al alin chap ch fig figs t tt vol v vv fol ff \
        fo par sect tab l ll liv pl tél tel fax poste bât apt app esc ét lot cah fasc sér \
        janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim R",
    suffixes: "",
    either: "s.a s.a.r.l s.a.s sarl ltd ltée inc cie co corp jr sr a.d c.a o.n.u u.e u.s u.s.a \
        é.-u é.-u.a univ inst dép dépt fac assoc féd gouv min",
    closing: "etc av.j.-c apr.j.-c J.-C j.-c av.j.c apr.j.c J.C suiv sq sqq ibid ib op.cit loc.cit h",
    beginners: "a à afin ah ai ainsi ailleurs alors après assez au aucun aucune aujourd aussi aussitôt \
        autant autre autrefois aux avant avec beaucoup bien bientôt bon c ça car ce ceci cela \
        celle celles celui cependant certaines certains ces cet cette ceux chacun chacune chaque \
        chez combien comme comment contre d dans de debout demain depuis derrière des dès \
        désormais deux devant donc du durant elle elles en encore enfin ensemble ensuite entre \
        est et eux eh faut finalement grâce hélas hier hors hui ici il ils j jamais je jusqu jusque \
        l la là laquelle le lequel les lesquels leur leurs lors lorsque lui ma mais malgré me même \
        merci mes mieux moi moins mon n ne néanmoins ni non nos notre nous nul on or ou où oui \
        par parce parfois parmi partout pas pendant personne peu peut plus plusieurs plutôt pour \
        pourquoi pourtant près presque puis puisque qu quand quant que quel quelle quelles quels \
        quelqu quelque quelques qui quiconque quoi quoique rien s sa salut sans sauf se selon ses \
        seul seule seulement si sinon sitôt soit son sont sous souvent sur surtout t ta tandis tant \
        te tel telle tes toi ton toujours tous tout toute toutefois toutes très trois trop tu un \
        une vers vive voici voilà vos votre vous vraiment y",
    prepositions: "à après au aux avant avec chez contre dans de d'après depuis derrière dès devant \
        du durant en entre envers hors jusqu'à jusqu'au malgré par parmi pendant pour sans sauf \
        selon sous sur vers",
    links: "le la les un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes \
        et ou ni que est sont était plus moins chapitre section page point numéro",
    calendar: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre \
        lundi mardi mercredi jeudi vendredi samedi dimanche",
    shouts: "yahoo",
    reports: "",
    ordinals: false,
    elision: true,
    capital_i: false,
    question: None,
};
