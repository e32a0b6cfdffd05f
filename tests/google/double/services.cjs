// The other services of Apps Script, with the limits that their docs name.
"use strict";

const crypto = require("node:crypto");
const { fetchSync } = require("./http.cjs");
const calendar = require("./calendar.cjs");

const NO_UI = "Cannot call SpreadsheetApp.getUi() from this context.";

/** A list of names that stand for themselves. */
function names(...all) {
  return Object.fromEntries(all.map((name) => [name, name]));
}

/** Names a range by where it lies. */
function plain(value) {
  if (Array.isArray(value)) {
    return value.map((one) => one.area ?? one);
  }
  return value?.area ? [value.tab.name, ...value.area] : value;
}

function recorder(methods, settings = []) {
  const builder = { settings, build: () => ({ settings }) };
  for (const method of methods) {
    builder[method] = (...values) => {
      settings.push([method, values.map(plain)]);
      return builder;
    };
  }
  return builder;
}

function spreadsheetApp(host) {
  const rule = [
    "whenFormulaSatisfied", "whenTextEqualTo", "setFontColor", "setBackground", "setBold", "setRanges",
    "setGradientMinpointWithValue", "setGradientMaxpointWithValue",
  ];
  return {
    getActiveSpreadsheet: () => host.needs("spreadsheets.currentonly", host.book),
    getUi: () => {
      if (host.inCell) {
        throw new Error(NO_UI);
      }
      return host.needs("script.container.ui", ui(host));
    },
    flush: () => host.tick(),
    newConditionalFormatRule: () => recorder(rule),
    newDataValidation: () => {
      const validation = { words: [], strict: true };
      const builder = {
        requireValueInList: (words) => Object.assign(validation, { words: [...words] }) && builder,
        requireValueInRange: (range) => Object.assign(validation, { source: [range.tab.name, ...range.area] }) && builder,
        setAllowInvalid: (allowed) => Object.assign(validation, { strict: !allowed }) && builder,
        build: () => validation,
      };
      return builder;
    },
    CopyPasteType: names("PASTE_FORMAT", "PASTE_DATA_VALIDATION", "PASTE_VALUES"),
    ProtectionType: names("SHEET", "RANGE"),
    newFilterCriteria: () => ({
      setHiddenValues: (hidden) => ({ build: () => ({ hidden: [...hidden] }) }),
      setVisibleValues: () => {
        throw new Error("Visible values are only for pivot tables.");
      },
    }),
    newRichTextValue: () => {
      const rich = { text: "", link: null };
      const builder = {
        setText: (text) => Object.assign(rich, { text }) && builder,
        setLinkUrl: (link) => Object.assign(rich, { link }) && builder,
        build: () => rich,
      };
      return builder;
    },
    WrapStrategy: names("WRAP", "CLIP", "OVERFLOW"),
    BorderStyle: names("SOLID", "SOLID_THICK"),
    InterpolationType: names("NUMBER", "PERCENT"),
    DeveloperMetadataVisibility: names("DOCUMENT", "PROJECT"),
  };
}

/** What a user does while a question stands there: waits, types into a tab, and says yes or no. */
function answered(host, Button) {
  const { yes, seconds = 0, typed } = host.answers.shift() ?? { yes: false };
  host.slept += seconds * 1000;
  if (typed) {
    const [name, row, column, value] = typed;
    host.book.tabs.find((tab) => tab.name === name).fill({ row, column }, [[host.book.stored(value)]]);
  }
  return yes ? Button.YES : Button.NO;
}

function ui(host) {
  const Button = names("OK", "CANCEL", "CLOSE", "YES", "NO");
  const createMenu = (title) => {
    const menu = { title, items: [] };
    return Object.assign(menu, {
      addItem: (caption, name) => menu.items.push([caption, name]) && menu,
      addSubMenu: (other) => menu.items.push([other.title, other.items]) && menu,
      addSeparator: () => menu,
      addToUi: () => {
        host.messages.menu = menu.items;
      },
    });
  };
  return {
    Button,
    ButtonSet: names("OK", "OK_CANCEL", "YES_NO"),
    createMenu,
    alert: (title, text, buttons) => {
      host.messages.alerts.push(text);
      return buttons === "YES_NO" ? answered(host, Button) : Button.OK;
    },
    showSidebar: (page) => {
      host.messages.sidebar = page.title;
      host.messages.sidebar_page = page.content;
    },
    prompt: (title, text) => {
      host.messages.prompts.push(text);
      const typed = host.answers.shift();
      return {
        getSelectedButton: () => (typed === undefined || typed === null ? Button.CANCEL : Button.OK),
        getResponseText: () => typed ?? "",
      };
    },
  };
}

function htmlService(host) {
  return {
    createHtmlOutputFromFile: (name) => {
      if (!(name in host.files)) {
        throw new Error(`No HTML file named ${name} was found.`);
      }
      const page = {
        content: host.files[name],
        setTitle: (title) => Object.assign(page, { title }),
        setContent: (content) => Object.assign(page, { content }),
        getContent: () => page.content,
      };
      return page;
    },
  };
}

