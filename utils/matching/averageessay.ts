// Written by bench/makeaverageessay.ts from the claims of 120 essays of ours.
/** Terms of the average essay by weight: minus 4 times its natural logarithm. */
export const TERMS_BY_WEIGHT: [quarterNats: number, terms: string][] = [
  [6, 'europe russia'],
  [8, 'china european_union money trump ukraine united_states war'],
  [9, 'law nato nuclear politics protect sanct weapon'],
  [
    10,
    'arm attack ban congress cost court defens democracy driv fail far government lose pay poor power pric reform rule tariff united_kingdom west',
  ],
  [
    11,
    'agreement army away climat constitut control country crim cut drug elect forc home india japan lesson military missil oil order peac political politician promis public punish refus sea stat subsidy tax threat trad treaty turkey veto voter weaken western win',
  ],
  [
    12,
    'abroad africa aid ally australia baltic bank billion bomb break bring build buy canada caus collaps corrupt damag deal defend dollar dron economy emiss enforc farmer fear fight foreign fund gas germany harm health hungary impos industry investor iran israel job longer market national party president privat prov putin rais regim rich rival rwanda serbia ship show small soldier spend stay stop taiwan thousand vote world young',
  ],
  [
    13,
    'abus accept admit afford afraid alon armenia asia asset azerbaijan blackmail block carbon care chang cheap child company cuba danger death debt decad demand depend dependenc destroy deter factory failur fall family farm firm fleet france free freez gaza good guarante gun history hundr incom independent international invas judg kill larg leader legal littl lobby long loss membership need neglect negotiat neighbor north_korea opponent orban ordinary patient pension polic policy pretext prison profit protest reach real repeal repress return right risk romania rout ruler safe school sell shar south_korea spar stak support syria tiktok treat trial troop united_nations vucic wage wast worker worthless wrong',
  ],
  [
    14,
    'abandon access act age air answer antibiotic artificial_intelligence authority back bad battery bear belarus borrow budget cabl campaign century chip clos cold compensat competit congo council crisis data die disarm disaster egypt embargo end enough excus expensiv export fals federal financ finland flight food fuel gang georgia haiti hand help hong_kong hospital independenc inflat interest island jail jet justic last life lithium live loan los majority mass media migrant migrat million mine mineral minimum mistak moldova owner pandemic parliament permanent philippines plan poland press pressur procurement prosecut pupil rate recognit reconstruct refuge region relief remedy rent repeat replac reserv resist rise road ruin rul schem seat security send servic shadow shortag silent slovakia social soil sooner strengthen stronger sudan suffer supply system tanker taxpayer teacher technology ten term territory threaten treatment turn victim wait water',
  ],
  [
    15,
    'abolish agency agre allianc arsenal belong billionair bind blam boat border burden business capital car carmaker ceasefir central charg childcar choos city civilian claim class common compulsory concess condit constitutional crypto cultivat customer cyprus dear defeat delay deterrent disinformat dodik dutert duty eastern electric electricity emergency employer encourag enlargement enrich equity escap euro evad evidenc exempt faa feed fico forbid freed freedom full gain gap global grow growth heat hezbollah hide high higher hold honest hous houthi immigrat insuranc intelligenc iraq italy joint kosovo lack lead lebanon limit local low lower main manufacturer mean member mexico milei militia min minister mission model move navy nhs northern object open oregon pacific pakistan partner plac platform port prisoner process product pump push ready rearm receiv record reduc rely remain repair restor retaliat revenu reward saudi_arabia save seab separat serious settlement short silenc singl slow south southern spit staff stand station strik submarin supervis supreme_court taliban talk target teach tigray train trust union vaccin violat violenc weak will wolv woman wreck',
  ],
  [
    16,
    'achiev administrat afghanistan allow animal anti arctic argentina assist backdoor badly balkan bargain benefit betray bill birth black bosnia brexit cancel candidat carry cartel case chanc chatbot cheaper check citizen cloud coalit colleg concentrat conduct confiscat conflict consequenc consumer convict count creat credibility creditor criminal dangerous decis declin deepen deficit denmark dependent depriv design district divid doctor drag early earn eat economic elon emirat endanger enforcement england equipment erdogan exist fair fairness faster favor fentanyl fewer fighter fill financial follow forbidden fract general genocid govern grain greenland grip gulf hard hit household human imf import influenc inspect interferenc international_criminal_court intervent invest investment join journalist justify karabakh largest late later latin learn levy liability libya lie lift maker mandat massacr meat miss motiv movement murder musk netanyahu neutrality north nurs obstacl occupy offer offic official opposit orbit palestine paperwork parent part pass patrol payment person poorer populist portugal precedent presidential quick reactor rebel rebuild recogniz recruit refusal regulator requir resistanc respect retirement round run sabotag safer safety sale satellit self serv shield shoot shrink smuggl sovereignty speed stability stablecoin start steel strangl strategic strength subsidiz surrender surviv survival suspect swallow sweden teenager third ticket tobacco toll transnistria truc unit unlawful user venezuela viktor voluntary vot wealth weight withdrawal xi yemen',
  ],
  [
    17,
    'ahm aircraft airlin airport algorithm approv arrest articl artificial barrack basic basis belgium believ big bloc bond bonus camp cash cent choic clear club coastal commercial commit community consent contract contribut corridor cover covid critic crowd cure currency dayton dead debat decid deliberat deliver democrat democratic deny developer digital disput distant dozen east educat empty enemy energy environmental error escort ethiopia examinat exampl exil expens farmland fee fish flag four friend gdp generat georgescu girl grant great half happen hardest heavi hire hole humanitarian hunger hurt ignor immunity impossibl improv individual intimidat introduc invit islamic journalism labour_party land leav lender licens lithuania lobbyist lukashenko machin man marco measur meet merely middl natur netherlands network news nixon non nursery offens offshor paper past peacekeeper percent permiss plant populat poverty predict prepar prevent produc project promot property proportional prosecutor quality quarrel recover refin releas reopen republic republican research resident responsibl rest retreat rural scan scienc secret seiz settl shell shut side sign smaller soon soviet speech stabl stock strict student summit suppress tank tenth test thin tie together traffic try tunisia unanimity unfair valley valu warhead warship whol wolf word worth',
  ],
  [
    18,
    'able advanc advertiz announc attempt bn body buyer center commiss continu develop direct earlier exchang fast find ground head larger level like list ministry name nine number officer oppos own program proper publish reason reject sav simply step transit travel twenty watch work',
  ],
  [19, 'account five hour present set writ'],
];
