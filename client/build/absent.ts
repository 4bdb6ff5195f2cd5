// Stands in for packages that jsPDF would fetch to draw HTML and SVG, which we don't ask it to.

export default null;
