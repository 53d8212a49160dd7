// The picture to take home: title, what is shown, source and licence are in the image itself.

const PICTURE = { width: 1600, height: 1000 };

// The selected event is marked in the picture too.
function ringTraces(scene, selected) {
  const event = scene.events.find((e) => e.id === selected);
  if (!event) return [];
  const marker = { symbol: "circle-open", size: 30, color: scene.colours.text, line: { width: 3 } };
  return [["y", event.x, event.y], ["y2", event.lane_x, event.lane]].map(([yaxis, x, y]) => ({
    type: "scatter", mode: "markers", x: [x], y: [y], yaxis, marker, cliponaxis: false,
  }));
}

function pictureOf(scene, range, selected) {
  const size = { ...PICTURE, margin: { t: 150, b: 92 } };
  const layout = fitLayout(scene, range, size);
  const writing = writingOf(scene, layout, range, size);
  layout.annotations.push(...annotationsOf(scene, writing, layout.font));
  const line = (text, y, shift, font, anchor) => ({
    text, x: 0, xref: "paper", xanchor: "left", xshift: 20 - layout.margin.l, align: "left",
    y, yref: "paper", yanchor: anchor, yshift: shift, showarrow: false, font,
  });
  const words = scene.take_home;
  layout.paper_bgcolor = scene.colours.paper;
  layout.plot_bgcolor = scene.colours.paper;
  layout.annotations.push(
    line(`<b>${escapeHtml(words.title)}</b>`, 1, 98, { size: 26, color: scene.colours.text }, "bottom"),
    line(escapeHtml(words.sentence), 1, 64, { size: 17, color: scene.colours.muted }, "bottom"),
    line(words.footer.map(escapeHtml).join("<br>"), 0, -42, { size: 14, color: scene.colours.muted }, "top"),
  );
  return { data: [...structuredClone(scene.figure.data), ...ringTraces(scene, selected)], layout };
}

async function savePicture(Plotly, scene, range, selected, format) {
  const url = await Plotly.toImage(pictureOf(scene, range, selected), { format, ...PICTURE, scale: format === "png" ? 2 : 1 });
  const link = document.createElement("a");
  link.href = url;
  link.download = `${words_to_name(scene.take_home.filename)}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
}

const words_to_name = (text) => String(text).replace(/[^\w.-]+/g, "-").slice(0, 80);

// The address of this view; without clipboard rights (plain http on a network) it is shown to copy.
async function copyLink(announce, field) {
  const address = window.location.href;
  try {
    await navigator.clipboard.writeText(address);
    announce("Link copied.");
    return true;
  } catch {
    field.hidden = false;
    field.value = address;
    field.focus();
    field.select();
    announce("Copy the link from the field.");
    return false;
  }
}
