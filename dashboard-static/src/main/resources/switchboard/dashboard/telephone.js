// A telephone in the page, on the thread of the sound: what the microphone catches leaves as µ-law at 8 kHz in frames of
// 20 ms; what comes in is played as it came, with marks told when all before them has been heard.
const RATE = 8000;
const FRAME = 160;
const BIAS = 132;
const CLIP = 32635;

/** One linear sample (−1 to 1) as µ-law. */
function encoded(sample) {
  let it = Math.max(-CLIP, Math.min(CLIP, Math.round(sample * 32767)));
  const sign = it < 0 ? 0x80 : 0;
  it = Math.abs(it) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(it) - 7);
  return ~(sign | (exponent << 4) | ((it >> (exponent + 3)) & 0x0f)) & 0xff;
}

const DECODED = Float32Array.from({length: 256}, (_, byte) => {
  const it = ~byte & 0xff;
  const size = ((((it & 0x0f) << 3) + BIAS) << ((it >> 4) & 7)) - BIAS;
  return (it & 0x80 ? -size : size) / 32768;
});

class Telephone extends AudioWorkletProcessor {
  #step = RATE / sampleRate;
  #frame = new Uint8Array(FRAME);
  #filled = 0;
  #sum = 0;
  #count = 0;
  #phase = 0;
  #energy = 0;
  #queue = [];
  #at = 0;
  #last = 0;
  #next = 0;
  #playing = false;

  constructor() {
    super();
    this.port.onmessage = ({data}) => {
      if (data.sound) this.#queue.push(data.sound);
      else if (data.mark) this.#queue.push(data.mark);
      else if (data.clear) this.#clear();
    };
  }

  process([input], [output]) {
    if (input[0]) this.#listen(input[0]);
    this.#play(output[0]);
    for (const other of output.slice(1)) other.set(output[0]);
    return true;
  }

  /** As many samples as fall on one of 8,000 are one: their mean, so that nothing high comes back as something low. */
  #listen(samples) {
    for (const it of samples) {
      this.#sum += it;
      this.#count++;
      this.#phase += this.#step;
      if (this.#phase < 1) continue;
      this.#phase -= 1;
      const sample = this.#sum / this.#count;
      this.#sum = this.#count = 0;
      this.#energy += sample * sample;
      this.#frame[this.#filled++] = encoded(sample);
      if (this.#filled === FRAME) this.#send();
    }
  }

  #send() {
    this.port.postMessage({frame: this.#frame, level: Math.sqrt(this.#energy / FRAME)}, [this.#frame.buffer]);
    this.#frame = new Uint8Array(FRAME);
    this.#filled = 0;
    this.#energy = 0;
  }

  #play(out) {
    for (let i = 0; i < out.length; i++) {
      this.#at += this.#step;
      while (this.#at >= 1) {
        this.#at -= 1;
        this.#last = this.#next;
        this.#next = this.#taken();
      }
      out[i] = this.#last + (this.#next - this.#last) * this.#at;
    }
  }

  #offset = 0;

  #taken() {
    while (typeof this.#queue[0] === 'string') this.port.postMessage({mark: this.#queue.shift()});
    const sound = this.#queue[0];
    this.#tell(Boolean(sound));
    if (!sound) return 0;
    const it = DECODED[sound[this.#offset++]];
    if (this.#offset < sound.length) return it;
    this.#offset = 0;
    this.#queue.shift();
    return it;
  }

  /** What waited is dropped; its marks come back all the same, as a telephone's do. */
  #clear() {
    for (const it of this.#queue) if (typeof it === 'string') this.port.postMessage({mark: it});
    this.#queue = [];
    this.#offset = 0;
  }

  #tell(playing) {
    if (playing === this.#playing) return;
    this.#playing = playing;
    this.port.postMessage({playing});
  }
}

registerProcessor('telephone', Telephone);
