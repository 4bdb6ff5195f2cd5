// Lets the plain TypeScript compiler pass over the components that the page mounts.

declare module "*.vue" {
  import type { Component } from "vue";
  const component: Component;
  export default component;
}
declare module "*.css";
