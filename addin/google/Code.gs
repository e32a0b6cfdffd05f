/**
 * Account scoring in a Google sheet: a menu, and four functions for cells.
 *
 * Paste this file over Code.gs under Extensions > Apps Script, and appsscript.json over the
 * manifest. The arithmetic is done by a server of your own; docs/google-sheets.md says how.
 *
 * @OnlyCurrentDoc
 */

/** @typedef {string | number | boolean | Date | null | undefined} Value what a cell of a sheet gives */
/** @typedef {string | number | boolean | {date: string} | null} Cell the same in JSON */
/** @typedef {{code: string, level: string, place: string, text: string, expected: string, found: string, more: number}} Finding */
/** @typedef {{sheet: string, tab_hidden?: boolean, headings: string[], own: boolean[], folded: boolean[], rows: Cell[][], hidden: boolean[], filter_column: number | null, look: TableLook}} Table */
/** @typedef {"sheets" | "check" | "explain" | "review" | "apply" | "ratings" | "import" | "tab"} Wish */
/** @typedef {{heading: string, heading_row: number, column: number, is_new: boolean, rows: number[], ratings: (number | null)[], look: TableLook}} Ratings */
/** @typedef {{index?: number, tab?: string, stamp?: string, into?: string | null}} About what the sidebar hands back with an answer */
/** @typedef {[number, number, number, number]} Rectangle first row and column from 1, height and width */
/** @typedef {{row: number, column: number, values: Cell[]}} Run cells of one column below each other */
/** @typedef {{column: number, heading: string, like: number, code: string}} NewColumn */
/** @typedef {{sheet: string, head: number, last: number, bottom: number, left: number, right: number, columns: NewColumn[], runs: Run[]}} Edit */
/** @typedef {{accounts: number, contacts: number, contact_from: number}} Summary */
/** @typedef {{size: number | null, colour: string, bold: boolean, underline: boolean}} Font */
/** @typedef {{number: string, font: Font | null, fill: string | null, line: string | null, across: string, upright: string, wrap: boolean}} Style */
/** @typedef {{row: number, column: number, span: number, value: string | number | null, style: number, link: string, formula: string}} PageCell */
/** @typedef {{row: number, column: number, height: number, width: number}} Area */
/** @typedef {{colour: string | null, fill: string | null, bottom: string | null, bold: boolean}} Mark */
/** @typedef {{marks: {text: string, mark: Mark}[], bar: {colour: string, most: number} | null}} Marking */
/** @typedef {Marking & {area: Area}} Overlay */
/** @typedef {Marking & {heading_style: number, style: number, width: number, note: string}} Column */
/** @typedef {{below: number[], notes: {row: number, column: number, text: string}[], filtered: Area | null}} Filled */
/** @typedef {{from_column: number, from_row: number, to_column: number, to_row: number}} Anchor */
/** @typedef {{area: Area, words: string[], sheet: string, source: Area | null}} Choice */
/** @typedef {{title: string, figures: Area, anchor: Anchor, colour: string, lying: boolean}} PageChart */
/**
 * @typedef {object} Page a tab as the server describes it
 * @property {string} sheet
 * @property {number[]} widths of the first columns, in characters
 * @property {[number, number][]} heights rows and their heights in points
 * @property {Style[]} styles
 * @property {PageCell[]} cells
 * @property {Overlay[]} overlays
 * @property {PageChart[]} charts
 * @property {Choice[]} choices cells that offer words, and take any other as well
 * @property {number} frozen rows that stay in sight
 * @property {string} tab the colour of the tab
 * @property {boolean} hidden whether the tab is added out of sight
 * @property {Filled | null} filled what people fill in
 */
/**
 * @typedef {object} TableLook how a table looks, as the server describes it
 * @property {Style[]} styles
 * @property {Column[]} columns
 * @property {number} heading_height in points
 * @property {number} frozen columns that stay in sight
 * @property {number} ranks the column whose blanks stand outside the ranking, from 1; 0 if none
 * @property {Mark} row laid over every row
 * @property {Mark} outside laid over the rows outside the ranking
 * @property {string} tab the colour of the tab
 */
/** @typedef {GoogleAppsScript.Spreadsheet.Sheet} Tab */
/** @typedef {GoogleAppsScript.Spreadsheet.Spreadsheet} Book */


// ---- Names and limits -------------------------------------------------------------------

const TABS = { criteria: "Criteria", accounts: "Accounts", settings: "Settings" };
/** Tabs that may be there beside them. */
const OPTIONAL_TABS = {
  signals: "Signals", activities: "Activities", contacts: "Contacts", rules: "Contact criteria",
  deals: "Deals", sources: "Sources", routing: "Routing", overrides: "Overrides",
  examples: "Examples",
  outcomes: "Outcomes", compare: "Compare", changes: "Changes", figures: "Review figures",
};
/** What is written, in the order of the tabs. */
const RESULTS = {
  scored: "Scored", contacts: "Contacts scored", summary: "Summary", check: "Check",
  draft: "Draft", history: "History", historyCriteria: "History criteria",
};
/** Results that every spreadsheet gets. */
const ALWAYS = [RESULTS.scored, RESULTS.summary, RESULTS.check];
/** Results of last time that the next Score looks at, each only if those before it are there. */
const LAST = [RESULTS.history, RESULTS.historyCriteria, RESULTS.scored];
/** What Review writes: what people read, and its figures for the next one. */
const REVIEWS = ["Review", OPTIONAL_TABS.figures];
/** How the name of a copy of Criteria ends. */
const COPY_DAY = /^\d{4}-\d\d-\d\d( \(\d+\))?$/;
/** Says which column of an export is which of Accounts. */
const MAPPING = "Mapping";
/** Shows one account; made of formulas, so nothing on it is ever sent. */
const CARD = "Card";
/** Further tabs of a workbook of ours, none of which is an export. */
const FURTHER_TABS = [MAPPING, CARD, "Start", "Live", "Lists", "Compared", "Adopted"];
/** How the column of Sources is headed that names tabs. */
const SOURCE_HEADINGS = ["File or sheet", "File", "Sheet", "Fil eller ark", "Fil",
  "Fil eller blad", "Fișier sau foaie", "Fișier", "Fisier sau foaie", "Fisier"];
const HEADS = { account: "Account", rating: "Rating" };
const LANGUAGE = "Language";
const LEVELS = ["error", "warning", "note"];
const ENGLISH = "en";
/** How the column of account names may be headed, the likeliest first. */
const NAME_HEADINGS = [
  "Account", "Company", "Name", "Account name", "Company name",
  "Konto", "Kunde", "Virksomhed", "Firma", "Navn",
  "Kund", "Företag", "Bolag", "Namn", "Cont", "Companie", "Nume",
];
/** How other programs head it; these count where none of the above does. */
const NAME_HEADINGS_OF_PROGRAMS = [
  "Organization - Name", "Organization", "Organisation", "Deal - Organization",
  "Display Name", "partner_id/name", "Partner", "Name 1", "NAME1",
  "Customer", "Customer name", "Client", "Client name", "Business name",
  "Firmanavn", "Virksomhedsnavn", "Kundenavn", "Selskab", "Selskabsnavn",
  "Debitornavn", "Företagsnamn", "Bolagsnamn", "Kundnamn", "Legal name",
  "Denumire", "Denumire firmă", "Denumire companie", "Denumire client",
  "Nume firmă", "Nume companie", "Nume client", "Client/Nume",
];
const ACCOUNT_NAME = "Account name";
const SEARCHED_ROWS = 30;

/** Files of the script, for use without a server. */
const MENU = "Account scoring"; // the product's name: the same in every language
const SIDEBAR = "Sidebar";
const ENGINE = "Engine";

const SERVER_KEY = "ACCOUNT_SCORING_SERVER";
const TOKEN_KEY = "ACCOUNT_SCORING_TOKEN";
const OURS_KEY = "account-scoring";
/** Marks the tab Accounts, once a column Rating was written there. */
const RATING_KEY = "account-scoring-rating";

const CHUNK_CELLS = 50000; // read or written in one go, between two messages
const MOST_BYTES = 50 * 1024 * 1024; // of what UrlFetchApp sends
const MOST_CELLS = 10000000; // in a spreadsheet
const MOST_CHARACTERS = 50000; // in a cell
const MENU_SECONDS = 330; // Google ends a script after 360
const MENU_PATIENCE_MS = 60000;
const CELL_PATIENCE_MS = 20000; // Google ends a function after 30 seconds
const LOCK_MS = 3000;
const TOAST_SECONDS = 60;
const CACHE_SECONDS = 6 * 3600; // the most there is
const CACHE_PART = 90000; // of the 100 KB that a value may have
const CACHE_PARTS = 20;
const TOO_LARGE = 413; // what the server says to too many bytes
const STARTED = Date.now();

const AGREE_SECONDS = 150; // what is then left of the six minutes must do for writing
/** How a formula may begin that fills more cells than its own, or more cells below it. */
const DOWNWARDS = /^=\s*((IFERROR|IFNA)\(\s*)*ARRAYFORMULA\(\s*(?!\{|QUERY\(|SPLIT\()/i;
const SPILLING = new RegExp(
  "^=\\s*((IFERROR|IFNA|ARRAYFORMULA)\\(\\s*)*(\\{|(QUERY|FILTER|SORTN?|UNIQUE|IMPORT[A-Z]+|SPLIT|TRANSPOSE|FLATTEN|SEQUENCE|" +
    "MAP|BY(ROW|COL)|MAKEARRAY|SCAN|[VH]STACK|CHOOSE(COLS|ROWS)|TO(COL|ROW)|WRAP(COLS|ROWS)|ARRAY_CONSTRAIN|RANDARRAY|" +
    "GOOGLEFINANCE|ACCOUNT_[A-Z]+)\\()|^=.*ARRAYFORMULA\\(",
  "i",
);

/** A sentence for the user; with findings, what is to be put right. */
class Trouble extends Error {
  /**
   * @param {string} message
   * @param {Finding[]} [findings]
   * @param {number} [status] what the server answered with
   * @param {Page[]} [pages] the findings as they are written down
   */
  constructor(message, findings, status, pages) {
    super(message);
    this.pages = pages;
    this.findings = findings || [];
    this.status = status || 0;
  }
}


// ---- Menu -------------------------------------------------------------------------------

/** Google runs this when the sheet is opened. */
function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu(MENU)
    .addItem(say_("Score"), "scoreAccounts")
    .addItem(say_("Check"), "checkAccounts")
    .addItem(say_("Explain"), "explainAccount")
    .addSeparator()
    .addItem(say_("Review"), "reviewAccounts")
    .addItem(say_("Apply"), "applyWeights")
    .addSeparator()
    .addSubMenu(importMenu_())
    .addSubMenu(tabsMenu_())
    .addSeparator()
    .addItem(say_("Settings"), "changeSettings")
    .addToUi();
}

/** The first tells people, deals and activities by their headings; the others say it. */
function importMenu_() {
  return SpreadsheetApp.getUi()
    .createMenu(say_("Import"))
    .addItem(called_(TABS.accounts), "importExport")
    .addItem(called_(OPTIONAL_TABS.contacts), "importContacts")
    .addItem(called_(OPTIONAL_TABS.deals), "importDeals")
    .addItem(called_(OPTIONAL_TABS.activities), "importActivities");
}

function tabsMenu_() {
  return SpreadsheetApp.getUi()
    .createMenu(say_("Add a tab"))
    .addItem(called_(OPTIONAL_TABS.contacts), "addContacts")
    .addItem(called_(OPTIONAL_TABS.rules), "addContactCriteria")
    .addItem(called_(OPTIONAL_TABS.activities), "addActivities")
    .addItem(called_(OPTIONAL_TABS.signals), "addSignals")
    .addItem(called_(OPTIONAL_TABS.deals), "addDeals")
    .addItem(called_(OPTIONAL_TABS.routing), "addRouting")
    .addItem(called_(OPTIONAL_TABS.sources), "addSources")
    .addItem(called_(OPTIONAL_TABS.overrides), "addOverrides")
    .addItem(called_(OPTIONAL_TABS.examples), "addExamples")
    .addItem(called_(CARD), "addCard")
    .addItem(called_(OPTIONAL_TABS.outcomes), "addOutcomes")
    .addItem(called_(OPTIONAL_TABS.compare), "addCompare");
}

/** Rates the accounts into the tabs Scored, Summary and Check, and those that follow from more tabs. */
function scoreAccounts() {
  inWords_(() => orSidebar_(() => alone_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    ALWAYS.forEach((name) => refuseForeign_(book, name));
    // One request for all accounts: how numbers and dates are to be read is told by whole
    // columns, and a rank by all others. Nothing is written before the whole answer is here.
    return scored_(book, orCheck_(book, () => askToScore_(book)));
  })));
}

/**
 * @param {Book} book
 * @param {any} answer
 */
function scored_(book, answer) {
  book.setActiveSheet(writeResults_(book, answer));
  book.toast(say_("Done."), MENU, 3);
  return contactsMessage_(answer.summary);
}

/**
 * Sends what the last Score gave as well. Where that is too much for the server, Scored stays
 * behind: changes are then listed without their reasons.
 * @param {Book} book
 */
function askToScore_(book) {
  /** @type {ReturnType<typeof sheets_>} */
  let body = { sheets: {}, name: "" };
  try {
    return ask_("sheets", () => (body = sheets_(book, LAST)), MENU_PATIENCE_MS);
  } catch (error) {
    const scored = Object.keys(body.sheets).find((name) => isCalled_(name, RESULTS.scored));
    if (!(error instanceof Trouble) || error.status !== TOO_LARGE || scored === undefined) {
      throw error;
    }
    delete body.sheets[scored];
    return ask_("sheets", () => body, MENU_PATIENCE_MS);
  }
}

/** Writes all that is wrong or doubtful into the tab Check. */
function checkAccounts() {
  inWords_(() => orSidebar_(() => alone_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    refuseForeign_(book, RESULTS.check);
    return checked_(book, ask_("check", () => sheets_(book), MENU_PATIENCE_MS));
  })));
}

/**
 * @param {Book} book
 * @param {any} answer
 */
function checked_(book, answer) {
  const [tab] = writePages_(book, pagesOf_(answer));
  book.setActiveSheet(tab);
  return countsMessage_(answer.findings);
}

/** Writes into the tab Review whether the ratings win deals. */
function reviewAccounts() {
  inWords_(() => orSidebar_(() => alone_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    REVIEWS.forEach((name) => refuseForeign_(book, name));
    const ask = () => ask_("review", () => sheets_(book, REVIEWS.slice(0, 1)), MENU_PATIENCE_MS);
    return reviewed_(book, orCheck_(book, ask));
  })));
}

/**
 * @param {Book} book
 * @param {any} answer
 */
function reviewed_(book, answer) {
  const [tab] = writePages_(book, pagesOf_(answer));
  book.setActiveSheet(tab);
  return String(answer.told);
}

/** Takes over the weights that the outcomes suggest, once its user agrees, or goes back. */
function applyWeights() {
  inWords_(() => orSidebar_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const body = applyBody_(book);
    const answer = orCheck_(book, () => ask_("apply", () => body, MENU_PATIENCE_MS));
    return agreed_(answer.question) ? alone_(() => applied_(book, answer, weightsStamp_(body))) : say_("Nothing was changed.");
  }));
}

/** @param {Book} book */
function applyBody_(book) {
  const criteria = findTab_(book, TABS.criteria);
  const start = criteria ? `${criteria.getName()} ` : "";
  const copies = book.getSheets().map((tab) => tab.getName())
    .filter((name) => start && name.startsWith(start) && COPY_DAY.test(name.slice(start.length)));
  const body = sheets_(book, REVIEWS.slice(0, 1));
  const clock = clock_();
  copies.forEach((name) => {
    const tab = findTab_(book, name);
    body.sheets[name] = tab ? cells_(withoutTail_(read_(book, tab)), clock) : [];
  });
  return body;
}

/**
 * Marks the criteria and settings that weights were worked out from.
 * @param {ReturnType<typeof sheets_>} body
 */
function weightsStamp_({ sheets }) {
  const names = Object.keys(sheets).filter((name) => [TABS.criteria, TABS.settings].some((one) => isCalled_(name, one)));
  return digest_(ascii_(JSON.stringify(names.map((name) => [name, sheets[name]]))));
}

/**
 * Writes the weights, if criteria and settings are still those that they were worked out from.
 * @param {Book} book
 * @param {{message: string, criteria: string, copy_as: string, edits: Edit[], pages: Page[]}} answer
 * @param {string} stamp
 */
