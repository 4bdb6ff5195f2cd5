// Creating and changing SVG elements. An attribute is written only when it differs: most frames of a
// scroll change nothing but one bar.

/** A new SVG element inside `parent`. */
export function createSvg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  parent: Element,
  className = "",
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  if (className) element.setAttribute("class", className);
  parent.appendChild(element);
  return element;
}

/** Sets `name` unless it already has that value. */
export function setAttribute(element: Element, name: string, value: string | number): void {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** Shows or hides by `display`, which takes an element out of painting and of hit tests. */
export function setShown(element: SVGElement | HTMLElement, isShown: boolean): void {
  const display = isShown ? "" : "none";
  if (element.style.display !== display) element.style.display = display;
}
