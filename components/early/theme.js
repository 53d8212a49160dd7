// The theme that the page will wear: the one chosen here before, else the server's, else the system's.
export function themeOf(base) {
  let kept = "";
  try {
    kept = Object.keys(localStorage).filter((key) => key.startsWith(`stActiveTheme-${location.pathname}-`)).map((key) => localStorage.getItem(key)).join();
  } catch { /* a browser that keeps nothing */ }
  const chosen = /dark|light/i.exec(kept)?.[0].toLowerCase();
  return chosen || base || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