function applied_(book, { message, criteria: name, copy_as: copy, edits, pages }, stamp) {
  const criteria = findTab_(book, name);
  if (!Array.isArray(edits) || !Array.isArray(pages) || !criteria) {
    throw otherVersion_();
  }
  if (weightsStamp_(applyBody_(book)) !== stamp) {
    throw new Trouble(say_("The spreadsheet was changed after this was worked out, so nothing was written. Choose Apply again."));
  }
  refusePresent_(book, pages);
  if (copy) {
    const former = criteria.copyTo(book).setName(copy);
    const cells = former.getDataRange();
    // what it shows stays, whatever becomes of the accounts
    cells.copyTo(cells, SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
  }
  edits.forEach((edit) => writeEdit_(book, edit));
  addPages_(book, pages);
  book.setActiveSheet(criteria);
  return message;
}

/** Explains the rating of the account in the selected row. */
function explainAccount() {
  inWords_(() => orSidebar_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const selected = selectedAccount_(book);
    const body = () => ({ ...sheets_(book), account: selected.name });
    return explained_(orCheck_(book, () => ask_("explain", body, MENU_PATIENCE_MS)), selected.index);
  }));
}

/**
 * @param {any} answer
 * @param {number} index of the account
 */
function explained_(answer, index) {
  /** @type {{index: number}[]} */
  const receipts = answer.receipts;
  const at = receipts.findIndex((receipt) => receipt.index === index);
  return at < 0 ? answer.told.join("\n\n") : answer.told[at];
}


// ---- Without a server -------------------------------------------------------------------

/**
 * Does what a server is asked for; without one, opens the sidebar, which needs none.
 * @param {() => string} work
 */
function orSidebar_(work) {
  if (settings_().address) {
    return work();
  }
  let page;
  try {
    page = HtmlService.createHtmlOutputFromFile(SIDEBAR);
  } catch (error) {
    throw new Trouble(say_(
      "There is no server yet: set it in the menu Account scoring > Settings, or add the files {sidebar} and {engine} to " +
        "this script, with which none is needed.",
      { sidebar: SIDEBAR, engine: ENGINE },
    ));
  }
  if (WORDS[language_()]) {
    // JSON is a literal, and no sign of it begins an element
    const names = Object.fromEntries(Object.values({ ...TABS, ...OPTIONAL_TABS }).map((name) => [name, called_(name)]));
    const words = JSON.stringify({ ...names, ...WORDS[language_()] }).replace(/</g, "\\u003c");
    const content = page.getContent().replace('<html lang="en">', `<html lang="${language_()}">`);
    page.setContent(content.replace("const WORDS = {};", () => `const WORDS = ${words};`));
  }
  SpreadsheetApp.getUi().showSidebar(page.setTitle(MENU));
  return "";
}

/** Gives the sidebar the engine, packed as text. */
function sidebarEngine() {
  return forSidebar_(() => ({ packed: engineFile_().getContent().trim() }));
}

function engineFile_() {
  try {
    return HtmlService.createHtmlOutputFromFile(ENGINE);
  } catch (error) {
    throw new Trouble(say_(
      "This script lacks the file {engine}, which does the rating: run \"account-scoring google FOLDER\", then add its " +
        "{engine}.html in Extensions > Apps Script as an HTML file named {engine}, and press again.",
      { engine: ENGINE },
    ));
  }
}

/** Names the tabs that may hold an export, the one in front first. */
function sidebarExports() {
  return forSidebar_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const front = book.getActiveSheet().getName();
    const names = exportNames_(book);
    return { names: [...names.filter((name) => name === front), ...names.filter((name) => name !== front)] };
  });
}

/**
 * Gives the sidebar what a server would be sent.
 * @param {Wish} what
 * @param {string} [name] of the tab that holds the export, or that is to be added
 * @param {string | null} [into] the tab that the rows of the export go to, as the server calls it
 */
function sidebarAsks(what, name = "", into = null) {
  return forSidebar_(() => {
    const { about, ...body } = request_(SpreadsheetApp.getActiveSpreadsheet(), what, name, into);
    return { body: ascii_(JSON.stringify({ ...body, ...inLanguage_() })), about };
  });
}

/**
 * Gives what is sent, and what must be known of it to write the answer.
 * @param {Book} book
 * @param {Wish} what
 * @param {string} name
 * @param {string | null} into
 * @returns {{about: About}}
 */
function request_(book, what, name, into) {
  if (what === "explain") {
    const selected = selectedAccount_(book);
    return { ...sheets_(book), ...{ account: selected.name }, about: { index: selected.index } };
  }
  if (what === "import") {
    const body = importBody_(book, name, into);
    return { ...body, about: { tab: name, stamp: stamp_(body), into } };
  }
  if (what === "apply") {
    const body = applyBody_(book);
    return { ...body, about: { stamp: weightsStamp_(body) } };
  }
  if (what === "tab") {
    return { ...tabBody_(book, name), about: {} };
  }
  const written = { sheets: ALWAYS, check: [RESULTS.check], review: REVIEWS, ratings: [RESULTS.check] }[what];
  written.forEach((one) => refuseForeign_(book, one));
  if (what === "ratings") {
    refuseForeignRating_(book);
  }
  /** @type {{[what: string]: string[]}} */
  const last = { sheets: LAST, review: REVIEWS.slice(0, 1) };
  return { ...sheets_(book, last[what], what === "ratings"), about: {} };
}

/**
 * Writes what the sidebar worked out, as if a server had answered it.
 * @param {Wish} what
 * @param {About} about
 * @param {string} reply
 */
function sidebarWrites(what, about, reply) {
  return forSidebar_(() => alone_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const { status, answer } = JSON.parse(reply);
    const given = orCheck_(book, () => accepted_(answer, status));
    if (what === "explain") {
      return { message: explained_(given, about.index ?? -1) };
    }
    if (what === "import") {
      return { message: imported_(book, given, { tab: about.tab || "", stamp: about.stamp || "", into: about.into ?? null }) };
    }
    if (what === "apply") {
      return { message: applied_(book, given, about.stamp || "") };
    }
    const write = { sheets: scored_, check: checked_, review: reviewed_, ratings: rated_, tab: added_ }[what];
    return { message: write(book, given) };
  }));
}

/**
 * Refuses a column Rating on Accounts that was not written by this script.
 * @param {Book} book
 */
function refuseForeignRating_(book) {
  const tab = findTab_(book, TABS.accounts);
  const rows = tab ? head_(tab) : [];
  const head = headingRow_(rows);
  const there = head >= 0 && rows[head].some((heading) => isCalled_(heading, HEADS.rating));
  if (tab && there && !isMarked_(tab, RATING_KEY)) {
    throw new Trouble(say_(
      "There is a column {heading} on {tab} that this sidebar did not write, so it is left alone. " +
        "Rename or delete it, then try again.",
      { heading: called_(HEADS.rating), tab: tab.getName() },
    ));
  }
}

/**
 * Writes the ratings beside the accounts, in the column of last time or behind all others.
 * @param {Book} book
 * @param {Ratings} answer
 */
function rated_(book, answer) {
  const tab = findTab_(book, TABS.accounts);
  if (!tab) {
    throw new Trouble(say_("There is no tab {tab}.", { tab: tabName_(TABS.accounts) }));
  }
  const { heading, heading_row: top, column } = answer;
  const last = Math.max(top, tab.getLastRow());
  grow_(book, tab, Math.max(last, top + 1), column);
  /** @type {Value[][]} */
  const cells = Array.from({ length: last - top + 1 }, () => [""]);
  cells[0][0] = heading;
  answer.rows.forEach((row, at) => {
    cells[row - top][0] = answer.ratings[at] ?? "";
  });
  tab.getRange(top, column, cells.length, 1).setValues(cells);
  const { styles, columns: [look] } = answer.look;
  if (answer.is_new) {
    tab.addDeveloperMetadata(RATING_KEY, heading, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    paint_(tab.getRange(top, column), styles[look.heading_style]);
    tab.setColumnWidth(column, pixelsWide_(look.width));
    const below = tab.getRange(top + 1, column, Math.max(tab.getMaxRows() - top, 1), 1);
    tab.setConditionalFormatRules([...tab.getConditionalFormatRules(), ...rules_(below, look)]);
  }
  if (cells.length > 1) {
    paint_(tab.getRange(top + 1, column, cells.length - 1, 1), styles[look.style]);
  }
  book.setActiveSheet(tab);
  const places = { count: answer.ratings.filter((rating) => rating !== null).length, heading, tab: tab.getName() };
  return places.count === 1
    ? say_("1 rating written to the column {heading} of {tab}.", places)
    : say_("{count:,} ratings written to the column {heading} of {tab}.", places);
}

/**
 * Gives what went wrong as a message: an exception reaches the sidebar without its words.
 * @template T
 * @param {() => T} work
 * @returns {T | {message: string}}
 */
function forSidebar_(work) {
  try {
    return work();
  } catch (error) {
    return { message: error instanceof Trouble ? error.message : stopped_(error) };
  }
}

/** Asks for the server's address and token. */
function changeSettings() {
  inWords_(() => {
    const current = settings_();
    const address = prompted_(
      `${say_("Address of the server, such as https://scoring.example.com")}\n\n` +
        say_("Now: {address}. Leave it empty to keep that.", { address: current.address || say_("none") }),
    );
    if (address === null) {
      return say_("Nothing was changed.");
    }
    const store = PropertiesService.getDocumentProperties();
    if (address) {
      store.setProperty(SERVER_KEY, checkedAddress_(address));
    }
    const token = prompted_(
      `${say_("Token of the server.")}\n\n` +
        say_(
          "Everybody who may edit this spreadsheet can read it: use a token that you can withdraw, made for this spreadsheet alone.",
        ) +
        "\n\n" +
        say_("Now: {token}. Leave it empty to keep that; a single - takes it away.", {
          token: current.token ? say_("there is one") : say_("none"),
        }),
    );
    if (token === "-") {
      store.deleteProperty(TOKEN_KEY);
    } else if (token) {
      store.setProperty(TOKEN_KEY, token);
    }
    return tried_();
  });
}

/**
 * @param {string} question
 * @returns {string | null} null when it was called off
 */
function prompted_(question) {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(MENU, question, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : null;
}

/** Says whether the server can be reached with the settings. */
function tried_() {
  const { address, token } = settings_();
  if (!address) {
    return say_("There is no address yet.");
  }
  const limits = answered_(fetched_(`${address}/api/v1/limits`, { method: "get" }), address);
  const wanted = limits.token && !token ? `\n\n${say_("It wants a token, and there is none yet.")}` : "";
  return say_("Saved. The server answers. It takes {count:,} accounts at a time.", { count: Number(limits.rows) }) + wanted;
}

/**
 * Says what went wrong in a message: there is nobody else to tell.
 * @param {() => string} work
 */
function inWords_(work) {
  const ui = SpreadsheetApp.getUi();
  let message;
  try {
    message = work();
  } catch (error) {
    message = error instanceof Trouble ? error.message : stopped_(error);
  }
  if (message) {
    ui.alert(MENU, message, ui.ButtonSet.OK);
  }
}

/** @param {unknown} error */
function stopped_(error) {
  return (
    `${say_("This stopped with an error: {error}", { error: errorText_(error) })}\n\n` +
    say_(
      "If a tab is protected, let its owner unprotect it; then try again. What stands on the result tabs may be written in part.",
    )
  );
}

/**
 * Keeps two people from writing the same tabs at once.
 * @template T
 * @param {() => T} work
 */
function alone_(work) {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_MS)) {
    throw new Trouble(say_("Somebody is scoring this spreadsheet at this moment. Wait a minute and try again."));
  }
  try {
    return work();
  } finally {
    // the next one must find everything written
    try {
      SpreadsheetApp.flush();
    } finally {
      lock.releaseLock();
    }
  }
}

/**
 * Asks; if there are errors to put right, writes these down instead.
 * @param {Book} book
 * @param {() => any} question
 */
function orCheck_(book, question) {
  try {
    return question();
  } catch (error) {
    if (!(error instanceof Trouble) || !error.findings.length) {
      throw error;
    }
    refuseForeign_(book, RESULTS.check);
    const [tab] = writePages_(book, pagesOf_(error));
    book.setActiveSheet(tab);
    throw new Trouble(errorsMessage_(error.findings));
  }
}


// ---- Functions for cells ----------------------------------------------------------------

/**
 * Rates accounts from 0 to 10; empty where nothing is known of one.
 *
 * @param {Value | Value[][]} account The cells of one account, or of many: one row each.
 * @param {Value | Value[][]} headings The heading row of the accounts, as wide as they are.
 * @param {Value | Value[][]} criteria The table of criteria with its headings.
 * @returns {any} A rating for each row.
 * @customfunction
 */
function ACCOUNT_SCORE(account, headings, criteria) {
  return inCell_(() => {
    const query = accountsOf_(account, headings, criteria);
    /** @type {Cell[]} */
    const ratings = askOnce_(query, { want: ["ratings"] }).ratings || [];
    return query.rows.map((_, row) => [shown_(ratings[row])]);
  });
}

/**
 * Says which three criteria moved each account's rating most.
 *
 * @param {Value | Value[][]} account The cells of one account, or of many: one row each.
 * @param {Value | Value[][]} headings The heading row of the accounts, as wide as they are.
 * @param {Value | Value[][]} criteria The table of criteria with its headings.
 * @returns {any} A sentence for each row.
 * @customfunction
 */
function ACCOUNT_WHY(account, headings, criteria) {
  return inCell_(() => {
    const query = accountsOf_(account, headings, criteria);
    /** @type {Cell[]} */
    const why = askOnce_(query, { want: ["why"] }).why || [];
    return query.rows.map((_, row) => [shown_(why[row])]);
  });
}

/**
 * Gives each account's points, one column for each criterion, before weights.
 *
 * @param {Value | Value[][]} account The cells of one account, or of many: one row each.
 * @param {Value | Value[][]} headings The heading row of the accounts, as wide as they are.
 * @param {Value | Value[][]} criteria The table of criteria with its headings.
 * @returns {any} A row of points for each row.
 * @customfunction
 */
function ACCOUNT_POINTS(account, headings, criteria) {
  return inCell_(() => {
    const query = accountsOf_(account, headings, criteria);
    const points = askOnce_(query, { want: ["points"] }).points || { criteria: [""], rows: [] };
    /** @type {Cell[]} */
    const none = points.criteria.map(() => "");
    return query.rows.map((_, row) => (points.rows[row] || none).map(shown_));
  });
}

/**
 * Lists the accounts to contact, the best first, under headings.
 *
 * @param {Value | Value[][]} accounts The cells of the accounts, one row each.
 * @param {Value | Value[][]} headings The heading row of the accounts, as wide as they are.
 * @param {Value | Value[][]} criteria The table of criteria with its headings.
 * @param {Value} [contact_from] The least rating of a contact, 5 if left out.
 * @returns {any} The list with its headings.
 * @customfunction
 */
function ACCOUNT_RANKED(accounts, headings, criteria, contact_from) {
  return inCell_(() => {
    const query = accountsOf_(accounts, headings, criteria);
    /** @type {{want: string[], contact_from?: number}} */
    const wish = { want: ["ranked"] };
    if (!isBlank_(contact_from)) {
      wish.contact_from = checkedLeast_(contact_from);
    }
    const ranked = askOnce_(query, wish).ranked;
    if (!ranked) {
      return "";
    }
    /** @type {Cell[][]} */
    const rows = [ranked.headings, ...ranked.rows];
    return rows.map((row) => row.map(shown_));
  });
}

/**
 * Lets a fault be the result, in words: a function cannot show a message.
 * @param {() => any} work
 */
function inCell_(work) {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Trouble ? error.message : say_("Not rated, {error}", { error: errorText_(error) });
    return `#${message.split("\n")[0]}`;
  }
}

/**
 * Reads the arguments of a function. Empty rows at the end, as of A5:K, are not sent.
 * @param {Value | Value[][]} account
 * @param {Value | Value[][]} headings
 * @param {Value | Value[][]} criteria
 */
function accountsOf_(account, headings, criteria) {
  const clock = clock_();
  const heads = across_(grid_(headings));
  if (heads.length > 1) {
    throw new Trouble(say_("Headings must be one row, but {count} rows were given", { count: heads.length }));
  }
  const given = grid_(account);
  const rows = given.length === heads[0].length ? across_(given) : given;
  return {
    rows,
    clock,
    body: {
      headings: cells_(heads, clock)[0],
      criteria: cells_(withoutTail_(grid_(criteria)), clock),
      accounts: cells_(withoutTail_(rows), clock),
    },
  };
}

/**
 * @param {Value | Value[][]} values
 * @returns {Value[][]}
 */
function grid_(values) {
  return Array.isArray(values) ? values : [[values]];
}

/**
 * Turns a column into a row.
 * @param {Value[][]} rows
 */
