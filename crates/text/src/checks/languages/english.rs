//! English.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "no the of and to in is that it for was with as are be this have from or by not but at \
               on they which you we his her their its has had were been will would can could \
               should may there if when what who how all any some more than then these those \
               into about only other also such our your my he she him them us do does did so up \
               out while where why because after before between through during under over \
               without within against since until though although however each both every most \
               many much very just even an a i",
    negation: "not no never nobody nothing nowhere none neither nor cannot don't doesn't didn't \
               won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't \
               shouldn't mustn't needn't ain't shan't mightn't",
    half_negation: "prohibit prohibits prohibited prohibiting preventing refuses reject rejects rejected deny denies denied empty nothingness ban banned bans without unless hardly barely scarcely lack lacks lacking lacked fail fails \
                    failed failing failure refuse refused refuses refusing avoid avoids avoided \
                    avoiding prevent prevents prevented preventing impossible unable unlikely \
                    unnecessary insufficient incapable invalid missing absent absence except \
                    otherwise instead rather unknown unused unavailable forbid forbidden \
                    nonexistent incorrect rarely seldom non",
    half_stems: &[
        "reject", "prohibit", "avoid", "prevent", "refus", "void", "exclud",
    ],
    idioms: &[
        "if not",
        "not sure",
        "not certain",
        "why not",
        "not only",
        "not just",
        "not merely",
        "not simply",
        "not until",
        "no later than",
        "no matter",
        "whether or not",
        "or not",
        "nothing but",
        "why not",
        "no doubt",
        "no more than",
        "no less than",
        "not to mention",
        "don't forget",
        "do not forget",
        "don't hesitate",
        "do not hesitate",
        "no wonder",
        "never mind",
        "can't help",
        "cannot help",
        "not least",
        "nothing more than",
        "nothing less than",
        "more often than not",
        "not unless",
        "no more",
        "not too",
    ],
    twice: "no had that is very very's so long many never really far bye ha blah tick knock hear \
            come now there well please walk run more again on in do her",
    cardinals: "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 \
                eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 \
                eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 \
                seventy=70 eighty=80 ninety=90",
    ordinals: "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 \
               tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 \
               sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 \
               thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60 hundredth=100",
    scales: "hundred=100 thousand=1000 million=1000000 billion=1000000000 \
             trillion=1000000000000 m=1000000 bn=1000000000 k=1000",
    loose: "once=1 single=1 twice=2 both=2 couple=2 double=2 pair=2 half=2 thrice=3 triple=3 \
            quarter=4 dozen=12 noon=12 midday=12 midnight=12 another=1 twenties=20 thirties=30 \
            forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90 century=100 \
            decade=10 decades=10 fortnight=15 hundreds=100 thousands=1000 dozens=12 week=7 \
            halves=2 thirds=3 quarters=4 fifths=5 hourly=1 biweekly=2 year=1",
    joiners: "and",
    months: "january february march april may june july august september october november \
             december",
    short_months: "jan feb mar apr - jun jul aug sep oct nov dec",
    days: "monday tuesday wednesday thursday friday saturday sunday",
    percent: "percent percentage cent",
    capitals: "application applications desktop environment workspaces workspace leader leaders notes manifesto maintainer maintainers release releases election elections resolution resolutions dependencies developer developers rule rules pier dock module line letters frankfurt package packages document documents commitment disk management manager setting settings communication communications time times report letter paper book books story history library libraries museum theatre theater hospital hospitals station airport bridge tower gate hall garden community communities collective campaign coalition alliance initiative platform forum festival desk press radio television news post journal review magazine editor author authors tool tools administrator configuration installation introduction conclusion overview example examples question questions answer answers first second third arab arabs mayan roman i i'm i've i'll i'd english french spanish german italian portuguese dutch russian \
               chinese japanese greek latin arabic hebrew turkish polish czech danish swedish \
               norwegian finnish hungarian romanian ukrainian european american african asian \
               british scottish irish welsh indian mexican brazilian argentine argentinian \
               chilean peruvian colombian bolivian venezuelan cuban guatemalan canadian \
               australian korean western eastern northern southern latino hispanic christian \
               catholic protestant muslim islamic jewish jew jews christians muslims \
               germany france spain italy greece england britain scotland ireland wales \
               netherlands holland belgium switzerland austria poland russia turkey sweden norway \
               denmark finland hungary romania ukraine europe america africa asia mexico brazil \
               peru panama canada japan china korea india egypt morocco algeria tunisia syria \
               lebanon jordan palestine israel iraq iran philippines states kingdom united \
               republic london paris rome madrid lisbon berlin munich vienna geneva brussels \
               moscow athens venice florence milan naples turin genoa cologne warsaw prague \
               york havana jerusalem \
               president minister mayor governor king queen prince pope general secretary \
               director doctor professor ministry department office council committee congress \
               parliament senate court government state city county church university college \
               school institute academy party union federation association organization \
               organisation society foundation company bank fund board agency bureau \
               commission assembly conference convention treaty charter declaration constitution \
               act law bill code article chapter section part appendix annex figure table page \
               note north south east west street road avenue square park river lake sea ocean \
               mountain valley island bay war wars world civil peace revolution independence \
               rights human women woman men children people peoples nation nations national \
               international federal central social democratic socialist communist liberal \
               labour labor workers worker trade health education defence defense interior \
               foreign affairs justice finance agriculture environment energy culture science \
               technology development security police army navy force forces guard bible god \
               christ lord easter christmas lent holy saint st day night week month year years \
               spring summer autumn fall winter internet web net project group team policy \
               constitution manual guide reference handbook system free software open source \
               public license licence general contract guidelines version release stable \
               testing unstable team security control center centre file files user users \
               access protocol server client network service services new old great \
               black white red green blue house middle ages age era century cold land water \
               movement front army liberation popular people's workers' mother father brother \
               sister comrade comrades friends mr mrs ms dr sir lady miss uncle aunt",
};
