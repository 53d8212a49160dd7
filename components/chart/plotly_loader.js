// Loads plotly.js once for the page, from this server only.

let plotlyPromise = null;

function loadPlotly(url) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  plotlyPromise ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      plotlyPromise = null;
      reject(new Error(`plotly.js did not load from ${url}`));
    };
    document.head.append(script);
  });
  return plotlyPromise;
}