function across_(rows) {
  return rows.length > 1 && rows.every((row) => row.length === 1) ? [rows.map((row) => row[0])] : rows;
}

/** @param {Value} value */
function checkedLeast_(value) {
  if (typeof value !== "number" || value < 0 || value > 10) {
    throw new Trouble(say_("contact_from '{value}' is not a number from 0 to 10", { value: String(value) }));
  }
  return value;
}

/** @param {Cell | undefined} cell */
function shown_(cell) {
  return cell === null || cell === undefined ? "" : typeof cell === "object" ? cell.date : cell;
}

/**
 * Asks the server for one whole range, or recalls what it said to the same today.
 * @param {ReturnType<typeof accountsOf_>} query
 * @param {object} wish
 */
function askOnce_(query, wish) {
  if (!query.body.accounts.length) {
    return {};
  }
  // Ratings depend on the day, which is sent so that the cache and the server mean the same.
  const body = { ...query.body, ...wish, today: query.clock.day(new Date()), ...inLanguage_() };
  const cache = CacheService.getDocumentCache();
  const key = digest_(`${settings_().address} ${ascii_(JSON.stringify(body))}`);
  const known = forgiven_(() => recalled_(cache, key));
  if (known) {
    return JSON.parse(known);
  }
  const answer = ask_("accounts", () => body, CELL_PATIENCE_MS);
  forgiven_(() => remember_(cache, key, ascii_(JSON.stringify(answer))));
  return answer;
}

/**
 * Does without the cache when Google refuses it: it only saves time.
 * @template T
 * @param {() => T} work
 * @returns {T | null}
 */
function forgiven_(work) {
  try {
    return work();
  } catch (error) {
    return null;
  }
}

/** @param {string} text only ASCII: the digest takes other characters for question marks */
function digest_(text) {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text);
  return `${OURS_KEY} ${Utilities.base64Encode(bytes)}`;
}

/**
 * @param {GoogleAppsScript.Cache.Cache | null} cache
 * @param {string} key
 * @returns {string | null}
 */
function recalled_(cache, key) {
  const count = Number(cache === null ? 0 : cache.get(key));
  if (cache === null || !count) {
    return null;
  }
  const keys = Array.from({ length: count }, (_, part) => `${key} ${part}`);
  const parts = cache.getAll(keys);
  // Google may forget one part and keep another
  return keys.every((name) => name in parts) ? keys.map((name) => parts[name]).join("") : null;
}

/**
 * @param {GoogleAppsScript.Cache.Cache | null} cache
 * @param {string} key
 * @param {string} text
 */
function remember_(cache, key, text) {
  const count = Math.ceil(text.length / CACHE_PART);
  if (cache === null || count > CACHE_PARTS) {
    return;
  }
  /** @type {{[key: string]: string}} */
  const parts = { [key]: String(count) };
  for (let part = 0; part < count; part++) {
    parts[`${key} ${part}`] = text.slice(part * CACHE_PART, (part + 1) * CACHE_PART);
  }
  cache.putAll(parts, CACHE_SECONDS);
}


// ---- Server -----------------------------------------------------------------------------

/** Gives the address and the token that were typed under Settings. */
function settings_() {
  const store = PropertiesService.getDocumentProperties();
  return { address: store.getProperty(SERVER_KEY) || "", token: store.getProperty(TOKEN_KEY) || "" };
}

