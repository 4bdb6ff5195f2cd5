// Draws an icon of Lucide: one SVG element with its shapes. It takes what we give icons: `size`, `stroke-width`, and any
// attribute of the element. An icon says nothing to a screen reader unless it is told to.

import { h, type FunctionalComponent } from "vue";

interface IconData {
  readonly name: string;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

/** The component of one icon. */
export default function createIcon({ name, node }: IconData): FunctionalComponent<Record<string, unknown>> {
  // Class, style and listeners are handed on by Vue.
  return ({ size = 24, "stroke-width": stroke = 2, class: _class, style: _style, ...rest }) =>
    h(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: size,
        height: size,
        viewBox: "0 0 24 24",
        fill: "none",
        stroke: "currentColor",
        "stroke-width": stroke,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        class: `lucide lucide-${name}`,
        "aria-hidden": "true",
        ...rest,
      },
      node.map(([tag, attributes]) => h(tag, attributes)),
    );
}