function permitted(url, list) {
  // without a list every address is permitted; a prefix covers itself and what lies below it
  return !list || list.some((prefix) => url === prefix || url.startsWith(prefix.replace(/\/*$/, "/")));
}

function urlFetchApp(host) {
  return {
    fetch: (url, request = {}) => {
      host.needs("script.external_request");
      const { contentType, headers = {}, payload, method = "get" } = request;
      host.messages.fetches.push({ url, method, headers, payload: payload ?? null, at: host.elapsed() });
      if (!permitted(url, host.manifest.urlFetchWhitelist)) {
        throw new Error(`Attempt to access ${url}, which is not on the list of allowed addresses.`);
      }
      if (Buffer.byteLength(payload ?? "") > 50 * 1024 * 1024) {
        throw new Error("Limit exceeded: URLFetch POST Size.");
      }
      const home = Object.keys(host.hosts).find((prefix) => url.startsWith(prefix));
      if (!home) {
        throw new Error(`DNS error: ${url}`);
      }
      const type = { "content-type": contentType ?? "application/x-www-form-urlencoded" };
      const target = { url: host.hosts[home] + url.slice(home.length), method: method.toUpperCase() };
      const got = fetchSync({ ...target, headers: payload ? { ...headers, ...type } : headers, body: payload });
      if (got.fault) {
        throw new Error(`Address unavailable: ${url}`);
      }
      if (got.status >= 300 && got.status < 400 && request.followRedirects !== false) {
        throw new Error("the double follows no redirects");
      }
      if (got.status >= 400 && !request.muteHttpExceptions) {
        throw new Error(`Request failed for ${url} returned code ${got.status}.`);
      }
      host.tick();
      return {
        getResponseCode: () => got.status,
        getHeaders: () => got.headers,
        getContentText: (charset = "ISO-8859-1") => Buffer.from(got.bytes).toString(charset === "UTF-8" ? "utf8" : "latin1"),
      };
    },
  };
}

function propertiesService(host) {
  const store = {
    getProperty: (key) => host.properties[key] ?? null,
    setProperty: (key, value) => {
      if (Buffer.byteLength(value) > 9 * 1024) {
        throw new Error("Argument too large: value");
      }
      host.properties[key] = String(value);
      return store;
    },
    deleteProperty: (key) => delete host.properties[key] && store,
  };
  return { getDocumentProperties: () => store };
}

function cacheService(host) {
  const alive = (key) => {
    if (key.length > 250) {
      throw new Error("Argument too large: key");
    }
    const entry = host.cache.get(key);
    return entry && entry.until > host.now() ? entry.value : null;
  };
  const put = (key, value, seconds = 600) => {
    alive(key);
    if (Buffer.byteLength(value) > 100 * 1024) {
      throw new Error("Argument too large: value");
    }
    host.cache.set(key, { value: String(value), until: host.now() + Math.min(seconds, 21_600) * 1000 });
  };
  const refused = (work) => (...values) => {
    if (host.noCache) {
      throw new Error("Service invoked too many times for one day: cache.");
    }
    return work(...values);
  };
  const cache = {
    get: refused(alive),
    getAll: refused((keys) => Object.fromEntries(keys.map((key) => [key, alive(key)]).filter(([, value]) => value !== null))),
    putAll: refused((values, seconds) => Object.entries(values).forEach(([key, value]) => put(key, value, seconds))),
  };
  return { getDocumentCache: () => cache };
}

function lockService(host) {
  const lock = {
    tryLock: (ms) => {
      if (host.lock !== "free") {
        host.sleep(ms);
        return false;
      }
      host.lock = "ours";
      return true;
    },
    releaseLock: () => {
      host.lock = host.lock === "ours" ? "free" : host.lock;
    },
  };
  return { getDocumentLock: () => lock };
}

function utilities(host) {
  return {
    sleep: (ms) => host.sleep(ms),
    formatDate: (date, zone, pattern) => calendar.formatDate(date.getTime(), zone, pattern),
    parseDate: (text, zone, pattern) => host.moment(calendar.parseDate(text, zone, pattern)),
    DigestAlgorithm: names("SHA_256"),
    // like Google's, it takes what is not ASCII for question marks, and counts bytes from -128
    computeDigest: (_, text) => {
      const ascii = text.replace(/[^\0-\x7f]/g, "?");
      return [...crypto.createHash("sha256").update(ascii).digest()].map((byte) => (byte > 127 ? byte - 256 : byte));
    },
    base64Encode: (bytes) => Buffer.from(Int8Array.from(bytes).buffer).toString("base64"),
  };
}

module.exports = {
  SpreadsheetApp: spreadsheetApp,
  UrlFetchApp: urlFetchApp,
  PropertiesService: propertiesService,
  CacheService: cacheService,
  LockService: lockService,
  Utilities: utilities,
  HtmlService: htmlService,
};