/** @param {string} typed */
function checkedAddress_(typed) {
  const address = typed.replace(/\/+$/, "");
  // only https keeps the accounts and the token to yourselves; localhost serves tests
  if (!/^(https:\/\/[^\s/?#@]+(\/[^\s?#@]*)?|http:\/\/localhost(:\d+)?)$/i.test(address)) {
    throw new Trouble(say_("'{address}' is not an address that begins with https://, such as https://scoring.example.com", { address: typed }));
  }
  return address;
}

/**
 * Sends a request, again if the server is busy, and gives its answer.
 * @param {string} what
 * @param {() => object} body
 * @param {number} patience milliseconds
 * @returns {any}
 */
function ask_(what, body, patience) {
  const { address, token } = settings_();
  if (!address) {
    throw new Trouble(say_(
      "There is no server yet: set it in the menu Account scoring > Settings, or press {button} in the sidebar, which needs none.",
      { button: say_("Rating column") },
    ));
  }
  const payload = ascii_(JSON.stringify({ ...body(), ...inLanguage_() }));
  if (payload.length > MOST_BYTES) {
    throw new Trouble(
      say_(
        "Google sends at most 50 MB at once, and these tabs are larger. Take columns that no criterion needs out of " +
          "{tab}, or score a downloaded copy with account-scoring score.",
        { tab: tabName_(TABS.accounts) },
      ),
      [],
      TOO_LARGE,
    );
  }
  /** @type {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions} */
  const request = { method: "post", contentType: "application/json", payload };
  if (token || language_() !== ENGLISH) {
    request.headers = {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(language_() === ENGLISH ? {} : { "Accept-Language": language_() }),
    };
  }
  const url = `${address}/api/v1/${what}`;
  const until = Date.now() + patience;
  for (let tries = 0; ; tries++) {
    const response = fetched_(url, request);
    const wait = waitAfter_(response, tries);
    if (wait === null || Date.now() + wait > until) {
      return answered_(response, address);
    }
    Utilities.sleep(wait);
  }
}

/**
 * @param {string} url
 * @param {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions} request
 */
function fetched_(url, request) {
  try {
    // a redirect could take the accounts and the token elsewhere
    return UrlFetchApp.fetch(url, { ...request, muteHttpExceptions: true, followRedirects: false });
  } catch (error) {
    throw new Trouble(say_(
      "The server could not be reached at {address}: {error} If its address is right, it must be open to the " +
        "internet; and where appsscript.json has a urlFetchWhitelist, it must stand there.",
      { address: url, error: errorText_(error) },
    ));
  }
}

/**
 * Says how long to wait before asking again; null if that would not help.
 * @param {GoogleAppsScript.URL_Fetch.HTTPResponse} response
 * @param {number} tries
 */
function waitAfter_(response, tries) {
  if (![429, 503].includes(response.getResponseCode())) {
    return null;
  }
  /** @type {[string, unknown][]} */
  const headers = Object.entries(response.getHeaders());
  const header = headers.find(([name]) => name.toLowerCase() === "retry-after");
  const wanted = Number(header ? header[1] : 0) * 1000 || 0;
  // many cells may be told to come back at the same moment
  return Math.max(wanted, 500 * 2 ** tries) + Math.floor(Math.random() * 250);
}

/**
 * @param {GoogleAppsScript.URL_Fetch.HTTPResponse} response
 * @param {string} address
 * @returns {any}
 */
function answered_(response, address) {
  const status = response.getResponseCode();
  let answer;
  try {
    answer = JSON.parse(response.getContentText("UTF-8"));
  } catch (error) {
    answer = null;
  }
  if (answer === null || typeof answer !== "object") {
    throw new Trouble(say_(
      "What answers at {address} (status {status}) is not account scoring: look at its address in the menu Account scoring > Settings.",
      { address, status },
    ));
  }
  if (status === 401) {
    throw new Trouble(say_("The server does not accept the token: set it in the menu Account scoring > Settings."));
  }
  return accepted_(answer, status);
}

/**
 * @param {any} answer
 * @param {number} status
 * @returns {any}
 */
function accepted_(answer, status) {
  if (status === 200) {
    return answer;
  }
  const message = String(answer.message || say_("The server answered with status {status}", { status }));
  throw new Trouble(message, Array.isArray(answer.findings) ? answer.findings : [], status, answer.pages);
}

/**
 * Writes JSON in ASCII alone, so that a character is a byte and no encoding can harm it.
 * @param {string} json
 */
function ascii_(json) {
  return json.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}


// ---- Reading tabs -----------------------------------------------------------------------

/**
 * Finds a tab by its name, in any language, ignoring case and space.
 * @param {Book} book
 * @param {string} name
 * @returns {Tab | undefined}
 */
function findTab_(book, name) {
  const tabs = book.getSheets();
  return tabs.find((tab) => key_(tab.getName()) === key_(name)) || tabs.find((tab) => isCalled_(tab.getName(), name));
}

/** @param {unknown} text */
function key_(text) {
  return String(text).trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * Reads the tabs that are known by name, and those that Sources names; the cells of others are
 * not looked at.
 * @param {Book} book
 * @param {string[]} [last] results of last time to send as well
 * @param {boolean} [withHeading] of the column Rating that this script wrote; its ratings are never sent
 */
function sheets_(book, last, withHeading) {
  const clock = clock_();
  /** @type {{[name: string]: Cell[][]}} */
  const sheets = {};
  /** @param {string} name */
  const add = (name) => {
    const tab = findTab_(book, name);
    if (tab) {
      sheets[tab.getName()] = cells_(withoutTail_(isForeign_(tab) ? head_(tab) : read_(book, tab)), clock);
    }
    return tab;
  };
  [...Object.values(TABS), ...Object.values(OPTIONAL_TABS)].forEach(add);
  emptyRatings_(book, sheets, withHeading);
  const sources = findTab_(book, OPTIONAL_TABS.sources);
  if (sources) {
    namedBy_(sheets[sources.getName()]).forEach(add);
  }
  (last || []).every((name) => {
    const tab = add(name);
    return tab && !isForeign_(tab);
  });
  if (!findTab_(book, TABS.criteria) || !findTab_(book, TABS.accounts)) {
    // names alone, so that the answer can say which tab may be meant
    book.getSheets().forEach((tab) => {
      sheets[tab.getName()] = sheets[tab.getName()] || [];
    });
  }
  book.toast(say_("Rating …"), MENU, TOAST_SECONDS);
  return { sheets, name: book.getName() };
}

/**
 * Takes the ratings that this script wrote beside the accounts out of what is sent: they are
 * no field of the accounts.
 * @param {Book} book
 * @param {{[name: string]: Cell[][]}} sheets
 * @param {boolean} [withHeading]
 */
function emptyRatings_(book, sheets, withHeading) {
  const tab = findTab_(book, TABS.accounts);
  if (!tab || !isMarked_(tab, RATING_KEY)) {
    return;
  }
  const rows = sheets[tab.getName()];
  const head = headingRow_(rows.slice(0, SEARCHED_ROWS));
  const column = head < 0 ? -1 : rows[head].findIndex((heading) => isCalled_(heading, HEADS.rating));
  if (column >= 0) {
    rows.slice(withHeading ? head + 1 : head).forEach((cells) => {
      cells[column] = null;
    });
  }
}

/**
 * Gives the names under the heading File or sheet.
 * @param {Cell[][]} rows of Sources
 */
function namedBy_(rows) {
  const wanted = SOURCE_HEADINGS.map(key_);
  const columns = rows.slice(0, SEARCHED_ROWS).map((cells) => cells.findIndex((cell) => wanted.includes(key_(cell))));
  const head = columns.findIndex((column) => column >= 0);
  const cells = head < 0 ? [] : rows.slice(head + 1).map((row) => row[columns[head]]);
  return cells.filter((cell) => !isBlank_(cell)).map(String);
}

/**
 * Says whether a tab is called History but is the user's own: the server tells by its headings
 * whether that stands in the way.
 * @param {Tab} tab
 */
function isForeign_(tab) {
  return isCalled_(tab.getName(), RESULTS.history) && !isOurs_(tab);
}

/**
 * Reads no more of a tab than its headings can stand in.
 * @param {Tab} tab
 */
function head_(tab) {
  const width = tab.getLastColumn();
  return width ? tab.getRange(1, 1, Math.min(tab.getLastRow(), SEARCHED_ROWS), width).getValues() : [];
}

/**
 * Reads a tab from A1 on, block by block.
 * @param {Book} book
 * @param {Tab} tab
 */
function read_(book, tab) {
  const height = tab.getLastRow();
  const width = tab.getLastColumn();
  const step = stepOf_(width);
  /** @type {Value[][]} */
  const rows = [];
  for (let row = 1; row <= height; row += step) {
    showProgress_(book, say_("Reading {tab}", { tab: tab.getName() }), (row - 1) / height);
    const block = tab.getRange(row, 1, Math.min(step, height - row + 1), width).getValues();
    block.forEach((cells) => rows.push(cells));
  }
  return rows;
}

/** @param {number} width */
function stepOf_(width) {
  return Math.max(1, Math.floor(CHUNK_CELLS / Math.max(width, 1)));
}

/**
 * Tells how far things are, and stops in time to say that they take too long.
 * @param {Book} book
 * @param {string} what
 * @param {number} share
 */
function showProgress_(book, what, share) {
  if (Date.now() - STARTED > MENU_SECONDS * 1000) {
    throw new Trouble(say_(
      "Google ends a script after six minutes, and this takes longer. The result tabs may be written in part. " +
        "Score a downloaded copy with account-scoring score instead.",
    ));
  }
  book.toast(`${what} ${numeral_(Math.floor(share * 100) / 100, ".0%")}`, MENU, TOAST_SECONDS);
}

/** Writes moments as the spreadsheet's own clock shows them. */
function clock_() {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  /** @type {Map<number, string>} */
  const known = new Map();
  /** @param {Date} moment */
  const iso = (moment) => {
    const time = moment.getTime();
    let text = known.get(time);
    if (text === undefined) {
      text = Utilities.formatDate(moment, zone, "yyyy-MM-dd'T'HH:mm:ss").replace("T00:00:00", "");
      known.set(time, text);
    }
    return text;
  };
  /** @param {Date} moment */
  const day = (moment) => iso(moment).slice(0, 10);
  return { zone, iso, day };
}

/**
 * Turns cells into JSON. An error such as #N/A comes as text already.
 * @param {Value[][]} rows
 * @param {ReturnType<typeof clock_>} clock
 * @returns {Cell[][]}
 */
function cells_(rows, clock) {
  return rows.map((row) => row.map((value) => cell_(value, clock)));
}

/**
 * @param {Value} value
 * @param {ReturnType<typeof clock_>} clock
 * @returns {Cell}
 */
function cell_(value, clock) {
  if (isBlank_(value)) {
    return null;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return isDate_(value) ? { date: clock.iso(value) } : String(value);
}

/**
 * @param {unknown} value
 * @returns {value is Date}
 */
function isDate_(value) {
  return Object.prototype.toString.call(value) === "[object Date]";
}

/**
 * @param {unknown} value
 * @returns {value is "" | null | undefined}
 */
function isBlank_(value) {
  return value === "" || value === null || value === undefined;
}

/**
 * Drops the empty rows at the end.
 * @param {Value[][]} rows
 */
function withoutTail_(rows) {
  let end = rows.length;
  while (end && rows[end - 1].every(isBlank_)) {
    end--;
  }
  return rows.slice(0, end);
}

/**
 * Finds the account in the selected row: its name, and how many stand above it.
 * @param {Book} book
 * @returns {{name: string, index: number}}
 */
function selectedAccount_(book) {
  const tab = book.getActiveSheet();
  const cell = tab.getActiveCell();
  const row = cell ? cell.getRow() : 0;
  /** @type {{name: string, index: number} | null} */
  let account = null;
  if (row && isCalled_(tab.getName(), TABS.accounts)) {
    account = accountOnAccounts_(book, tab, row);
  } else if (row && isCalled_(tab.getName(), RESULTS.scored)) {
    account = accountOnScored_(book, tab, row);
  }
  if (!account || !account.name) {
    throw new Trouble(say_("Select a cell in the row of an account first, on the tab {accounts} or {scored}.", {
      accounts: tabName_(TABS.accounts), scored: tabName_(RESULTS.scored),
    }));
  }
  return account;
}

/**
 * @param {Book} book
 * @param {Tab} tab
 * @param {number} row
 */
function accountOnScored_(book, tab, row) {
  const rows = read_(book, tab).slice(0, row);
  const column = (rows[0] || []).findIndex((heading) => isCalled_(heading, HEADS.account));
  return row < 2 || column < 0 || row > rows.length ? null : { name: String(rows[row - 1][column]), index: -1 };
}

/**
 * @param {Book} book
 * @param {Tab} tab
 * @param {number} row
 */
function accountOnAccounts_(book, tab, row) {
  const rows = read_(book, tab).slice(0, row);
  const head = headingRow_(rows.slice(0, SEARCHED_ROWS));
  if (row > rows.length || head < 0 || row <= head + 1) {
    return null;
  }
  const column = nameColumn_(book, rows[head].map(key_));
  const above = rows.slice(head + 1, row - 1).filter((cells) => !cells.every(isBlank_));
  return { name: String(rows[row - 1][column]), index: above.length };
}

/**
 * Finds the headings of Accounts: the first row with two filled cells, else with one.
 * @param {(Value | Cell)[][]} rows
 */
function headingRow_(rows) {
  const filled = rows.map((cells) => cells.filter((value) => !isBlank_(value)).length);
  const several = filled.findIndex((count) => count > 1);
  return several < 0 ? filled.findIndex((count) => count > 0) : several;
}

/**
 * Finds the column of the accounts' names as the server does.
 * @param {Book} book
 * @param {string[]} headings as keys
 */
function nameColumn_(book, headings) {
  const tab = findTab_(book, TABS.settings);
  const settings = tab ? read_(book, tab) : [];
  const at = settings.map((cells) => cells.findIndex((value) => isCalled_(value, ACCOUNT_NAME)));
  const row = at.findIndex((column) => column >= 0);
  const named = row < 0 ? "" : key_(settings[row][at[row] + 1] || "");
  const lists = named ? [[named]] : [NAME_HEADINGS.map(key_), NAME_HEADINGS_OF_PROGRAMS.map(key_)];
  const columns = lists.map((wanted) => headings.findIndex((heading) => wanted.includes(heading)));
  const first = headings.findIndex((heading) => heading !== "");
  return [...columns, first].find((column) => column >= 0) ?? -1;
}


// ---- Writing tabs -----------------------------------------------------------------------

/**
 * Refuses a tab that bears the name of a result but was not written by this script.
 * @param {Book} book
 * @param {string} name
 */
function refuseForeign_(book, name) {
  const tab = findTab_(book, name);
  if (tab && !isOurs_(tab)) {
    throw new Trouble(say_(
      "There is a tab {tab} that this menu did not write, so it is left alone. Rename or delete it, then try again.",
      { tab: tab.getName() },
    ));
  }
}

/** @param {Tab} tab */
function isOurs_(tab) {
  return isMarked_(tab, OURS_KEY);
}

/**
 * @param {Tab} tab
 * @param {string} key
 */
function isMarked_(tab, key) {
  return tab.getDeveloperMetadata().some((mark) => mark.getKey() === key);
}

/**
 * Gives a result tab, empty: the one of last time, or a new one behind all others.
 * @param {Book} book
 * @param {string} name
 * @param {number} height
 * @param {number} width
 * @param {string} colour of the tab
 */
function emptied_(book, name, height, width, colour) {
  const known = findTab_(book, name);
  const tab = known || book.insertSheet(called_(name), book.getSheets().length);
  if (!known) {
    tab.addDeveloperMetadata(OURS_KEY, name, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  }
  const filter = tab.getFilter();
  if (filter) {
    filter.remove();
  }
  tab.getCharts().forEach((chart) => tab.removeChart(chart));
  tab.setFrozenRows(0);
  tab.setFrozenColumns(0);
  ungroup_(tab);
  const every = tab.getRange(1, 1, tab.getMaxRows(), tab.getMaxColumns());
  every.breakApart();
  every.clearDataValidations();
  tab.clear();
  tab.clearNotes();
  tab.clearConditionalFormatRules();
  grow_(book, tab, height, width);
  tab.setHiddenGridlines(true);
  tab.setTabColor(`#${colour}`);
  return tab;
}

/**
 * Unfolds and takes away what was folded.
 * @param {Tab} tab
 */
function ungroup_(tab) {
  tab.expandAllColumnGroups();
  for (let column = 1; column <= tab.getMaxColumns(); column++) {
    if (tab.getColumnGroupDepth(column) > 0) {
      tab.getRange(1, column).shiftColumnGroupDepth(-1);
    }
  }
}

/**
 * Makes a tab large enough. It never becomes smaller, so that formulas elsewhere keep their cells.
 * @param {Book} book
 * @param {Tab} tab
 * @param {number} height
 * @param {number} width
 */
function grow_(book, tab, height, width) {
  const rows = Math.max(height - tab.getMaxRows(), 0);
  const columns = Math.max(width - tab.getMaxColumns(), 0);
  const others = book.getSheets().filter((other) => other.getSheetId() !== tab.getSheetId());
  const cells = others.reduce((sum, other) => sum + other.getMaxRows() * other.getMaxColumns(), 0);
  if (cells + (tab.getMaxRows() + rows) * (tab.getMaxColumns() + columns) > MOST_CELLS) {
    throw new Trouble(say_(
      "A spreadsheet holds 10 million cells, and the result does not fit into what is left. Delete empty columns, " +
        "or score a downloaded copy with account-scoring score.",
    ));
  }
  if (columns) {
    tab.insertColumnsAfter(tab.getMaxColumns(), columns);
  }
  if (rows) {
    tab.insertRowsAfter(tab.getMaxRows(), rows);
  }
}

/**
 * Writes cells, block by block.
 * @param {Book} book
 * @param {Tab} tab
 * @param {number} top
 * @param {Cell[][]} rows
 */
function write_(book, tab, top, rows) {
  const toValue = valueWriter_();
  const step = rows.length ? stepOf_(rows[0].length) : 1;
  for (let row = 0; row < rows.length; row += step) {
    const block = rows.slice(row, row + step).map((cells) => cells.map(toValue));
    tab.getRange(top + row, 1, block.length, block[0].length).setValues(block);
    SpreadsheetApp.flush();
    showProgress_(book, say_("Writing {tab}", { tab: tab.getName() }), Math.min(row + step, rows.length) / rows.length);
  }
}

/**
 * Gives what turns a cell of an answer into a value, so that Google Sheets takes it for what it is.
 * @returns {(cell: Cell | undefined) => Value}
 */
function valueWriter_() {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  /** @type {Map<string, Date>} */
  const days = new Map();
  /** @param {string} text */
  const moment = (text) => {
    let known = days.get(text);
    if (known === undefined) {
      known = Utilities.parseDate(`${text}T00:00:00`.slice(0, 19), zone, "yyyy-MM-dd'T'HH:mm:ss");
      days.set(text, known);
    }
    return known;
  };
  return (cell) => {
    if (isBlank_(cell)) {
      return "";
    }
    if (typeof cell === "number" || typeof cell === "boolean") {
      return cell;
    }
    return typeof cell === "object" ? moment(cell.date) : text_(cell);
  };
}

/**
 * Gives a text such that it stays one. What a script writes is read as if it had been typed:
 * =... becomes a formula, 11-50 a date, 007 a number. An apostrophe in front, which Google
 * Sheets shows in the formula bar only, prevents all that, whatever the language of the spreadsheet.
 * @param {string} text
 */
function text_(text) {
  return text === "" ? "" : `'${text.slice(0, MOST_CHARACTERS - 1)}`;
}

/** What Google Sheets calls Excel's own ways to write dates. @type {{[format: string]: string}} */
const DATES = { "mm-dd-yy": "yyyy-mm-dd", "m/d/yy h:mm": "yyyy-mm-dd hh:mm" };
/** @type {{[upright: string]: "top" | "middle" | "bottom"}} */
const UPRIGHT = { top: "top", center: "middle", bottom: "bottom" };

/**
 * Paints cells as the server describes them.
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {Style} style
 */
function paint_(cells, style) {
  const { font, fill, line, number, across, upright, wrap } = style;
  if (font) {
    letter_(cells, font);
  }
  if (fill) {
    cells.setBackground(`#${fill}`);
  }
  if (number !== "General") {
    cells.setNumberFormat(DATES[number] || number);
  }
  if (across === "left" || across === "center" || across === "right") {
    cells.setHorizontalAlignment(across);
  }
  if (UPRIGHT[upright]) {
    cells.setVerticalAlignment(UPRIGHT[upright]);
  }
  cells.setWrapStrategy(wrap ? SpreadsheetApp.WrapStrategy.WRAP : SpreadsheetApp.WrapStrategy.CLIP);
  if (line) {
    underline_(cells, line);
  }
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {Font} font
 */
function letter_(cells, { colour, size, bold, underline }) {
  cells.setFontColor(`#${colour}`);
  if (size) {
    cells.setFontSize(size);
  }
  if (bold) {
    cells.setFontWeight("bold");
  }
  if (underline) {
    cells.setFontLine("underline");
  }
}

/**
 * Draws a line below each row.
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {string} colour
 */
function underline_(cells, colour) {
  cells.setBorder(null, null, true, null, null, true, `#${colour}`, SpreadsheetApp.BorderStyle.SOLID);
}

/** @param {number} characters */
function pixelsWide_(characters) {
  return Math.round(characters * 7 + 5);
}

/** @param {number} points */
function pixelsHigh_(points) {
  return Math.round((points * 4) / 3);
}

/**
 * Gives the rules that lay marks and a bar over cells, also after they are sorted.
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {Marking} marking
 */
function rules_(cells, { marks, bar }) {
  const rules = marks.filter(({ text }) => isPlain_(text)).map(({ text, mark }) =>
    mark_(SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text), cells, mark));
  return bar ? [...rules, scale_(cells, `#${bar.colour}`, bar.most)] : rules;
}

/**
 * Says whether a text stands for itself where Google Sheets would also take a formula.
 * @param {string} text
 */
function isPlain_(text) {
  return /^[\p{L}\p{N}]/u.test(text);
}

/**
 * @param {GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder} rule
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {Mark} mark
 */
function mark_(rule, cells, { colour, fill, bold }) {
  if (colour) {
    rule.setFontColor(`#${colour}`);
  }
  if (fill) {
    rule.setBackground(`#${fill}`);
  }
  if (bold) {
    rule.setBold(true);
  }
  return rule.setRanges([cells]).build();
}

/**
 * Shades cells by their numbers: Google Sheets has no bars in cells.
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @param {string} colour
 * @param {number} most
 */
function scale_(cells, colour, most) {
  const number = SpreadsheetApp.InterpolationType.NUMBER;
  return SpreadsheetApp.newConditionalFormatRule()
    .setGradientMinpointWithValue("#FFFFFF", number, "0")
    .setGradientMaxpointWithValue(colour, number, String(most))
    .setRanges([cells])
    .build();
}


// ---- Scored and other tabs that are a table ----------------------------------------------

/** Where the user's own columns of a result come from. @type {{[name: string]: string}} */
const ORIGINS = { [RESULTS.scored]: TABS.accounts, [RESULTS.contacts]: OPTIONAL_TABS.contacts, [RESULTS.history]: RESULTS.history };
/** Text, in which numbers would be shown as text, and what Google Sheets calls its own choice. */
const NO_FORMATS = ["@", "", "General", "0.###############"];
/**
 * Writes all that a Score gives, in the order of the tabs.
 * @param {Book} book
 * @param {{scored: Table, further?: Table[], pages?: Page[]}} answer
 */
function writeResults_(book, answer) {
  const tables = [{ ...answer.scored, sheet: RESULTS.scored }, ...(answer.further || [])].map(understood_);
  const known = tables.filter((table) => Object.values(RESULTS).includes(table.sheet));
  const pages = pagesOf_(answer);
  [...known, ...pages].forEach(({ sheet }) => refuseForeign_(book, sheet));
  /** @param {string[]} names */
  const write = (...names) => known.filter((table) => names.includes(table.sheet)).map((table) => writeTable_(book, table));
  const [scored] = write(RESULTS.scored, RESULTS.contacts);
  writePages_(book, pages);
  write(RESULTS.history, RESULTS.historyCriteria);
  return scored;
}

/**
 * Looks whether the answer is a table before anything is emptied for it.
 * @param {Table} table
 */
function understood_(table) {
  const width = table && Array.isArray(table.headings) ? table.headings.length : 0;
  const columns = width && table.look ? table.look.columns.length : 0;
  if (!width || columns !== width || !table.rows.every((row) => row.length === width)) {
    throw otherVersion_();
  }
  return table;
}

/**
 * Writes a table, such as the accounts ranked, with a filter that shows the contacts.
 * @param {Book} book
 * @param {Table} table
 */
function writeTable_(book, table) {
  const height = table.rows.length + 1;
  const width = table.headings.length;
  const formats = ownFormats_(book, ORIGINS[table.sheet]);
  const isNew = !findTab_(book, table.sheet);
  // one column more: the sign that unfolds the last ones stands above it
  const tab = emptied_(book, table.sheet, height + 1, width + 1, table.look.tab);
  write_(book, tab, 1, [table.headings]);
  write_(book, tab, 2, table.rows);
  paintTable_(tab, table, formats);
  markTable_(tab, table);
  filter_(tab.getRange(1, 1, height, width).createFilter(), table);
  if (isNew && table.tab_hidden) {
    tab.hideSheet();
  }
  return tab;
}

/**
 * Hides the rows that are no contacts.
 * @param {GoogleAppsScript.Spreadsheet.Filter} filter
 * @param {Table} table
 */
function filter_(filter, table) {
  const column = table.filter_column;
  if (column === null || !table.hidden.includes(true)) {
    return;
  }
  const hidden = table.rows.filter((_, row) => table.hidden[row]).map((cells) => String(cells[column]));
  const criteria = SpreadsheetApp.newFilterCriteria().setHiddenValues([...new Set(hidden)]).build();
  filter.setColumnFilterCriteria(column + 1, criteria);
}

/**
 * Gives the number formats of the first row below the headings of a tab, by heading.
 * @param {Book} book
 * @param {string | undefined} name
 */
function ownFormats_(book, name) {
  /** @type {Map<string, string>} */
  const formats = new Map();
  const tab = name === undefined ? undefined : findTab_(book, name);
  const width = tab ? tab.getLastColumn() : 0;
  if (!tab || !width) {
    return formats;
  }
  const rows = tab.getRange(1, 1, Math.min(SEARCHED_ROWS, tab.getMaxRows() - 1), width).getValues();
  const head = headingRow_(rows);
  const numbers = tab.getRange(head + 2, 1, 1, width).getNumberFormats()[0];
  rows[head].forEach((heading, index) => {
    if (!NO_FORMATS.includes(numbers[index])) {
      formats.set(key_(heading), numbers[index]);
    }
  });
  return formats;
}

/**
 * @param {Tab} tab
 * @param {Table} table
 * @param {Map<string, string>} formats of the user's own columns
 */
function paintTable_(tab, table, formats) {
  const height = Math.max(table.rows.length, 1);
  const { styles, columns, row, heading_height, frozen } = table.look;
  columns.forEach((column, index) => {
    const heading = table.headings[index];
    // a heading that was taken already got a number behind it
    const own = formats.get(key_(heading)) || formats.get(key_(heading.replace(/ \(\d+\)$/, "")));
    const style = styles[column.style];
    paint_(tab.getRange(2, index + 1, height, 1), { ...style, number: (table.own[index] && own) || style.number });
    paint_(tab.getRange(1, index + 1), styles[column.heading_style]);
    tab.setColumnWidth(index + 1, pixelsWide_(column.width));
  });
  if (row.bottom) {
    underline_(tab.getRange(2, 1, height, columns.length), row.bottom);
  }
  tab.getRange(1, 1, 1, columns.length).setNotes([columns.map((column) => column.note)]);
  tab.setRowHeight(1, pixelsHigh_(heading_height));
  tab.setFrozenRows(1);
  tab.setFrozenColumns(frozen);
  fold_(tab, table);
}

/**
 * Folds the columns of points away.
 * @param {Tab} tab
 * @param {Table} table
 */
function fold_(tab, table) {
  const first = table.folded.indexOf(true);
  if (first >= 0) {
    const count = table.folded.lastIndexOf(true) - first + 1;
    tab.getRange(1, first + 1, 1, count).shiftColumnGroupDepth(1);
    tab.collapseAllColumnGroups();
  }
}

/**
 * Lays marks and bars over the columns, and then over the rows outside the ranking.
 * @param {Tab} tab
 * @param {Table} table
 */
function markTable_(tab, table) {
  const height = Math.max(table.rows.length, 1);
  const { columns, ranks, outside } = table.look;
  const rules = columns.flatMap((column, index) => rules_(tab.getRange(2, index + 1, height, 1), column));
  if (ranks) {
    const unranked = SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(`=ISBLANK($${tab.getRange(2, ranks).getA1Notation()})`);
    rules.push(mark_(unranked, tab.getRange(2, 1, height, columns.length), outside));
  }
  tab.setConditionalFormatRules(rules);
}


// ---- The tabs Summary and Check ---------------------------------------------------------

const ROW_HEIGHT = 21; // Google's own

/**
 * Writes pages as the server describes them; what stands on them is no business of this script.
 * @param {Book} book
 * @param {Page[]} pages
 */
function writePages_(book, pages) {
  const added = pages.filter((page) => !findTab_(book, page.sheet));
  // all of them are there before the first leads to another
  const tabs = pages.map((page) => {
    const height = Math.max(...page.cells.map((cell) => cell.row));
    const width = Math.max(page.widths.length, ...page.cells.map((cell) => cell.column + cell.span - 1));
    return emptied_(book, page.sheet, height + 1, width, page.tab);
  });
  pages.forEach((page, index) => {
    paintPage_(book, tabs[index], page);
    if (page.hidden && added.includes(page)) {
      tabs[index].hideSheet();
    }
  });
  return tabs;
}

/**
 * Looks whether the answer has pages before anything is emptied for them.
 * @param {{pages?: Page[]}} answer
 * @returns {Page[]}
 */
function pagesOf_(answer) {
  const pages = answer.pages;
  if (!Array.isArray(pages) || !pages.length || !pages.every((page) => [...ALWAYS, RESULTS.draft, ...REVIEWS].includes(page.sheet))) {
    throw otherVersion_();
  }
  return pages;
}

/**
 * Writes all values at once, then makes them look well.
 * @param {Book} book
 * @param {Tab} tab
 * @param {Page} page
 */
function paintPage_(book, tab, page) {
  const height = Math.max(...page.cells.map((cell) => cell.row));
  const width = Math.max(...page.cells.map((cell) => cell.column));
  /** @type {Cell[][]} */
  const rows = Array.from({ length: height }, () => new Array(width).fill(null));
  page.cells.forEach((cell) => {
    rows[cell.row - 1][cell.column - 1] = cell.value;
  });
  write_(book, tab, 1, rows);
  workOut_(tab, page.cells.filter((cell) => cell.formula));
  runs_(page.cells).forEach(([{ row, column, span, style }, count]) => {
    const cells = tab.getRange(row, column, count, span);
    if (span > 1) {
      cells.mergeAcross();
    }
    paint_(cells, page.styles[style]);
  });
  link_(book, tab, page.cells.filter((cell) => cell.link));
  page.widths.forEach((characters, index) => {
    if (characters) {
      tab.setColumnWidth(index + 1, pixelsWide_(characters));
    } else {
      tab.hideColumns(index + 1);
    }
  });
  tab.setRowHeights(1, height + 1, ROW_HEIGHT); // those of last time stay otherwise
  page.heights.forEach(([row, points]) => tab.setRowHeight(row, pixelsHigh_(points)));
  tab.setConditionalFormatRules(page.overlays.flatMap((overlay) => {
    const { row, column, height: rows, width: columns } = overlay.area;
    return rules_(tab.getRange(row, column, rows, columns), overlay);
  }));
  page.charts.forEach((chart) => tab.insertChart(chart_(tab, page, chart)));
  page.choices.forEach((choice) => offer_(book, tab, choice));
  tab.setFrozenRows(page.frozen);
}

/**
 * Fills cells with formulas.
 * @param {Tab} tab
 * @param {PageCell[]} cells
 */
function workOut_(tab, cells) {
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, `=${cell.formula}`]));
  runs_(cells).forEach(([{ row, column }, count]) => {
    const formulas = Array.from({ length: count }, (_, index) => [at.get(`${row + index} ${column}`) || ""]);
    // in cells of plain text a formula would stay a text
    tab.getRange(row, column, count, 1).setNumberFormat("").setFormulas(formulas);
  });
}

/**
 * Joins cells of one style that stand below each other: the first of each run, and how many.
 * @param {PageCell[]} cells
 * @returns {[PageCell, number][]}
 */
function runs_(cells) {
  /** @type {Map<string, [PageCell, number]>} */
  const open = new Map();
  /** @type {[PageCell, number][]} */
  const runs = [];
  [...cells].sort((one, other) => one.row - other.row).forEach((cell) => {
    const key = `${cell.column} ${cell.span} ${cell.style}`;
    const run = open.get(key);
    if (run && run[0].row + run[1] === cell.row) {
      run[1] += 1;
      return;
    }
    /** @type {[PageCell, number]} */
    const begun = [cell, 1];
    open.set(key, begun);
    runs.push(begun);
  });
  return runs;
}

/**
 * Lets cells lead to others, where there is such a tab.
 * @param {Book} book
 * @param {Tab} tab
 * @param {PageCell[]} cells
 */
function link_(book, tab, cells) {
  /** @param {PageCell} cell */
  const rich = ({ value, link }) => {
    const text = SpreadsheetApp.newRichTextValue().setText(String(value));
    const at = link.lastIndexOf("!");
    const other = findTab_(book, link.slice(0, at).replace(/^'(.*)'$/, "$1").replace(/''/g, "'"));
    return (other ? text.setLinkUrl(`#gid=${other.getSheetId()}&range=${link.slice(at + 1)}`) : text).build();
  };
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  runs_(cells).forEach(([{ row, column }, count]) => {
    const texts = Array.from({ length: count }, (_, index) => at.get(`${row + index} ${column}`))
      .flatMap((cell) => (cell ? [[rich(cell)]] : []));
    tab.getRange(row, column, count, 1).setRichTextValues(texts);
  });
}

/**
 * Draws a chart; Google Sheets has one colour for all bars of a script's chart.
 * @param {Tab} tab
 * @param {Page} page
 * @param {PageChart} chart
 */
function chart_(tab, page, chart) {
  const { row, column, height, width } = chart.figures;
  const { from_column: left, from_row: top, to_column: right, to_row: bottom } = chart.anchor;
  const heights = new Map(page.heights);
  /** @param {number[]} pixels */
  const sum = (pixels) => pixels.reduce((all, one) => all + one, 0);
  const high = Array.from({ length: bottom - top }, (_, index) => heights.get(top + 1 + index))
    .map((points) => (points === undefined ? ROW_HEIGHT : pixelsHigh_(points)));
  const builder = tab.newChart();
  return (chart.lying ? builder.asBarChart() : builder.asColumnChart())
    .addRange(tab.getRange(row, column, height, width))
    .setNumHeaders(1)
    .setOption("colors", [`#${chart.colour}`])
    .setOption("legend", { position: "none" })
    .setOption("width", sum(page.widths.slice(left, right).map(pixelsWide_)))
    .setOption("height", sum(high))
    .setPosition(top + 1, left + 1, 0, 0)
    .build();
}


// ---- An export brought into Accounts ------------------------------------------------------

/** Brings an export that was pasted or opened as a tab into Accounts, or where its headings say. */
function importExport() {
  import_(null);
}

function importContacts() {
  import_("Contacts");
}

function importDeals() {
  import_("Deals");
}

function importActivities() {
  import_("Activities");
}

/**
 * Brings an export in, once its user agrees.
 * @param {string | null} into what the server calls the tab; null: as the headings of the export say
 */
function import_(into) {
  inWords_(() => orSidebar_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const name = chosenExport_(book);
    if (name === null) {
      return say_("Nothing was imported.");
    }
    /** @type {ReturnType<typeof importBody_> | null} */
    let body = null;
    const answer = ask_("import", () => (body = importBody_(book, name, into)), MENU_PATIENCE_MS);
    const stamp = body ? stamp_(body) : "";
    if (answer.question && !agreed_(answer.question)) {
      return say_("Nothing was imported.");
    }
    if (Date.now() - STARTED > AGREE_SECONDS * 1000) {
      throw new Trouble(say_(
        "Google ends a script after six minutes, and the wait for your answer counts. Nothing was imported: choose Import again.",
      ));
    }
    return alone_(() => imported_(book, answer, { tab: name, stamp, into }));
  }));
}

