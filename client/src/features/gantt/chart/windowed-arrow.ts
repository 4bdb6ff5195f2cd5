// A recycled link: frappe's `Arrow` with the four types drawn alike. Its ends are bars on screen or
// stubs with the same box, so that a link leaves the screen where it should. A second, wider and
// invisible path takes the pointer: a hairline can't be hit.

import type { Arrow, Bar, default as Gantt } from "frappe-gantt";
import type { DependencyId } from "@entente/shared/model/ids";
import type { DependencyType } from "@entente/shared/model/plan";
import type { ChartFrame } from "./chart-types.ts";
import { linkPath, type BarBox } from "./link-path.ts";
import { createSvg, setAttribute, setShown } from "./svg.ts";

/** An end of a link as the line needs it. */
export interface LinkEnd {
  box(): BarBox;
}

export interface DrawnLink {
  /** Its position in the link index. */
  readonly at: number;
  readonly id: DependencyId;
  readonly type: DependencyType;
  readonly isCritical: boolean;
}

export type WindowedArrow = InstanceType<ReturnType<typeof createArrowClass>>;

/** frappe's `Arrow` made recyclable. */
export function createArrowClass(Base: typeof Arrow) {
  return class WindowedArrow extends Base {
    declare gantt: Gantt & ChartFrame;
    declare link: DrawnLink | null;
    declare from: LinkEnd;
    declare to: LinkEnd;
    declare hit: SVGPathElement;

    /** Position of its link in the index; null while it draws none. */
    get at(): number | null {
      return this.link?.at ?? null;
    }

    override calculate_path(): void {
      const { link } = this;
      this.path = link ? linkPath(link.type, this.from.box(), this.to.box(), this.gantt.rowHeight) : "";
    }

    override draw(): void {
      this.hit = createSvg("path", this.gantt.layers.arrow, "link-hit");
      this.element = createSvg("path", this.gantt.layers.arrow, "link-line");
    }

    override update(): void {
      this.calculate_path();
      setAttribute(this.element, "d", this.path);
      setAttribute(this.hit, "d", this.path);
    }

    /** Draws `link` between its ends, or nothing. */
    place(link: DrawnLink | null): void {
      this.link = link;
      setShown(this.element, link !== null);
      setShown(this.hit, link !== null);
      if (!link) return;
      this.update();
      setAttribute(this.hit, "data-link", link.id);
      setAttribute(this.hit, "data-testid", `gantt-link-${link.id}`);
      this.element.classList.toggle("is-critical", link.isCritical);
    }
  };
}

/** What frappe's constructor is given for an end: it keeps it and never looks inside. */
export const NO_BAR = null as unknown as Bar;
