// What is measured inside the page, as functions that go to the browser as they are: each uses nothing
// but its arguments and the page's `window.kanban`.

/** Watches for the next drop; `window.kanban.drop` then tells how long the page works on it (handlers and what follows from them, then the frame that is painted next) and which frame shows the card in its column. */
export function watchDrop([task, column]: readonly [task: string, column: number]): void {
  const { board } = window.kanban;
  const isThere = () => board.column(column).contains(board.card(task));
  const soon = () =>
    new Promise<number>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  window.kanban.drop = new Promise((resolve) => {
    const events = ["pointerup", "drop"];
    const onDrop = async () => {
      for (const event of events) window.removeEventListener(event, onDrop, true);
      const began = performance.now();
      let frame = Infinity;
      requestAnimationFrame(() => (frame = performance.now()));
      const handled = Math.min(await soon(), frame);
      while (frame === Infinity) await new Promise(requestAnimationFrame);
      const painted = await soon();
      let frames = 1;
      for (; !isThere() && frames < 600; frames += 1) await new Promise(requestAnimationFrame);
      resolve({ ms: handled - began + painted - frame, frames });
    };
    for (const event of events) window.addEventListener(event, onDrop, true);
  });
}
