// Prototype files on their way to the server: checked first, sent one after the other, each with
// its progress. A refused file says why and stops nothing else.

import { shallowRef, type ShallowRef } from "vue";
import type { FrameId } from "@entente/shared/model/ids";
import { useNoticesStore } from "../../stores/notices.ts";
import { useReviewStore } from "../../stores/review.ts";
import { checkPrototype, titleFromFile } from "./upload-check.ts";

export interface Upload {
  readonly id: number;
  readonly name: string;
  /** 0 to 100; null once sent, while the server looks into the file. */
  readonly percent: number | null;
}

export interface Uploads {
  readonly list: Readonly<ShallowRef<readonly Upload[]>>;
  /** Sends the files; `frame` makes the first a new version of it, the rest new frames. Calls `done` for each. */
  send(files: readonly File[], frame: FrameId | null): Promise<void>;
}

export function useUploads(done: (frame: string, version: string) => void): Uploads {
  const review = useReviewStore();
  const notices = useNoticesStore();
  const list = shallowRef<readonly Upload[]>([]);
  let last = 0;

  async function sendOne(file: File, frame: FrameId | null): Promise<void> {
    const refusal = checkPrototype(file);
    if (refusal) {
      notices.say(refusal, "error");
      return;
    }
    const id = ++last;
    list.value = [...list.value, { id, name: file.name, percent: 0 }];
    const onProgress = (share: number): void => {
      list.value = list.value.map((entry) =>
        entry.id === id ? { ...entry, percent: share < 1 ? share * 100 : null } : entry,
      );
    };
    try {
      const created = await review.uploadFrame(
        file,
        frame ? { frame, onProgress } : { title: titleFromFile(file.name), onProgress },
      );
      done(created.frame, created.version);
    } catch (error) {
      notices.say(`${file.name}: ${error instanceof Error ? error.message : "the upload failed."}`, "error");
    } finally {
      list.value = list.value.filter((entry) => entry.id !== id);
    }
  }

  async function send(files: readonly File[], frame: FrameId | null): Promise<void> {
    for (const [index, file] of files.entries()) await sendOne(file, index === 0 ? frame : null);
  }

  return { list, send };
}