/**
 * Lets the user choose the tab with the export, where there are several.
 * @param {Book} book
 * @returns {string | null} null when it was called off
 */
function chosenExport_(book) {
  const names = exportNames_(book);
  if (names.length === 1) {
    return names[0];
  }
  const front = book.getActiveSheet().getName();
  const lines = names.map((name, index) => `${index + 1}  ${name}`).join("\n");
  const leave = names.includes(front) ? `\n\n${say_("Leave it empty for the tab in front: {tab}", { tab: front })}` : "";
  const typed = prompted_(`${say_("Which tab holds the export? Type its number or its name.")}\n\n${lines}${leave}`);
  if (typed === null) {
    return null;
  }
  const name = typed === "" && leave ? front : names.find((one, index) => key_(one) === key_(typed) || String(index + 1) === typed);
  if (name === undefined) {
    throw new Trouble(say_("'{name}' is none of these tabs. Nothing was imported.", { name: typed }));
  }
  return name;
}

/**
 * Names the tabs that may hold an export: those in sight that scoring does not use itself.
 * @param {Book} book
 */
function exportNames_(book) {
  const own = [TABS, OPTIONAL_TABS, RESULTS].flatMap((names) => Object.values(names));
  const others = [...own, ...REVIEWS, ...FURTHER_TABS].flatMap(allNames_).map(key_);
  const names = book.getSheets()
    .filter((tab) => !others.includes(key_(tab.getName())) && !tab.isSheetHidden() && tab.getLastRow() > 1)
    .map((tab) => tab.getName());
  if (!names.length) {
    throw new Trouble(say_(
      "There is no tab with an export. Open the file with File > Import > Insert new sheets, or paste it into a new tab, " +
        "and give that tab a name that scoring does not use: not {tab}, for one. Then choose Import again.",
      { tab: called_(OPTIONAL_TABS.contacts) },
    ));
  }
  return names;
}

