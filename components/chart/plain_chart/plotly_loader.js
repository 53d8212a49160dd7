// Loads plotly.js once for the page, from this server only.

let plotlyPromise = null;

export function loadPlotly(url) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  plotlyPromise ??= new Promise((resolve, reject) => {
    const early = window.thawPreload; // begun at the top of the page
    const script = early || document.createElement("script");
    script.src ||= url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      plotlyPromise = window.thawPreload = null;
      reject(new Error(`plotly.js did not load from ${url}`));
    };
    if (!early) document.head.append(script);
  });
  return plotlyPromise;
}
