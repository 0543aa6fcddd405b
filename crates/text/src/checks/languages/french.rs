//! French.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "le la les de des du que et à en un une pour avec est se ne pas son sa ses au aux \
               comme plus mais ou lui leur leurs ce cette ces cet il elle ils elles nous vous on \
               sont a ont être très aussi quand où qui entre sans sur depuis si car tout toute \
               tous toutes chaque autre autres me te mon ma mes notre nos votre vos était par \
               dans peut peuvent dont selon pendant contre sous y l' d' qu' n' s' j' c' m' t' \
               je tu donc ainsi cela afin lorsque puis même",
    negation: "pas jamais rien aucun aucune ni",
    half_negation: "lieu évité évitée évitant empêché interdire interdisent rejette rejeté vide manquant ne n' personne nul nulle non sans sauf hormis impossible incapable insuffisant insuffisante manque manquent \
                    évite éviter évitez empêche empêchent empêcher refuse refusé refuser inutile \
                    inconnu inconnue interdit interdite absence absent contraire sinon guère \
                    inexistant incorrect invalide rarement échoue échouer échec difficilement \
                    difficile non",
    half_stems: &[
        "rejet", "interdi", "invalid", "annul", "évit", "empêch", "exclu", "refus",
    ],
    idioms: &[
        "sans doute",
        "sans cesse",
        "sinon",
        "non seulement",
        "pas seulement",
        "n'hésitez pas",
        "n'oubliez pas",
        "pourquoi pas",
        "ou non",
        "ou pas",
        "pas moins de",
        "pas plus de",
    ],
    twice: "nous vous non très si oui bien plus peu jamais tant",
    cardinals: "zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 \
                dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 \
                vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 \
                huitante=80 octante=80 nonante=90",
    ordinals: "premier=1 première=1 premiers=1 premières=1 deuxième=2 second=2 seconde=2 \
               troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 \
               dixième=10 onzième=11 douzième=12 treizième=13 quatorzième=14 quinzième=15 \
               seizième=16 vingtième=20 trentième=30 centième=100",
    scales: "cent=100 cents=100 mille=1000 million=1000000 millions=1000000 \
             milliard=1000000000 milliards=1000000000",
    loose: "deux=2 paire=2 double=2 moitié=2 demi=2 demie=2 triple=3 tiers=3 quart=4 quarts=4 \
            dizaine=10 dizaines=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 \
            cinquantaine=50 centaine=100 centaines=100 milliers=1000 millier=1000 midi=12 \
            minuit=12 unique=1 seul=1 seule=1 siècle=100 décennie=10 semaine=7 an=1 ans=1",
    joiners: "et",
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    short_months: "janv févr - avr - - juil - sept oct nov déc",
    days: "lundi mardi mercredi jeudi vendredi samedi dimanche",
    percent: "pourcent pourcentage cent",
    capitals: "responsable notes manifeste élection élections résolution dépendances développeur développeurs règle règles nouveau paquet document documents utilisateur utilisateurs disque gestion communication communications temps rapport livre histoire bibliothèque communauté collectif campagne alliance initiative plateforme forum presse radio francfort france espagne allemagne italie grèce angleterre royaume uni unis états europe \
               amérique afrique asie mexique brésil pérou canada japon chine corée inde russie \
               turquie suède norvège londres paris rome madrid lisbonne berlin genève bruxelles \
               français française anglais espagnol allemand italien européen européenne \
               américain américaine république président présidente ministre maire gouverneur \
               roi reine pape général ministère département conseil comité congrès parlement \
               sénat cour tribunal gouvernement état ville église université institut parti union \
               fédération association organisation société fondation entreprise banque \
               commission assemblée conférence convention traité charte déclaration constitution \
               loi code article chapitre section partie annexe figure tableau page note nord sud \
               est ouest rue place parc rivière lac mer guerre mondiale paix droits homme humains \
               femmes peuple nation nations nationale national international internationale \
               fédéral central social travail santé éducation défense justice internet web toile \
               projet groupe équipe manuel guide système logiciel libre contrat version dieu \
               seigneur noël pâques m mme mlle dr monsieur madame",
};
