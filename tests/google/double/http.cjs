// HTTP that waits for its answer: a second thread asks while this one stands still.
"use strict";

const http = require("node:http");
const { MessageChannel, Worker, isMainThread, receiveMessageOnPort, workerData } = require("node:worker_threads");

function answer({ url, method, headers, body }) {
  return new Promise((resolve) => {
    const sending = http.request(url, { method, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) });
      });
    });
    sending.on("error", (error) => resolve({ fault: error.message }));
    sending.end(body);
  });
}

function served({ port, flag }) {
  port.on("message", async (request) => {
    port.postMessage(await answer(request));
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
}

let ready = null;

function fetchSync(request) {
  if (ready === null) {
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const data = { port: port2, flag };
    new Worker(__filename, { workerData: data, transferList: [port2] }).unref();
    port1.unref();
    ready = { port: port1, flag };
  }
  Atomics.store(ready.flag, 0, 0);
  ready.port.postMessage(request);
  Atomics.wait(ready.flag, 0, 0);
  return receiveMessageOnPort(ready.port).message;
}

if (isMainThread) {
  module.exports = { fetchSync };
} else {
  served(workerData);
}