/** @param {string} question */
function agreed_(question) {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(MENU, question, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

/**
 * Gives the export and all tabs that it may change, with what stands in the way of writing there.
 * @param {Book} book
 * @param {string} name of the tab with the export
 * @param {string | null} into
 */
function importBody_(book, name, into) {
  const clock = clock_();
  const names = [...Object.values(TABS), MAPPING, ...Object.values(OPTIONAL_TABS), ...LAST, name];
  /** @type {{[name: string]: Cell[][]}} */
  const sheets = {};
  /** @type {{[name: string]: ReturnType<typeof state_>}} */
  const states = {};
  names.forEach((one) => {
    const tab = findTab_(book, one);
    if (tab && !(tab.getName() in sheets)) {
      sheets[tab.getName()] = cells_(withoutTail_(read_(book, tab)), clock);
      states[tab.getName()] = state_(tab);
    }
  });
  const chosen = findTab_(book, name);
  return { sheets, states, export: chosen ? chosen.getName() : name, into, name: book.getName() };
}

/**
 * Says what may not be written over on a tab.
 * @param {Tab} tab
 */
function state_(tab) {
  const [height, width] = [tab.getLastRow(), tab.getLastColumn()];
  const kinds = [SpreadsheetApp.ProtectionType.SHEET, SpreadsheetApp.ProtectionType.RANGE];
  const all = height && width ? tab.getRange(1, 1, height, width) : null;
  const filter = tab.getFilter();
  return {
    formulas: all ? [...calculated_(all.getFormulas(), all.getValues()), ...ratingCells_(tab, all.getValues())] : [],
    // also where nothing stands yet
    merged: tab.getRange(1, 1, tab.getMaxRows(), tab.getMaxColumns()).getMergedRanges().map(areaOf_),
    protected: kinds.some((kind) => tab.getProtections(kind).some((one) => !one.canEdit())),
    filtered: filter !== null && hides_(filter),
  };
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Range} cells
 * @returns {Rectangle}
 */
function areaOf_(cells) {
  return [cells.getRow(), cells.getColumn(), cells.getNumRows(), cells.getNumColumns()];
}

/** @param {GoogleAppsScript.Spreadsheet.Filter} filter */
function hides_(filter) {
  const first = filter.getRange().getColumn();
  const count = filter.getRange().getNumColumns();
  return Array.from({ length: count }, (_, index) => first + index).some((column) => filter.getColumnFilterCriteria(column) !== null);
}

/**
 * Gives the cells that formulas fill, as runs of a column. Google Sheets tells nobody how far a
 * formula reaches that fills several cells: what stands below it, and for some beside it, counts.
 * @param {string[][]} formulas
 * @param {Value[][]} values
 * @returns {Rectangle[]}
 */
function calculated_(formulas, values) {
  const covered = formulas.map((row) => row.map((formula) => formula !== ""));
  formulas.forEach((row, top) => row.forEach((formula, left) => {
    if (SPILLING.test(formula)) {
      spilled_(covered, values, top, left, !DOWNWARDS.test(formula));
    }
  }));
  return columnRuns_(covered);
}

/**
 * @param {boolean[][]} covered
 * @param {Value[][]} values
 * @param {number} top
 * @param {number} left
 * @param {boolean} wide whether it may fill further columns
 */
function spilled_(covered, values, top, left, wide) {
  let right = left + 1;
  while (wide && right < values[top].length && !isBlank_(values[top][right]) && !covered[top][right]) {
    right++;
  }
  for (let row = top; row < covered.length; row++) {
    covered[row].fill(true, left, right);
  }
}

/**
 * Joins cells below each other: first row and column from 1, height and width.
 * @param {boolean[][]} covered
 * @returns {Rectangle[]}
 */
function columnRuns_(covered) {
  /** @type {Rectangle[]} */
  const runs = [];
  (covered[0] || []).forEach((_, column) => {
    for (let row = 0, first = 0; row < covered.length; row++) {
      first = row && covered[row - 1][column] ? first : row;
      if (covered[row][column] && (row + 1 === covered.length || !covered[row + 1][column])) {
        runs.push([first + 1, column + 1, row - first + 1, 1]);
      }
    }
  });
  return runs;
}

/**
 * Lets the ratings that this script wrote beside the accounts count as calculated.
 * @param {Tab} tab
 * @param {Value[][]} rows
 * @returns {Rectangle[]}
 */
function ratingCells_(tab, rows) {
  const head = isMarked_(tab, RATING_KEY) ? headingRow_(rows.slice(0, SEARCHED_ROWS)) : -1;
  const column = head < 0 ? -1 : rows[head].findIndex((heading) => isCalled_(heading, HEADS.rating));
  return column < 0 ? [] : [[head + 2, column + 1, rows.length - head, 1]];
}

/**
 * Marks what a dry run was worked out from. What formulas show may change by itself and is left out.
 * @param {ReturnType<typeof importBody_>} body
 */
function stamp_(body) {
  const typed = Object.entries(body.sheets).map(([name, rows]) => {
    const cells = rows.map((row) => [...row]);
    body.states[name].formulas.forEach(([top, column, height]) => {
      cells.slice(top - 1, top - 1 + height).forEach((row) => {
        row[column - 1] = null;
      });
    });
    return [name, cells];
  });
  return digest_(ascii_(JSON.stringify([typed, body.states, body.export])));
}

/**
 * Writes what an import changes, if all is still as it was when that was worked out.
 * @param {Book} book
 * @param {{message: string, edits: Edit[], pages: Page[], report: {sheet: string}}} answer
 * @param {{tab: string, stamp: string, into: string | null}} about
 */
function imported_(book, { message, edits, pages, report }, { tab, stamp, into }) {
  if (!Array.isArray(edits) || !Array.isArray(pages)) {
    throw otherVersion_();
  }
  if (!edits.length && !pages.length) {
    return message;
  }
  if (stamp_(importBody_(book, tab, into)) !== stamp) {
    throw new Trouble(say_("The spreadsheet was changed after this was worked out, so nothing was imported. Choose Import again."));
  }
  refusePresent_(book, pages);
  edits.forEach((edit) => writeEdit_(book, edit));
  const added = addPages_(book, pages);
  const shown = edits.length ? findTab_(book, report.sheet) : added[0];
  if (shown) {
    book.setActiveSheet(shown);
  }
  return message;
}

/**
 * Writes the cells that an import changes on a tab, and no others.
 * @param {Book} book
 * @param {Edit} edit
 */
function writeEdit_(book, edit) {
  const tab = findTab_(book, edit.sheet);
  if (!tab) {
    throw otherVersion_();
  }
  const widest = Math.max(edit.right, ...edit.columns.map((column) => column.column));
  grow_(book, tab, edit.bottom, widest);
  continue_(tab, edit);
  edit.columns.forEach((column) => addColumn_(tab, edit, column));
  writeRuns_(book, tab, edit.runs);
}

/**
 * Lets the look of the last row, its drop-downs and its formulas go on in the rows that are new.
 * @param {Tab} tab
 * @param {Edit} edit
 */
function continue_(tab, { head, last, bottom, left, right }) {
  const count = bottom - last;
  if (!count || last <= head) {
    return;
  }
  const width = right - left + 1;
  const above = tab.getRange(last, left, 1, width);
  const below = tab.getRange(last + 1, left, count, width);
  const waiting = below.getFormulas();
  above.getFormulasR1C1()[0].forEach((formula, index) => {
    if (formula && !SPILLING.test(formula) && waiting.every((row) => row[index] === "")) {
      tab.getRange(last + 1, left + index, count, 1).setFormulasR1C1(waiting.map(() => [formula]));
    }
  });
  copyLook_(above, below);
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Range} from
 * @param {GoogleAppsScript.Spreadsheet.Range} to
 */
function copyLook_(from, to) {
  from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
  from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
}

/**
 * Adds a column that looks like another.
 * @param {Tab} tab
 * @param {Edit} edit
 * @param {NewColumn} added
 */
function addColumn_(tab, { head, bottom }, { column, heading, like, code }) {
  const count = bottom - head + 1;
  tab.getRange(head, like, count, 1)
    .copyTo(tab.getRange(head, column, count, 1), SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
  tab.getRange(head, column).setValues([[text_(heading)]]);
  tab.setColumnWidth(column, tab.getColumnWidth(like));
  if (code && count > 1) {
    const number = code === "General" ? "" : DATES[code] || code;
    tab.getRange(head + 1, column, count - 1, 1).setNumberFormat(number);
  }
}

/**
 * @param {Book} book
 * @param {Tab} tab
 * @param {Run[]} runs
 */
function writeRuns_(book, tab, runs) {
  const toValue = valueWriter_();
  // all are read before the first is written: Google waits for the others else
  const plain = runs.map(({ row, column, values }) => isPlainText_(tab, row, column, values));
  runs.forEach(({ row, column, values }, index) => {
    const cells = tab.getRange(row, column, values.length, 1);
    if (plain[index]) {
      // in cells of plain text an apostrophe would be seen
      cells.setRichTextValues(values.map((value) => [SpreadsheetApp.newRichTextValue().setText(String(shown_(value))).build()]));
    } else {
      cells.setValues(values.map((value) => [toValue(value)]));
    }
    showProgress_(book, say_("Writing {tab}", { tab: tab.getName() }), (index + 1) / runs.length);
  });
}

/**
 * Says whether cells that get text are formatted as plain text.
 * @param {Tab} tab
 * @param {number} row
 * @param {number} column
 * @param {Cell[]} values
 */
function isPlainText_(tab, row, column, values) {
  return values.some((value) => typeof value === "string") &&
    tab.getRange(row, column, values.length, 1).getNumberFormats().every(([format]) => format === "@");
}


// ---- Tabs that are added -----------------------------------------------------------------

/**
 * Adds one of the tabs that a spreadsheet may have beside Criteria, Accounts and Settings.
 * @param {string} name
 */
function addTab_(name) {
  inWords_(() => orSidebar_(() => alone_(() => {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    return added_(book, ask_("tab", () => tabBody_(book, name), MENU_PATIENCE_MS));
  })));
}

function addContacts() {
  addTab_(OPTIONAL_TABS.contacts);
}

function addContactCriteria() {
  addTab_(OPTIONAL_TABS.rules);
}

function addActivities() {
  addTab_(OPTIONAL_TABS.activities);
}

function addSignals() {
  addTab_(OPTIONAL_TABS.signals);
}

function addDeals() {
  addTab_(OPTIONAL_TABS.deals);
}

function addRouting() {
  addTab_(OPTIONAL_TABS.routing);
}

function addSources() {
  addTab_(OPTIONAL_TABS.sources);
}

function addOverrides() {
  addTab_(OPTIONAL_TABS.overrides);
}

function addExamples() {
  addTab_(OPTIONAL_TABS.examples);
}

function addOutcomes() {
  addTab_(OPTIONAL_TABS.outcomes);
}

function addCompare() {
  addTab_(OPTIONAL_TABS.compare);
}

function addCard() {
  addTab_(CARD);
}

/**
 * Gives the cells of the tabs that a new one refers to, and the names of all.
 * @param {Book} book
 * @param {string} name
 */
function tabBody_(book, name) {
  const clock = clock_();
  const wanted = [...Object.values(TABS), OPTIONAL_TABS.signals, OPTIONAL_TABS.contacts].flatMap(allNames_).map(key_);
  /** @type {{[name: string]: Cell[][]}} */
  const sheets = {};
  book.getSheets().forEach((tab) => {
    const isRead = wanted.includes(key_(tab.getName()));
    sheets[tab.getName()] = isRead ? cells_(withoutTail_(read_(book, tab)), clock) : [];
  });
  return { sheets, name: book.getName(), tab: name };
}

/**
 * @param {Book} book
 * @param {{message: string, pages: Page[]}} answer
 */
function added_(book, { message, pages }) {
  if (!Array.isArray(pages) || pages.length !== 1) {
    throw otherVersion_();
  }
  refusePresent_(book, pages);
  const [tab] = addPages_(book, pages);
  book.setActiveSheet(tab);
  return message;
}

/**
 * Refuses to add a tab that is there: what stands on it is the user's own.
 * @param {Book} book
 * @param {Page[]} pages
 */
function refusePresent_(book, pages) {
  const known = [...Object.values(OPTIONAL_TABS), MAPPING, CARD];
  pages.forEach(({ sheet }) => {
    if (!known.includes(sheet)) {
      throw otherVersion_();
    }
    if (findTab_(book, sheet)) {
      throw new Trouble(say_("There is a tab {tab} already: nothing was added.", { tab: tabName_(sheet) }));
    }
  });
}

/**
 * Adds tabs behind all others. They belong to the user from then on, and bear no mark.
 * @param {Book} book
 * @param {Page[]} pages
 */
function addPages_(book, pages) {
  return pages.map((page) => {
    const tab = book.insertSheet(called_(page.sheet), book.getSheets().length);
    const height = Math.max(...page.cells.map((cell) => cell.row));
    grow_(book, tab, height + 1, page.widths.length);
    tab.setHiddenGridlines(true);
    tab.setTabColor(`#${page.tab}`);
    if (page.filled) {
      fillable_(tab, page, page.filled);
    }
    paintPage_(book, tab, page);
    return tab;
  });
}

/**
 * Prepares the rows that people fill in: their look, notes and filter.
 * @param {Tab} tab
 * @param {Page} page
 * @param {Filled} filled
 */
function fillable_(tab, page, { below, notes, filtered }) {
  const rows = tab.getMaxRows() - page.frozen;
  below.forEach((style, index) => paint_(tab.getRange(page.frozen + 1, index + 1, rows, 1), page.styles[style]));
  notes.forEach(({ row, column, text }) => tab.getRange(row, column).setNotes([[text]]));
  if (filtered) {
    const { row, column, width } = filtered;
    tab.getRange(row, column, tab.getMaxRows() - row + 1, width).createFilter();
  }
}

/**
 * Offers words, or the cells of another tab; anything else may be typed as well.
 * @param {Book} book
 * @param {Tab} tab
 * @param {Choice} choice
 */
function offer_(book, tab, { area, words, sheet, source }) {
  const rule = SpreadsheetApp.newDataValidation().setAllowInvalid(true);
  const other = source && findTab_(book, sheet);
  if (source && other) {
    rule.requireValueInRange(within_(other, source), true);
  } else if (words.length) {
    rule.requireValueInList(words, true);
  } else {
    return;
  }
  within_(tab, area).setDataValidation(rule.build());
}

/**
 * Gives the cells of an area as far as a tab has them.
 * @param {Tab} tab
 * @param {Area} area
 */
function within_(tab, { row, column, height, width }) {
  const rows = Math.min(height, tab.getMaxRows() - row + 1);
  return tab.getRange(row, column, rows, Math.min(width, tab.getMaxColumns() - column + 1));
}


// ---- What messages say ------------------------------------------------------------------

/** @param {Summary} summary */
function contactsMessage_(summary) {
  return say_("{contacts:,} of {accounts:,} {accounts:account|accounts} to contact, rated {least:g} or more.", {
    contacts: summary.contacts, accounts: summary.accounts, least: summary.contact_from,
  });
}

/** @param {Finding[]} findings */
function errorsMessage_(findings) {
  const errors = findings.filter((finding) => finding.level === "error");
  const lines = errors.slice(0, 15).map((finding) => `${finding.code} ${finding.place}: ${finding.text}`);
  const count = errors.length - lines.length;
  const more = count > 0 ? [say_("... and {count} more", { count })] : [];
  const start = errors.length === 1
    ? say_("1 error to put right before the accounts can be rated:")
    : say_("{count} errors to put right before the accounts can be rated:", { count: errors.length });
  const end = say_("All of it is on the tab {tab}. Nothing else was changed.", { tab: tabName_(RESULTS.check) });
  return `${start}\n\n${[...lines, ...more].join("\n")}\n\n${end}`;
}

/** @param {Finding[]} findings */
function countsMessage_(findings) {
  if (!findings.length) {
    return say_("Nothing found: everything looks right.");
  }
  const [errors, warnings, notes] = LEVELS.map((level) => findings.filter((finding) => finding.level === level).length);
  return say_("{errors}, {warnings}, {notes}: see the tab {tab}.", {
    errors: errors === 1 ? say_("1 error") : say_("{count:,} errors", { count: errors }),
    warnings: warnings === 1 ? say_("1 warning") : say_("{count:,} warnings", { count: warnings }),
    notes: notes === 1 ? say_("1 note") : say_("{count:,} notes", { count: notes }),
    tab: tabName_(RESULTS.check),
  });
}

function otherVersion_() {
  return new Trouble(say_("The server's answer was not understood: this script and the server are of different versions."));
}

/** @param {unknown} error */
function errorText_(error) {
  return error instanceof Error ? error.message : String(error);
}


// ---- Languages --------------------------------------------------------------------------

/**
 * Says a sentence in the language of the spreadsheet, with its places filled: {count:row|rows}
 * says the first if its number is 1, and else the second.
 * @param {string} text English
 * @param {{[name: string]: string | number}} [values] what stands in each place
 */
function say_(text, values = {}) {
  const local = (WORDS[language_()] || {})[text] || text;
  return local.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, form) => {
    const value = values[name];
    if (form && form.includes("|")) return form.split("|")[value === 1 ? 0 : 1];
    return typeof value === "number" ? numeral_(value, form || "") : value;
  });
}

/**
 * Writes a number as the language does.
 * @param {number} value
 * @param {string} form as the places of a sentence have it; "de" is Romanian's own
 */
function numeral_(value, form) {
  const text = value.toLocaleString(language_(), {
    style: form.includes("%") ? "percent" : "decimal",
    useGrouping: form.includes(","),
  });
  const rest = value % 100;
  return form.endsWith("de") && value > 1 && (rest === 0 || rest >= 20) ? `${text} de` : text;
}

/** @type {string} the language of this run, once it is known */
let spoken = "";

/** Gives the language that the menu and its messages are in; English if it cannot be told. */
function language_() {
  if (!spoken) {
    spoken = ENGLISH;
    forgiven_(() => {
      spoken = languageOf_(SpreadsheetApp.getActiveSpreadsheet());
    });
  }
  return spoken;
}

/**
 * Gives the language of the setting, else that of most tabs, else that of the spreadsheet.
 * @param {Book} book
 */
function languageOf_(book) {
  const tab = findTab_(book, TABS.settings);
  const width = tab ? tab.getLastColumn() : 0;
  const cells = tab && width ? tab.getRange(1, 1, tab.getLastRow(), width).getValues() : [];
  const rows = cells.map((row) => row.slice(row.findIndex((value) => isCalled_(value, LANGUAGE))));
  const chosen = rows.find(([name]) => isCalled_(name, LANGUAGE));
  return languageNamed_(chosen ? chosen[1] : "") || languageOfTabs_(book) || languageNamed_(book.getSpreadsheetLocale()) || ENGLISH;
}

/** @param {unknown} name of a language, or its code */
function languageNamed_(name) {
  const code = key_(name).split(/[-_]/)[0];
  return Object.keys(LANGUAGES).find((one) => one === code || LANGUAGES[one].map(key_).includes(key_(name))) || "";
}

/**
 * Gives the language of most tabs; a name of several languages says nothing.
 * @param {Book} book
 */
function languageOfTabs_(book) {
  /** @type {{[language: string]: number}} */
  const votes = {};
  book.getSheets().forEach((tab) => {
    const languages = languagesOf_(key_(tab.getName()));
    if (languages.length === 1) {
      votes[languages[0]] = (votes[languages[0]] || 0) + 1;
    }
  });
  const [first, second] = Object.keys(votes).sort((one, other) => votes[other] - votes[one]);
  return first === undefined || votes[first] === votes[second] ? "" : first;
}

/**
 * Gives the languages in which a tab of ours has a name.
 * @param {string} key
 */
function languagesOf_(key) {
  const tabs = [TABS, OPTIONAL_TABS, RESULTS].flatMap((names) => Object.values(names));
  return Object.keys(LANGUAGES).filter((language) => [...tabs, ...REVIEWS, ...FURTHER_TABS].some((name) =>
    (language === ENGLISH ? [name] : (NAMES[name] || {})[language] || []).map(key_).includes(key)));
}

/** Asks for answers in the language of the spreadsheet; what has no other is English. */
function inLanguage_() {
  return language_() === ENGLISH ? {} : { language: language_() };
}

/**
 * Gives what a tab, a heading or a setting is called in the language of the spreadsheet.
 * @param {string} name in English
 */
function called_(name) {
  return ((NAMES[name] || {})[language_()] || [name])[0];
}

/**
 * Gives all names of a tab, a heading or a setting, in every language.
 * @param {string} name in English
 */
function allNames_(name) {
  return [name, ...Object.keys(NAMES[name] || {}).flatMap((language) => NAMES[name][language])];
}

/**
 * @param {unknown} text
 * @param {string} name in English
 */
function isCalled_(text, name) {
  return allNames_(name).some((one) => key_(one) === key_(text));
}

/**
 * Gives the name of a tab, as it is here or else would be.
 * @param {string} name in English
 */
function tabName_(name) {
  const tab = findTab_(SpreadsheetApp.getActiveSpreadsheet(), name);
  return tab ? tab.getName() : called_(name);
}

// Drawn from the catalogues by `make catalogues`: what stands below is not edited by hand.

/** What each language is called. @type {{[language: string]: string[]}} */
const LANGUAGES = {
  "en": ["English", "Engelsk", "Engelska", "Engleză"],
  "da": ["Dansk", "Danish", "Danska", "Daneză"],
  "sv": ["Svenska", "Swedish", "Svensk", "Suedeză"],
  "ro": ["Română", "Romanian", "Rumænsk", "Rumänska", "Romana"],
};

/** What tabs, headings and settings are called; the first is written. @type {{[name: string]: {[language: string]: string[]}}} */
const NAMES = {
  "Start": {"da": ["Start"], "sv": ["Start"], "ro": ["Start"]},
  "Criteria": {"da": ["Kriterier"], "sv": ["Kriterier"], "ro": ["Criterii"]},
  "Accounts": {"da": ["Virksomheder", "Kunder", "Konti", "Firmaer"], "sv": ["Företag", "Kunder", "Konton", "Bolag", "Företagen"], "ro": ["Companii", "Clienți", "Conturi", "Firme", "Clienti"]},
  "Settings": {"da": ["Indstillinger"], "sv": ["Inställningar"], "ro": ["Setări", "Setari"]},
  "Signals": {"da": ["Signaler"], "sv": ["Signaler"], "ro": ["Semnale"]},
  "Activities": {"da": ["Aktiviteter"], "sv": ["Aktiviteter"], "ro": ["Activități", "Activitati"]},
  "Contacts": {"da": ["Kontaktpersoner", "Kontakter"], "sv": ["Kontaktpersoner", "Kontakter"], "ro": ["Contacte", "Persoane de contact"]},
  "Contact criteria": {"da": ["Personkriterier", "Kontaktkriterier"], "sv": ["Personkriterier", "Kontaktkriterier"], "ro": ["Criterii contacte", "Criterii pentru contacte"]},
  "Deals": {"da": ["Handler", "Aftaler", "Ordrer"], "sv": ["Affärer", "Ordrar", "Köp"], "ro": ["Tranzacții", "Comenzi", "Vânzări", "Tranzactii", "Vanzari"]},
  "Changes": {"da": ["Ændringer"], "sv": ["Ändringar"], "ro": ["Modificări", "Modificari"]},
  "Sources": {"da": ["Kilder"], "sv": ["Källor"], "ro": ["Surse"]},
  "Mapping": {"da": ["Felttilknytning", "Tilknytning"], "sv": ["Fältmappning", "Mappning"], "ro": ["Mapare"]},
  "Routing": {"da": ["Fordeling"], "sv": ["Fördelning"], "ro": ["Repartizare"]},
  "Overrides": {"da": ["Undtagelser"], "sv": ["Undantag"], "ro": ["Excepții", "Exceptii"]},
  "Examples": {"da": ["Eksempler"], "sv": ["Exempel"], "ro": ["Exemple"]},
  "Card": {"da": ["Kort"], "sv": ["Företagskort", "Kundkort"], "ro": ["Fișă", "Fișa companiei", "Fisa", "Fisa companiei"]},
  "Compare": {"da": ["Sammenlign"], "sv": ["Jämför"], "ro": ["Comparare"]},
  "Outcomes": {"da": ["Udfald"], "sv": ["Utfall"], "ro": ["Rezultate"]},
  "Scored": {"da": ["Rangliste", "Scoret"], "sv": ["Rankinglista", "Ranking"], "ro": ["Clasament"]},
  "Contacts scored": {"da": ["Rangliste kontaktpersoner", "Kontakter scoret"], "sv": ["Rankinglista kontaktpersoner"], "ro": ["Clasament contacte"]},
  "Summary": {"da": ["Overblik", "Opsummering"], "sv": ["Översikt", "Sammanfattning"], "ro": ["Rezumat", "Sumar"]},
  "Check": {"da": ["Tjek", "Kontrol"], "sv": ["Kontroll"], "ro": ["Verificare"]},
  "Draft": {"da": ["Udkast", "Kladde"], "sv": ["Utkast"], "ro": ["Ciornă", "Ciorna"]},
  "Compared": {"da": ["Sammenligning", "Sammenlignet"], "sv": ["Jämförelse", "Jämfört"], "ro": ["Comparație", "Comparatie"]},
  "History": {"da": ["Historik"], "sv": ["Historik"], "ro": ["Istoric"]},
  "History criteria": {"da": ["Kriteriehistorik"], "sv": ["Kriteriehistorik"], "ro": ["Istoric criterii"]},
  "Review": {"da": ["Evaluering"], "sv": ["Utvärdering"], "ro": ["Evaluare"]},
  "Adopted": {"da": ["Overtaget"], "sv": ["Överfört", "Övertaget"], "ro": ["Preluare", "Preluat"]},
  "Review figures": {"da": ["Evalueringstal"], "sv": ["Utvärderingssiffror"], "ro": ["Cifre evaluare"]},
  "Account": {"da": ["Virksomhed", "Kunde", "Firma"], "sv": ["Företag", "Kund", "Bolag"], "ro": ["Companie", "Client", "Firmă", "Firma"]},
  "Rating": {"da": ["Score"], "sv": ["Betyg"], "ro": ["Scor"]},
  "Account name": {"da": ["Virksomhedens navn", "Virksomhedsnavn", "Kundenavn", "Kundens navn"], "sv": ["Företagets namn", "Företagsnamn", "Kundnamn", "Kundens namn"], "ro": ["Numele companiei", "Nume companie", "Nume client"]},
  "Language": {"da": ["Sprog"], "sv": ["Språk"], "ro": ["Limbă", "Limba"]},
};

/** Sentences by the English one. @type {{[language: string]: {[text: string]: string}}} */
const WORDS = {
  "da": {
    "'{address}' is not an address that begins with https://, such as https://scoring.example.com": "'{address}' er ikke en adresse, der begynder med https://, f.eks. https://scoring.example.com",
    "'{name}' is none of these tabs. Nothing was imported.": "'{name}' er ikke et af disse ark. Intet blev importeret.",
    "... and {count} more": "... og {count} til",
    "1 error": "1 fejl",
    "1 error to put right before the accounts can be rated:": "1 fejl, der skal rettes, før virksomhederne kan scores:",
    "1 note": "1 bemærkning",
    "1 rating written to the column {heading} of {tab}.": "1 score skrevet i kolonnen {heading} på {tab}.",
    "1 warning": "1 advarsel",
    "A spreadsheet holds 10 million cells, and the result does not fit into what is left. Delete empty columns, or score a downloaded copy with account-scoring score.": "Et regneark rummer 10 millioner celler, og resultatet kan ikke være i resten. Slet tomme kolonner, eller kør account-scoring score på en downloadet kopi.",
    "Add a tab": "Tilføj et ark",
    "Address of the server, such as https://scoring.example.com": "Serverens adresse, f.eks. https://scoring.example.com",
    "All of it is on the tab {tab}. Nothing else was changed.": "Det hele står på arket {tab}. Intet andet blev ændret.",
    "Apply": "Anvend",
    "Check": "Tjek",
    "Done.": "Færdig.",
    "Everybody who may edit this spreadsheet can read it: use a token that you can withdraw, made for this spreadsheet alone.": "Alle, der må redigere regnearket, kan læse det: brug et token, som du kan trække tilbage, og som kun er lavet til dette regneark.",
    "Explain": "Forklar",
    "Go on": "Fortsæt",
    "Google ends a script after six minutes, and the wait for your answer counts. Nothing was imported: choose Import again.": "Google stopper et script efter seks minutter, og ventetiden på dit svar tæller med. Intet blev importeret: vælg Importér igen.",
    "Google ends a script after six minutes, and this takes longer. The result tabs may be written in part. Score a downloaded copy with account-scoring score instead.": "Google stopper et script efter seks minutter, og dette tager længere. Resultatarkene kan være skrevet delvist. Kør account-scoring score på en downloadet kopi i stedet.",
    "Google sends at most 50 MB at once, and these tabs are larger. Take columns that no criterion needs out of {tab}, or score a downloaded copy with account-scoring score.": "Google sender højst 50 MB ad gangen, og disse ark er større. Fjern kolonner, som intet kriterium bruger, fra {tab}, eller kør account-scoring score på en downloadet kopi.",
    "Headings must be one row, but {count} rows were given": "Overskrifter skal være én række, men der blev givet {count} rækker",
    "If a tab is protected, let its owner unprotect it; then try again. What stands on the result tabs may be written in part.": "Hvis et ark er beskyttet, så lad ejeren fjerne beskyttelsen, og prøv igen. Det, der står på resultatarkene, kan være skrevet delvist.",
    "Import": "Importér",
    "It wants a token, and there is none yet.": "Den kræver et token, og der er ikke angivet noget endnu.",
    "Leave it": "Annuller",
    "Leave it empty for the tab in front: {tab}": "Lad det stå tomt for det forreste ark: {tab}",
    "Loading Python …": "Henter Python …",
    "Loading packages …": "Henter pakker …",
    "Loading the engine …": "Henter motoren …",
    "Loading what formulas need …": "Henter det, som formler kræver …",
    "Not rated, {error}": "Ikke scoret, {error}",
    "Nothing found: everything looks right.": "Ingen punkter: alt ser rigtigt ud.",
    "Nothing was changed.": "Intet blev ændret.",
    "Nothing was imported.": "Intet blev importeret.",
    "Now: {address}. Leave it empty to keep that.": "Nu: {address}. Lad feltet stå tomt for at beholde den.",
    "Now: {token}. Leave it empty to keep that; a single - takes it away.": "Nu: {token}. Lad feltet stå tomt for at beholde det; et enkelt - fjerner det.",
    "Rating column": "Kolonnen Score",
    "Rating …": "Scorer …",
    "Reading {tab}": "Læser {tab}",
    "Reading …": "Læser …",
    "Ready.": "Klar.",
    "Review": "Evaluering",
    "Saved. The server answers. It takes {count:,} accounts at a time.": "Gemt. Serveren svarer. Den tager {count:,} virksomheder ad gangen.",
    "Score": "Score",
    "Select a cell in the row of an account first, on the tab {accounts} or {scored}.": "Vælg først en celle i en virksomheds række på arket {accounts} eller {scored}.",
    "Settings": "Indstillinger",
    "Somebody is scoring this spreadsheet at this moment. Wait a minute and try again.": "Nogen scorer dette regneark lige nu. Vent et minut, og prøv igen.",
    "Tab": "Ark",
    "The server answered with status {status}": "Serveren svarede med status {status}",
    "The server could not be reached at {address}: {error} If its address is right, it must be open to the internet; and where appsscript.json has a urlFetchWhitelist, it must stand there.": "Serveren kunne ikke nås på {address}: {error} Hvis adressen er rigtig, skal den være åben mod internettet; og hvor appsscript.json har en urlFetchWhitelist, skal den stå der.",
    "The server does not accept the token: set it in the menu Account scoring > Settings.": "Serveren accepterer ikke dit token: angiv det i menuen Account scoring > Indstillinger.",
    "The server's answer was not understood: this script and the server are of different versions.": "Serverens svar blev ikke forstået: scriptet og serveren er af forskellige versioner.",
    "The spreadsheet was changed after this was worked out, so nothing was imported. Choose Import again.": "Regnearket blev ændret, efter at dette var regnet ud, så intet blev importeret. Vælg Importér igen.",
    "The spreadsheet was changed after this was worked out, so nothing was written. Choose Apply again.": "Regnearket blev ændret, efter at dette var regnet ud, så intet blev skrevet. Vælg Anvend igen.",
    "There is a column {heading} on {tab} that this sidebar did not write, so it is left alone. Rename or delete it, then try again.": "Der er en kolonne {heading} på {tab}, som dette sidepanel ikke har skrevet, så den er urørt. Omdøb eller slet den, og prøv igen.",
    "There is a tab {tab} already: nothing was added.": "Der er allerede et ark {tab}: intet blev tilføjet.",
    "There is a tab {tab} that this menu did not write, so it is left alone. Rename or delete it, then try again.": "Der er et ark {tab}, som denne menu ikke har skrevet, så det er urørt. Omdøb eller slet det, og prøv igen.",
    "There is no address yet.": "Der er ingen adresse endnu.",
    "There is no server yet: set it in the menu Account scoring > Settings, or add the files {sidebar} and {engine} to this script, with which none is needed.": "Der er ingen server endnu: angiv den i menuen Account scoring > Indstillinger, eller føj filerne {sidebar} og {engine} til dette script; så er der ikke brug for nogen.",
    "There is no server yet: set it in the menu Account scoring > Settings, or press {button} in the sidebar, which needs none.": "Der er ingen server endnu: angiv den i menuen Account scoring > Indstillinger, eller tryk på {button} i sidepanelet, som ikke behøver nogen.",
    "There is no tab with an export. Open the file with File > Import > Insert new sheets, or paste it into a new tab, and give that tab a name that scoring does not use: not {tab}, for one. Then choose Import again.": "Der er intet ark med en eksport. Åbn filen med Filer > Importér > Indsæt nye ark, eller indsæt den i et nyt ark, og giv arket et navn, som scoringen ikke bruger: altså ikke f.eks. {tab}. Vælg derefter Importér igen.",
    "There is no tab {tab}.": "Der er intet ark {tab}.",
    "This script lacks the file {engine}, which does the rating: run \"account-scoring google FOLDER\", then add its {engine}.html in Extensions > Apps Script as an HTML file named {engine}, and press again.": "Scriptet mangler filen {engine}, som regner scorerne ud: kør \"account-scoring google FOLDER\", tilføj så dens {engine}.html under Udvidelser > Apps Script som en HTML-fil med navnet {engine}, og tryk igen.",
    "This stopped with an error: {error}": "Det stoppede med en fejl: {error}",
    "Token of the server.": "Token til serveren.",
    "What answers at {address} (status {status}) is not account scoring: look at its address in the menu Account scoring > Settings.": "Det, der svarer på {address} (status {status}), er ikke account scoring: se på adressen i menuen Account scoring > Indstillinger.",
    "Which tab do its rows go to?": "Hvilket ark skal dens rækker over på?",
    "Which tab holds the export?": "Hvilket ark rummer eksporten?",
    "Which tab holds the export? Type its number or its name.": "Hvilket ark rummer eksporten? Skriv dets nummer eller navn.",
    "Which tab is to be added?": "Hvilket ark skal tilføjes?",
    "Working it out …": "Regner det ud …",
    "Writing {tab}": "Skriver {tab}",
    "Writing …": "Skriver …",
    "Your browser does the arithmetic, and your data goes nowhere else. Python itself is loaded from cdn.jsdelivr.net, the first time about 40 MB.": "Din browser regner, og dine data kommer ikke andre steder hen. Selve Python hentes fra cdn.jsdelivr.net, første gang omkring 40 MB.",
    "contact_from '{value}' is not a number from 0 to 10": "contact_from '{value}' er ikke et tal fra 0 til 10",
    "none": "ingen",
    "there is one": "der er et",
    "{contacts:,} of {accounts:,} {accounts:account|accounts} to contact, rated {least:g} or more.": "{contacts:,} af {accounts:,} {accounts:virksomhed|virksomheder} at kontakte, med scoren {least:g} eller mere.",
    "{count:,} errors": "{count:,} fejl",
    "{count:,} notes": "{count:,} bemærkninger",
    "{count:,} ratings written to the column {heading} of {tab}.": "{count:,} scorer skrevet i kolonnen {heading} på {tab}.",
    "{count:,} warnings": "{count:,} advarsler",
    "{count} errors to put right before the accounts can be rated:": "{count} fejl, der skal rettes, før virksomhederne kan scores:",
    "{errors}, {warnings}, {notes}: see the tab {tab}.": "{errors}, {warnings}, {notes}: se arket {tab}.",
    "{error} could not be loaded: your network may not allow it.": "{error} kunne ikke hentes: dit netværk tillader det måske ikke.",
  },
  "sv": {
    "'{address}' is not an address that begins with https://, such as https://scoring.example.com": "'{address}' är ingen adress som börjar med https://, till exempel https://scoring.example.com",
    "'{name}' is none of these tabs. Nothing was imported.": "'{name}' är inget av dessa blad. Inget importerades.",
    "... and {count} more": "... och {count} till",
    "1 error": "1 fel",
    "1 error to put right before the accounts can be rated:": "1 fel att rätta innan företagen kan betygsättas:",
    "1 note": "1 notering",
    "1 rating written to the column {heading} of {tab}.": "1 betyg skrivet i kolumnen {heading} på {tab}.",
    "1 warning": "1 varning",
    "A spreadsheet holds 10 million cells, and the result does not fit into what is left. Delete empty columns, or score a downloaded copy with account-scoring score.": "Ett kalkylark rymmer 10 miljoner celler, och resultatet får inte plats i det som är kvar. Ta bort tomma kolumner, eller betygsätt en nedladdad kopia med account-scoring score.",
    "Add a tab": "Lägg till blad",
    "Address of the server, such as https://scoring.example.com": "Serverns adress, till exempel https://scoring.example.com",
    "All of it is on the tab {tab}. Nothing else was changed.": "Allt står på bladet {tab}. Inget annat ändrades.",
    "Apply": "Tillämpa",
    "Check": "Kontroll",
    "Done.": "Klart.",
    "Everybody who may edit this spreadsheet can read it: use a token that you can withdraw, made for this spreadsheet alone.": "Alla som får redigera kalkylarket kan läsa den: använd en token som du kan dra tillbaka och som bara är till för det här kalkylarket.",
    "Explain": "Förklara",
    "Go on": "Fortsätt",
    "Google ends a script after six minutes, and the wait for your answer counts. Nothing was imported: choose Import again.": "Google avslutar ett skript efter sex minuter, och väntan på ditt svar räknas med. Inget importerades: välj Importera igen.",
    "Google ends a script after six minutes, and this takes longer. The result tabs may be written in part. Score a downloaded copy with account-scoring score instead.": "Google avslutar ett skript efter sex minuter, och det här tar längre tid. Resultatbladen kan vara skrivna till en del. Betygsätt en nedladdad kopia med account-scoring score i stället.",
    "Google sends at most 50 MB at once, and these tabs are larger. Take columns that no criterion needs out of {tab}, or score a downloaded copy with account-scoring score.": "Google skickar högst 50 MB åt gången, och de här bladen är större. Ta bort kolumner som inget kriterium behöver från {tab}, eller betygsätt en nedladdad kopia med account-scoring score.",
    "Headings must be one row, but {count} rows were given": "Rubrikerna måste vara en enda rad, men {count} rader angavs",
    "If a tab is protected, let its owner unprotect it; then try again. What stands on the result tabs may be written in part.": "Om ett blad är skyddat, låt ägaren ta bort skyddet och försök igen. Det som står på resultatbladen kan vara skrivet till en del.",
    "Import": "Importera",
    "It wants a token, and there is none yet.": "Den kräver en token, och det finns ingen ännu.",
    "Leave it": "Avbryt",
    "Leave it empty for the tab in front: {tab}": "Lämna tomt för bladet längst fram: {tab}",
    "Loading Python …": "Hämtar Python …",
    "Loading packages …": "Hämtar paket …",
    "Loading the engine …": "Hämtar motorn …",
    "Loading what formulas need …": "Hämtar det som formler behöver …",
    "Not rated, {error}": "Inte betygsatt, {error}",
    "Nothing found: everything looks right.": "Inga anmärkningar: allt ser rätt ut.",
    "Nothing was changed.": "Inget ändrades.",
    "Nothing was imported.": "Inget importerades.",
    "Now: {address}. Leave it empty to keep that.": "Nu: {address}. Lämna tomt för att behålla den.",
    "Now: {token}. Leave it empty to keep that; a single - takes it away.": "Nu: {token}. Lämna tomt för att behålla den; ett enda - tar bort den.",
    "Rating column": "Kolumnen Betyg",
    "Rating …": "Betygsätter …",
    "Reading {tab}": "Läser {tab}",
    "Reading …": "Läser …",
    "Ready.": "Redo.",
    "Review": "Utvärdering",
    "Saved. The server answers. It takes {count:,} accounts at a time.": "Sparat. Servern svarar. Den tar {count:,} företag åt gången.",
    "Score": "Score",
    "Select a cell in the row of an account first, on the tab {accounts} or {scored}.": "Välj först en cell på ett företags rad, på bladet {accounts} eller {scored}.",
    "Settings": "Inställningar",
    "Somebody is scoring this spreadsheet at this moment. Wait a minute and try again.": "Någon betygsätter det här kalkylarket just nu. Vänta en minut och försök igen.",
    "Tab": "Blad",
    "The server answered with status {status}": "Servern svarade med status {status}",
    "The server could not be reached at {address}: {error} If its address is right, it must be open to the internet; and where appsscript.json has a urlFetchWhitelist, it must stand there.": "Servern kunde inte nås på {address}: {error} Om adressen är rätt måste den vara öppen mot internet; och där appsscript.json har en urlFetchWhitelist måste den stå med.",
    "The server does not accept the token: set it in the menu Account scoring > Settings.": "Servern godtar inte din token: ange rätt token i menyn Account scoring > Inställningar.",
    "The server's answer was not understood: this script and the server are of different versions.": "Serverns svar förstods inte: skriptet och servern är av olika versioner.",
    "The spreadsheet was changed after this was worked out, so nothing was imported. Choose Import again.": "Kalkylarket ändrades efter att det här räknades ut, så inget importerades. Välj Importera igen.",
    "The spreadsheet was changed after this was worked out, so nothing was written. Choose Apply again.": "Kalkylarket ändrades efter att det här räknades ut, så inget skrevs. Välj Tillämpa igen.",
    "There is a column {heading} on {tab} that this sidebar did not write, so it is left alone. Rename or delete it, then try again.": "Det finns en kolumn {heading} på {tab} som den här sidopanelen inte har skrivit, så den är orörd. Byt namn på den eller ta bort den, och försök igen.",
    "There is a tab {tab} already: nothing was added.": "Det finns redan ett blad {tab}: inget lades till.",
    "There is a tab {tab} that this menu did not write, so it is left alone. Rename or delete it, then try again.": "Det finns ett blad {tab} som den här menyn inte har skrivit, så det är orört. Byt namn på det eller ta bort det, och försök igen.",
    "There is no address yet.": "Det finns ingen adress ännu.",
    "There is no server yet: set it in the menu Account scoring > Settings, or add the files {sidebar} and {engine} to this script, with which none is needed.": "Det finns ingen server ännu: ange den i menyn Account scoring > Inställningar, eller lägg till filerna {sidebar} och {engine} i skriptet, så behövs ingen.",
    "There is no server yet: set it in the menu Account scoring > Settings, or press {button} in the sidebar, which needs none.": "Det finns ingen server ännu: ange den i menyn Account scoring > Inställningar, eller tryck på {button} i sidopanelen, som inte behöver någon.",
    "There is no tab with an export. Open the file with File > Import > Insert new sheets, or paste it into a new tab, and give that tab a name that scoring does not use: not {tab}, for one. Then choose Import again.": "Det finns inget blad med en export. Öppna filen med Arkiv > Importera > Infoga nya ark, eller klistra in den i ett nytt blad, och ge bladet ett namn som betygsättningen inte använder: alltså inte till exempel {tab}. Välj sedan Importera igen.",
    "There is no tab {tab}.": "Det finns inget blad {tab}.",
    "This script lacks the file {engine}, which does the rating: run \"account-scoring google FOLDER\", then add its {engine}.html in Extensions > Apps Script as an HTML file named {engine}, and press again.": "Skriptet saknar filen {engine}, som räknar ut betygen: kör \"account-scoring google FOLDER\", lägg sedan till dess {engine}.html i Tillägg > Apps Script som en HTML-fil med namnet {engine}, och tryck igen.",
    "This stopped with an error: {error}": "Det stannade med ett fel: {error}",
    "Token of the server.": "Token för servern.",
    "What answers at {address} (status {status}) is not account scoring: look at its address in the menu Account scoring > Settings.": "Det som svarar på {address} (status {status}) är inte account scoring: titta på adressen i menyn Account scoring > Inställningar.",
    "Which tab do its rows go to?": "Till vilket blad ska dess rader?",
    "Which tab holds the export?": "Vilket blad innehåller exporten?",
    "Which tab holds the export? Type its number or its name.": "Vilket blad innehåller exporten? Skriv dess nummer eller namn.",
    "Which tab is to be added?": "Vilket blad ska läggas till?",
    "Working it out …": "Beräknar …",
    "Writing {tab}": "Skriver {tab}",
    "Writing …": "Skriver …",
    "Your browser does the arithmetic, and your data goes nowhere else. Python itself is loaded from cdn.jsdelivr.net, the first time about 40 MB.": "Din webbläsare räknar, och dina data går ingen annanstans. Själva Python hämtas från cdn.jsdelivr.net, första gången ungefär 40 MB.",
    "contact_from '{value}' is not a number from 0 to 10": "contact_from '{value}' är inte ett tal från 0 till 10",
    "none": "inget",
    "there is one": "det finns en",
    "{contacts:,} of {accounts:,} {accounts:account|accounts} to contact, rated {least:g} or more.": "{contacts:,} av {accounts:,} företag att kontakta, med betyget {least:g} eller mer.",
    "{count:,} errors": "{count:,} fel",
    "{count:,} notes": "{count:,} noteringar",
    "{count:,} ratings written to the column {heading} of {tab}.": "{count:,} betyg skrivna i kolumnen {heading} på {tab}.",
    "{count:,} warnings": "{count:,} varningar",
    "{count} errors to put right before the accounts can be rated:": "{count} fel att rätta innan företagen kan betygsättas:",
    "{errors}, {warnings}, {notes}: see the tab {tab}.": "{errors}, {warnings}, {notes}: se bladet {tab}.",
    "{error} could not be loaded: your network may not allow it.": "{error} kunde inte hämtas: ditt nätverk tillåter det kanske inte.",
  },
  "ro": {
    "'{address}' is not an address that begins with https://, such as https://scoring.example.com": "„{address}” nu este o adresă care începe cu https://, de exemplu https://scoring.example.com",
    "'{name}' is none of these tabs. Nothing was imported.": "„{name}” nu este niciuna dintre aceste foi. Nu s-a importat nimic.",
    "... and {count} more": "... și încă {count}",
    "1 error": "1 eroare",
    "1 error to put right before the accounts can be rated:": "1 eroare de corectat înainte ca scorurile să se poată calcula:",
    "1 note": "1 informație",
    "1 rating written to the column {heading} of {tab}.": "1 scor scris în coloana {heading} din {tab}.",
    "1 warning": "1 avertisment",
    "A spreadsheet holds 10 million cells, and the result does not fit into what is left. Delete empty columns, or score a downloaded copy with account-scoring score.": "O foaie de calcul are loc pentru 10 milioane de celule, iar rezultatul nu încape în ce a rămas. Șterge coloanele goale sau calculează o copie descărcată cu account-scoring score.",
    "Add a tab": "Adaugă o foaie",
    "Address of the server, such as https://scoring.example.com": "Adresa serverului, de exemplu https://scoring.example.com",
    "All of it is on the tab {tab}. Nothing else was changed.": "Totul este în foaia {tab}. Nu s-a schimbat nimic altceva.",
    "Apply": "Aplică",
    "Check": "Verificare",
    "Done.": "Gata.",
    "Everybody who may edit this spreadsheet can read it: use a token that you can withdraw, made for this spreadsheet alone.": "Oricine poate edita această foaie de calcul îl poate citi: folosește un token pe care îl poți retrage, făcut doar pentru ea.",
    "Explain": "Explică",
    "Go on": "Continuă",
    "Google ends a script after six minutes, and the wait for your answer counts. Nothing was imported: choose Import again.": "Google oprește un script după șase minute, iar așteptarea răspunsului tău se pune la socoteală. Nu s-a importat nimic: alege din nou Importă.",
    "Google ends a script after six minutes, and this takes longer. The result tabs may be written in part. Score a downloaded copy with account-scoring score instead.": "Google oprește un script după șase minute, iar acesta durează mai mult. Foile cu rezultate pot fi scrise doar în parte. Calculează o copie descărcată cu account-scoring score.",
    "Google sends at most 50 MB at once, and these tabs are larger. Take columns that no criterion needs out of {tab}, or score a downloaded copy with account-scoring score.": "Google trimite cel mult 50 MB o dată, iar aceste foi sunt mai mari. Scoate din {tab} coloanele de care nu are nevoie niciun criteriu sau calculează o copie descărcată cu account-scoring score.",
    "Headings must be one row, but {count} rows were given": "Antetele trebuie să fie pe un singur rând, dar s-au dat {count:de} rânduri",
    "If a tab is protected, let its owner unprotect it; then try again. What stands on the result tabs may be written in part.": "Dacă o foaie este protejată, proprietarul trebuie să îi scoată protecția; apoi încearcă din nou. Ce se află în foile cu rezultate poate fi scris doar în parte.",
    "Import": "Importă",
    "It wants a token, and there is none yet.": "Cere un token și încă nu este niciunul.",
    "Leave it": "Renunță",
    "Leave it empty for the tab in front: {tab}": "Lasă gol pentru foaia din față: {tab}",
    "Loading Python …": "Se încarcă Python …",
    "Loading packages …": "Se încarcă pachetele …",
    "Loading the engine …": "Se încarcă motorul …",
    "Loading what formulas need …": "Se încarcă ce cer formulele …",
    "Not rated, {error}": "Fără scor, {error}",
    "Nothing found: everything looks right.": "Nimic de semnalat: totul pare în regulă.",
    "Nothing was changed.": "Nu s-a schimbat nimic.",
    "Nothing was imported.": "Nu s-a importat nimic.",
    "Now: {address}. Leave it empty to keep that.": "Acum: {address}. Lasă gol ca să rămână așa.",
    "Now: {token}. Leave it empty to keep that; a single - takes it away.": "Acum: {token}. Lasă gol ca să rămână așa; un singur - îl șterge.",
    "Rating column": "Coloana Scor",
    "Rating …": "Se calculează …",
    "Reading {tab}": "Se citește {tab}",
    "Reading …": "Se citește …",
    "Ready.": "Gata.",
    "Review": "Evaluare",
    "Saved. The server answers. It takes {count:,} accounts at a time.": "Salvat. Serverul răspunde. Primește o dată cel mult {count:,de} companii.",
    "Score": "Score",
    "Select a cell in the row of an account first, on the tab {accounts} or {scored}.": "Selectează mai întâi o celulă din rândul unei companii, în foaia {accounts} sau {scored}.",
    "Settings": "Setări",
    "Somebody is scoring this spreadsheet at this moment. Wait a minute and try again.": "Cineva calculează chiar acum această foaie de calcul. Așteaptă un minut și încearcă din nou.",
    "Tab": "Foaie",
    "The server answered with status {status}": "Serverul a răspuns cu starea {status}",
    "The server could not be reached at {address}: {error} If its address is right, it must be open to the internet; and where appsscript.json has a urlFetchWhitelist, it must stand there.": "Nu s-a putut ajunge la server la {address}: {error} Dacă adresa este corectă, trebuie să fie deschisă către internet; iar unde appsscript.json are un urlFetchWhitelist, trebuie să apară acolo.",
    "The server does not accept the token: set it in the menu Account scoring > Settings.": "Serverul nu acceptă tokenul: stabilește-l în meniul Account scoring > Setări.",
    "The server's answer was not understood: this script and the server are of different versions.": "Răspunsul serverului nu a fost înțeles: scriptul și serverul sunt de versiuni diferite.",
    "The spreadsheet was changed after this was worked out, so nothing was imported. Choose Import again.": "Foaia de calcul s-a schimbat după acest calcul, așa că nu s-a importat nimic. Alege din nou Importă.",
    "The spreadsheet was changed after this was worked out, so nothing was written. Choose Apply again.": "Foaia de calcul s-a schimbat după acest calcul, așa că nu s-a scris nimic. Alege din nou Aplică.",
    "There is a column {heading} on {tab} that this sidebar did not write, so it is left alone. Rename or delete it, then try again.": "În {tab} este o coloană {heading} pe care nu a scris-o această bară laterală, așa că rămâne neatinsă. Redenumește-o sau șterge-o, apoi încearcă din nou.",
    "There is a tab {tab} already: nothing was added.": "Există deja o foaie {tab}: nu s-a adăugat nimic.",
    "There is a tab {tab} that this menu did not write, so it is left alone. Rename or delete it, then try again.": "Există o foaie {tab} pe care nu a scris-o acest meniu, așa că rămâne neatinsă. Redenumește-o sau șterge-o, apoi încearcă din nou.",
    "There is no address yet.": "Încă nu este nicio adresă.",
    "There is no server yet: set it in the menu Account scoring > Settings, or add the files {sidebar} and {engine} to this script, with which none is needed.": "Încă nu este niciun server: stabilește-l în meniul Account scoring > Setări sau adaugă la script fișierele {sidebar} și {engine}, cu care nu este nevoie de niciunul.",
    "There is no server yet: set it in the menu Account scoring > Settings, or press {button} in the sidebar, which needs none.": "Încă nu este niciun server: stabilește-l în meniul Account scoring > Setări sau apasă {button} în bara laterală, care nu are nevoie de niciunul.",
    "There is no tab with an export. Open the file with File > Import > Insert new sheets, or paste it into a new tab, and give that tab a name that scoring does not use: not {tab}, for one. Then choose Import again.": "Nu există nicio foaie cu un export. Deschide fișierul cu Fișier > Importă > Inserează foi noi sau lipește-l într-o foaie nouă și dă-i un nume pe care calculul nu îl folosește: de pildă, nu {tab}. Apoi alege din nou Importă.",
    "There is no tab {tab}.": "Nu există foaia {tab}.",
    "This script lacks the file {engine}, which does the rating: run \"account-scoring google FOLDER\", then add its {engine}.html in Extensions > Apps Script as an HTML file named {engine}, and press again.": "Scriptului îi lipsește fișierul {engine}, care calculează scorurile: rulează „account-scoring google FOLDER”, apoi adaugă {engine}.html din el în Extensii > Apps Script ca fișier HTML cu numele {engine} și apasă din nou.",
    "This stopped with an error: {error}": "S-a oprit cu o eroare: {error}",
    "Token of the server.": "Tokenul serverului.",
    "What answers at {address} (status {status}) is not account scoring: look at its address in the menu Account scoring > Settings.": "Ce răspunde la {address} (starea {status}) nu este account scoring: verifică adresa în meniul Account scoring > Setări.",
    "Which tab do its rows go to?": "În ce foaie merg rândurile lui?",
    "Which tab holds the export?": "Ce foaie conține exportul?",
    "Which tab holds the export? Type its number or its name.": "Ce foaie conține exportul? Scrie numărul sau numele ei.",
    "Which tab is to be added?": "Ce foaie se adaugă?",
    "Working it out …": "Se calculează …",
    "Writing {tab}": "Se scrie {tab}",
    "Writing …": "Se scrie …",
    "Your browser does the arithmetic, and your data goes nowhere else. Python itself is loaded from cdn.jsdelivr.net, the first time about 40 MB.": "Browserul tău face calculele, iar datele tale nu pleacă nicăieri. Python însuși se încarcă de pe cdn.jsdelivr.net, prima dată circa 40 MB.",
    "contact_from '{value}' is not a number from 0 to 10": "contact_from „{value}” nu este un număr de la 0 la 10",
    "none": "fără",
    "there is one": "există unul",
    "{contacts:,} of {accounts:,} {accounts:account|accounts} to contact, rated {least:g} or more.": "De contactat {contacts:,} din {accounts:,de} {accounts:companie|companii}, cu scorul {least:g} sau mai mare.",
    "{count:,} errors": "{count:,de} erori",
    "{count:,} notes": "{count:,de} informații",
    "{count:,} ratings written to the column {heading} of {tab}.": "{count:,de} scoruri scrise în coloana {heading} din {tab}.",
    "{count:,} warnings": "{count:,de} avertismente",
    "{count} errors to put right before the accounts can be rated:": "{count:de} erori de corectat înainte ca scorurile să se poată calcula:",
    "{errors}, {warnings}, {notes}: see the tab {tab}.": "{errors}, {warnings}, {notes}: vezi foaia {tab}.",
    "{error} could not be loaded: your network may not allow it.": "{error} nu a putut fi încărcat: poate că rețeaua ta nu permite.",
  },
};

