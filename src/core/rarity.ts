/** Classes of characters: letters, a digit, signs that are usual in source, and last any other. */
const CLASSES = 'abcdefghijklmnopqrstuvwxyz0_-./:= "';

/**
 * How often a character of the column's class follows one of the row's in source text, from 0 (once in a million pairs
 * or less) to 9, each step three times as often; counted over the files of some hundred npm packages.
 */
const FOLLOWS = [
  '868675747468776668786555645545343647',
  '734373336626326335536232525234432437',
  '845575476567458536576444446435443547',
  '645685337335646435656433525645353757',
  '857767646447786658884668635657465868',
  '644465217226347226557221415434133756',
  '654374456235465425665332334535443657',
  '744373227224446325465221314434343646',
  '767767633247688636874625364434333537',
  '443362223223224122623321213102121324',
  '644473436224353323543232224424242546',
  '754684337447457524666531623545454657',
  '764473327434646623545322324434532646',
  '757776747356567624786542533656454867',
  '666856536467786728666564333544333646',
  '744483246236447517576421414434243546',
  '643232223222222232226221223102122215',
  '746685647255677527776442623546354757',
  '657585467355556635786455625657664867',
  '746585388345557627767444745657464868',
  '655675526127673617663223226313113426',
  '743372325122225212323212214224232435',
  '643453256223255415543242113324132635',
  '445353225243334723462222214434242535',
  '554443324134565714542352223535253656',
  '443362224113226411223122323106111324',
  '565555433333333333333334338567454778',
  '656555446434655535564452336503131424',
  '444444334324434424443332135070112526',
  '656565556556555636664542267506500556',
  '445543435324453424444331323134712637',
  '324243223012333204343221106110542856',
  '423254223113243204352311214210207846',
  '777777668566677747786664567654658989',
  '556555445444555525565443336535374648',
  '768686657566686667777654567556666989',
];

/**
 * Runs of keywords that are more frequent in source text than their pairs suggest, four characters each: those that stand
 * more than ten times in a megabyte, where the keyword has a rarer one.
 */
const FREQUENT = runsIn(
  ' acc api ass aut bot cha gov key log pay san sec seq tok use"aut.acc.api.app.aut.get.goo.key.log.new.pus' +
    '.sig.tok.wit000000010002[]by]byt_acc_aut_cre_key_sec_sta_toka maacceaccoack_ackaacksackuadgeadmiaginails' +
    'airfal aal tal_calytame=amplanchandaandpandranguanitanneanspanuaapi api.api_app.app_appiapplapprappsark ' +
    'arksasesasetash asksass assiassoasswate(atioatoraultauthaws.aws_azurbadgbasebinabluebootbox-browbytecann' +
    'catecaticatoccesccoucenscesschanchrociphcircck_cck_sckagckbocks.ckupcliecloucommcompconnconvcordcouncrea' +
    'credcretcrypcuricustdatodevidictdigidirediscdkeydmindocsdocudoubdrivdumpe ape boe kee loe toe use.ape.to' +
    'e.une_kee_pae_toe_useapiecliecomecreectlecuredgeegraeighekeyel-telloemaiemotempoenapenceent_entientrequa' +
    'equeequier ier-ser.ger.ier.ser_ier_sersoerveerviess essaessiet_cet_teta etoketwoevenevisew sewayexecflow' +
    'fromfuncgetbginggithgooggrapgrepguaghannhashhenther_hershomehorihttpialsic sicaticenientifieightigitign(' +
    'ign_ignaigneigniimplimpoincrine ingsinition=ionsipheirclirecirflironiscoise itchithuity ivativeliverizat' +
    'jectjob_k_clkagekey key=key_keybkeypkeyskubel tol_colacclbarle_tlewalicelidalienlighlinelinklivelizellba' +
    'loadlobslocalogglogilookloseloudlstalwaylytimailmaskmer mmitmodamotemplimpormposn wen.sen_kenal napincre' +
    'ncryndpane_anectnel new new(newsnextnfigng_cnguanitynkeynnecnnelnnernotansfensponstrnt-snt_snticntrantry' +
    'nvernviroautobseocalocksocusoggeoginogleojecokenokieolanole:ollaollbome omerommiompoon-son.son_sonneonst' +
    'onveooglookiootsopenor soragord ordsorizorksostgoudfountovidowseox-cox-sox-tp://pacepackpartpassplaiplan' +
    'plitporaposipowepp.cpproprivprocprojps:/publpushquirquotr ser tor.ger.pur.str_par_ser_strageral rancraph' +
    'ray(rcleremorequreverfloriabringriterivariverizarizerk trmanrojerollrom(rootrovirowsrrayrsecrsonrticrtne' +
    'rverrvicry ary irypts.aps.cas.nes://s_kesagisaltsaniscanse tsecrsecusentsequser_servsesssetesetosha2shap' +
    'shboshotsignsimpsionsolasonaspacspatsql.sql:sql_ssagssiosswostarstgrstomstorstrastrisubmsubssultswort ke' +
    't ust.apt.ket_crt_ket_lit_pat_seta atabltacktarttasktemptes(tgreth.sthenthorthubtic ticaticstiontivetkey' +
    'toketometooltor toratorstp:/traltrastrintruetry ttokttp:ttpstweetwittwo tworuageubliubmiubscuireunctunix' +
    'unleunseurlsuserustouth.utheuthovateviceviewweigwisewitcwordworkwritwserxtray apykeyyoutysqlytesyticzati' +
    'zure',
);

function runsIn(list: string): ReadonlySet<string> {
  return new Set(Array.from({ length: list.length / 4 }, (_, i) => list.slice(4 * i, 4 * i + 4)));
}

function classOf(char: string): number {
  const found = CLASSES.indexOf(/\d/.test(char) ? '0' : char.toLowerCase());
  return found === -1 ? CLASSES.length : found;
}

/** A run of characters: where it stands in a text, and how often in source text: the sum of `FOLLOWS` over its pairs. */
interface Run {
  readonly at: number;
  readonly often: number;
}

/** @returns the runs of that many characters of the text, by rising place, but for those that hold a character */
function runsOf(text: string, size: number, without: string | undefined): readonly Run[] {
  const classes = [...text].map(classOf);
  const pairs = classes.slice(1).map((next, i) => Number(FOLLOWS[classes[i]!]![next]));
  const runs: Run[] = [];
  for (let at = 0; at + size <= text.length; at++) {
    if (without !== undefined && text.slice(at, at + size).includes(without)) continue;
    runs.push({ at, often: pairs.slice(at, at + size - 1).reduce((sum, pair) => sum + pair, 0) });
  }
  return runs;
}

/**
 * @param size how many characters
 * @param without a character that must not be in the run
 * @returns where the run of that many characters of the text stands that is rarest in source text; -1 where there is none
 */
export function rarestRun(text: string, size: number, without?: string): number {
  const costOf = ({ at, often }: Run): number =>
    FREQUENT.has(text.slice(at, at + size).toLowerCase()) ? often + 9 * size : often;
  let rarest = { at: -1, cost: Infinity };
  for (const run of runsOf(text, size, without)) {
    const cost = costOf(run);
    if (cost < rarest.cost) rarest = { at: run.at, cost };
  }
  return rarest.at;
}

/** @returns how often the rarest run of that many characters stands in source text, by its pairs; infinite where there is none */
export function leastOften(text: string, size: number, without?: string): number {
  return Math.min(...runsOf(text, size, without).map(({ often }) => often));
}
