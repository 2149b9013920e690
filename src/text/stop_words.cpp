#include "text/stop_words.h"

#include <array>

namespace stemma::text::detail {
namespace {

constexpr std::string_view english =
    "a about above across after again against all almost along already also although always am "
    "among an and another any anybody anyone anything are aren't around as at away be became "
    "because become becomes been before behind being below between both but by can can't cannot "
    "could couldn't did didn't do does doesn't doing don't done down during each either else "
    "enough "
    "even ever every everybody everyone everything except few for from further get gets getting "
    "got "
    "had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him "
    "himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its "
    "itself just least less let let's many may maybe me might mine more most much must mustn't my "
    "myself neither never no nobody none nor not nothing now of off often on once one only onto or "
    "other others otherwise ought our ours ourselves out over own per perhaps quite rather really "
    "same shall she she'd she'll she's should shouldn't since so some somebody someone something "
    "still such than that that's the their theirs them themselves then there there's therefore "
    "these they they'd they'll they're they've this those though through throughout thus to "
    "together too toward towards under unless until up upon us very via was wasn't we we'd we'll "
    "we're we've were weren't what what's when where whether which while who who's whoever whole "
    "whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're "
    "you've your yours yourself yourselves 'd 'll 'm 're 's 've n't ’d ’ll ’m ’re ’s ’ve n’t";

constexpr std::string_view german =
    "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes "
    "auch auf aus bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit "
    "danach dann daran darauf daraus darf darin darüber das dass davon davor dazu dein deine dem "
    "den denen denn dennoch der deren des deshalb dessen die dies diese diesem diesen dieser "
    "dieses "
    "doch dort du durch dürfen ebenso ein eine einem einen einer eines einige einigen einiger "
    "einmal er es etwa etwas euch euer für gegen gehabt genau gewesen gibt hab habe haben hat "
    "hatte "
    "hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins "
    "irgend ist ja je jede jedem jeden jeder jedes jedoch jemand jene jetzt kann kein keine keinem "
    "keinen keiner können könnte könnten laut machen man mehr mein meine mit muss müssen musste "
    "nach nachdem neben nicht nichts noch nun nur ob obwohl oder ohne schon sehr sei seien sein "
    "seine seinem seinen seiner seines seit selbst sich sie sind so sogar solche soll sollen "
    "sollte "
    "sondern sonst soweit sowie statt trotz über um und uns unser unsere unter viel viele vielen "
    "vom von vor während wann war waren warum was weder weil weiter welche welchem welchen welcher "
    "welches wenn wer werde werden wie wieder will wir wird wo wollen worden wurde wurden würde "
    "würden zu zum zur zwar zwischen";

constexpr std::string_view french =
    "a afin ai ainsi alors après au aucun aucune aujourd'hui aussi autre autres aux avaient avait "
    "avant avec avoir avons beaucoup bien c' car ce ceci cela celle celles celui cependant certain "
    "certains ces cet cette ceux chaque chez ci comme comment contre d' dans de depuis des dès "
    "deux "
    "devant doit donc dont du durant elle elles en encore entre est et étaient était été être eu "
    "eux "
    "fait faire fut grâce hors il ils j' jamais je jusqu l' la là laquelle le lequel les lesquels "
    "leur "
    "leurs lors lorsque lui m' ma mais malgré me même mêmes mes moi moins mon n' ne ni non nos "
    "notre "
    "nous on ont or ou où par parce parmi pas pendant peu peut plus plusieurs pour pourquoi près "
    "puis "
    "qu' quand que quel quelle quelles quelque quelques quels qui quoi s' sa sans se selon sera "
    "serait ses si soit son sont sous sur t' ta tandis tant te tel telle tes toi ton toujours tous "
    "tout toute toutes très trop tu un une vers voici voilà vos votre vous y";

constexpr std::string_view spanish =
    "a acerca además al algo algún alguna algunas alguno algunos ante antes aquel aquella aquellos "
    "aquí así aún aunque bajo bien cada casi como cómo con contra cual cuál cuales cualquier "
    "cuando "
    "cuándo cuanto de del desde después donde dónde dos durante e el él ella ellas ello ellos en "
    "entonces entre era eran es esa esas ese eso esos esta está estaba estado están estar estas "
    "este esto estos fue fueron ha haber había habían hace hacia han hasta hay he incluso junto la "
    "las le les lo los luego más me mediante menos mi mí mientras mis misma mismo mucha muchas "
    "mucho "
    "muchos muy nada ni ningún ninguna no nos nosotros nuestra nuestro nunca o os otra otras otro "
    "otros para pero poco por porque pues que qué quien quién quienes se sea según ser será si sí "
    "sido siempre sin sino sobre solo sólo son su sus tal también tampoco tan tanto te tener tiene "
    "tienen toda todas todavía todo todos tras tu tú tus un una unas uno unos usted ustedes y ya "
    "yo";

constexpr std::string_view italian =
    "a ad affinché agli ai al alcuna alcune alcuni all' alla alle allo allora altra altre altri "
    "altro anche ancora anzi aveva avevano avere c' che chi ci ciò cioè circa coi col come con "
    "contro cosa così cui d' da dagli dai dal dall' dalla dalle dallo degli dei del dell' della "
    "delle dello dentro di dopo dove due dunque durante e è ed egli era erano essa esse essere "
    "essi "
    "fa fino fra fu furono già gli ha hanno ho i il in infatti inoltre insieme io l' la le lei li "
    "lo loro lui lungo ma mai me meno mentre mi mia mie miei mio molta molte molti molto ne né "
    "negli "
    "nei nel nell' nella nelle nello nessun nessuna nessuno no noi non nostra nostro o ogni oltre "
    "oppure ora per perché perciò però più poco poi presso prima proprio può qua quale quali "
    "quando "
    "quanto quasi quella quelle quelli quello questa queste questi questo qui quindi s' sarà se sé "
    "secondo sei sempre senza si sia siamo siano sino solo sono sopra sotto stata state stati "
    "stato "
    "su sua sue sugli sui sul sull' sulla sulle sullo suo suoi tale tali tanto te ti tra tramite "
    "tu "
    "tua tuo tutta tuttavia tutte tutti tutto un un' una uno v' va verso vi voi";

constexpr std::string_view portuguese =
    "a à ainda além algo alguém algum alguma algumas alguns ante antes ao aos apenas após aquela "
    "aquele aqueles aqui as às assim até através cada com como contra contudo da daquele das de "
    "dela "
    "dele deles depois desde dessa desse desta deste do dois dos durante e é ela elas ele eles em "
    "embora enquanto entre era eram essa essas esse esses esta está estão estar estava estavam "
    "este "
    "estes eu foi foram há isso isto já la lhe lhes logo lo mais mas me mesma mesmo meu minha "
    "muita "
    "muitas muito muitos na nada não nas nem nenhum nenhuma nessa nesse nesta neste no nos nós "
    "nossa "
    "nosso num numa nunca o onde os ou outra outras outro outros para pela pelas pelo pelos pois "
    "por "
    "porém porque portanto pouco qual quais qualquer quando quanto quase que quem se segundo seja "
    "sem sempre sendo ser será seu seus si sido sim só sob sobre somente sua suas tal também tanto "
    "tão te tem têm ter teve tinha toda todas todavia todo todos tu tudo um uma umas uns você "
    "vocês";

constexpr std::string_view dutch =
    "aan achter af al alle allemaal alleen alles als altijd ander andere anderen ben bent bij "
    "binnen boven buiten daar daarna daarom dan dat de deze die dit doen door dus echter een eens "
    "eerst elk elke en enkele er erg ervan even ge geen gewoon had hadden heb hebben hebt heeft "
    "hem "
    "hen het hier hij hoe hoewel hun ieder iedereen iemand iets ik in indien is ja je jij jou jouw "
    "jullie kan kon konden kunnen langs maar me meer men met mij mijn moest moet moeten mogen na "
    "naar naast nadat niet niets nog nooit nu of om omdat onder ons onze ook op over per reeds "
    "sinds "
    "sommige steeds te tegen ten ter terwijl tijdens toch toe toen tot tussen u uit uw vaak van "
    "vanaf vanuit veel via volgens voor vooral voordat waar waarom was wat we weer wel welke werd "
    "werden wie wij wil worden wordt zal ze zei zelf zelfs zich zij zijn zo zoals zonder zou "
    "zouden "
    "zowel zulke";

constexpr std::string_view russian =
    "а без более бы был была были было быть в вам вас ведь весь во вот все всего всей всем всех вы "
    "где да даже для до его ее её ей ему если есть еще ещё же за здесь и из или им иметь именно их "
    "к "
    "как какая какой когда кого ко которая которого которой которому которую которые который "
    "которых "
    "кто куда ли либо лишь между меня мне много может можно мой мы на над надо нам нас наш не него "
    "нее неё ней нельзя нет ни нибудь них ничего но ну о об один однако он она они оно от очень по "
    "под пока после потом потому почти при про с сам сама сами свое своего своей свои своих свой "
    "свою себе себя сейчас со так также такие такой там тебя тем теперь то тогда того тоже той "
    "только том тот три тут ты у уже хотя чего чей чем через что чтобы чтоб чуть эта эти этим этих "
    "это этого этой этом этот эту я";

constexpr auto lists = std::to_array<StopWordList>({{"en", english},
                                                    {"de", german},
                                                    {"fr", french},
                                                    {"es", spanish},
                                                    {"it", italian},
                                                    {"pt", portuguese},
                                                    {"nl", dutch},
                                                    {"ru", russian}});

}  // namespace

const StopWordList* stop_word_lists(std::size_t& count) {
    count = lists.size();
    return lists.data();
}

}  // namespace stemma::text::detail
