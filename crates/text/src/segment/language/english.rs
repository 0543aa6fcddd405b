//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    before: "mr mrs ms mx messrs mlle mme dr drs prof profs rev revd Amb atty attys supt insp det \
        sgt cpl pfc pvt lt capt cmdr cdr comdr Adm brig bvt ens mt mts Fr \
        vs cf viz e.g i.e c.f esp approx ca adj adv incl v",
    before_figure: "p pp art arts ch chs chap chaps cl div fig figs no No nos eq eqs lev lvl \
        n° N° nº nr num op para paras par pt pts sec sect secs subsec ser vol vols ver \
        rm apt ste ext tel ph fl bldg bk bks ll col cols \
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec jan feb apr jun jul aug sept oct nov \
        Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun c est",
    suffixes: "",
    either: "Hon Pres Gov Govs Sen Sens Rep Reps Col Gen Maj Ste Ft Pt ed eds \
        u.s u.s.a u.k u.n e.u u.a.e u.s.s.r d.c l.a n.y co cos corp inc ltd llc plc bros assn assoc cie s.a jr sr esq ph.d m.d b.a m.a b.sc m.sc dept univ inst st ave blvd rd hwy pkwy \
        sq ter ln pl ct al fed natl intl govt gov't mgr dir sec'y",
    closing: "etc a.m p.m b.c a.d b.c.e c.e a.k.a ibid",
    beginners: "a about above according across after afterwards again against all almost along \
        already also although always am among an and another any anybody anyone anything are \
        around as asked at away back because been before behind being below besides best better \
        between beyond both but by can come could despite did do does don't down during each \
        either even every everybody everyone everything except few finally first follow for \
        former from get give go good had has have he hello help hence her here hers herself him \
        himself his how however i if in indeed inside instead into is it its itself just keep \
        last lastly later least less let like look make many may maybe me meanwhile might mine \
        more moreover most mr mrs ms much must my myself near neither never nevertheless next \
        nine no nobody none nor not nothing now nowhere of off often oh on once one only onto or \
        other others otherwise our ours out outside over own people per perhaps please quite \
        rather read same second see seven several shall she should since six so some somebody \
        someone something sometimes soon still such take ten than thank thanks that the their \
        theirs them then there thereafter therefore these they third this those though three \
        through throughout thus to today together tomorrow tonight too toward towards two under \
        unless unlike until up upon us very was we well were what whatever when whenever where \
        whereas wherever whether which while who whoever whole whom whose why will with within \
        without would yes yesterday yet you your yours",
    prepositions: "about above across after against along among around as at before behind below \
        beneath beside besides between beyond by despite down during for from in inside into near \
        of off on onto over past per since through throughout till to toward towards under until \
        up upon via with within without",
    links: "a an the my your his her its our their this that these those and or nor but than is are \
        was were be least most only chapter section page number",
    calendar: "january february march april may june july august september october november \
        december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday \
        thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun eastern \
        central pacific mountain",
    shouts: "yahoo jeopardy oklahoma oliver yum panic wham jackass airplane moulin hamilton bam \
        boing kerrang ubisoft joomla",
    reports: "said says asked asks replied cried shouted whispered answered added told explained \
        wrote called yelled screamed muttered murmured exclaimed insisted remarked warned \
        declared began continued",
    ordinals: false,
    elision: false,
    capital_i: true,
    question: None,
};
