/** Draws the points of `[data-map]` on outlines of land. The list below it says the same; without points it stays hidden. */
const { L, topojson } = window;

/** Reads JSON from our own site. */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

/** A map without tiles: outlines are all there is, so nothing is asked of anybody else. */
function create(box) {
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 0,
    maxZoom: 8,
    zoomSnap: 0.5,
    scrollWheelZoom: false,
    maxBounds: [[-65, -220], [82, 220]],
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  L.control
    .zoom({
      position: document.dir === "rtl" ? "topleft" : "topright",
      zoomInTitle: box.dataset.zoomIn,
      zoomOutTitle: box.dataset.zoomOut,
    })
    .addTo(map);
  return map;
}

/** Outlines whose rings go on past the date line instead of running back across the whole map. */
function outlines(land) {
  const ring = (points) => {
    let turn = 0;
    const whole = points.map(([longitude, latitude], place) => {
      const step = place ? longitude - points[place - 1][0] : 0;
      if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
      return [longitude + turn, latitude];
    });
    const longitudes = whole.map(([longitude]) => longitude);
    const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
    const home = Math.round(middle / 360) * 360;
    return whole.map(([longitude, latitude]) => [longitude - home, latitude]);
  };
  const { geometry, features } = topojson.feature(land, land.objects.land);
  const shapes = geometry ? [geometry] : features.map((feature) => feature.geometry);
  const polygons = shapes.flatMap(({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates));
  return { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)) };
}

/** The words of a point, as elements: nothing that comes from data is read as markup. */
function words({ title, html_url, place, language }) {
  const link = Object.assign(document.createElement("a"), { href: html_url, textContent: title, lang: language });
  const where = Object.assign(document.createElement("p"), { textContent: place });
  const all = document.createElement("div");
  all.dir = document.dir || "ltr";
  all.append(link, where);
  return all;
}

/** A point that can be reached by keyboard and opens its words. */
function marker(box, feature) {
  const [longitude, latitude] = feature.geometry.coordinates;
  const { title } = feature.properties;
  const icon = L.divIcon({ className: "map__point", iconSize: [24, 24] });
  const point = L.marker([latitude, longitude], { icon, title, alt: title, keyboard: true });
  point.bindPopup(words(feature.properties));
  point.on("popupopen", ({ popup }) => {
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", box.dataset.close);
    popup.getElement().querySelector("a[href]")?.focus();
  });
  point.on("keydown", ({ originalEvent }) => {
    if (originalEvent.key === "Escape") point.closePopup();
  });
  point.getPopup().on("add", ({ target }) => {
    target.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      point.closePopup();
      point.getElement()?.focus();
    });
  });
  return point;
}

/** Points that stand close together as one, with their number. */
function cluster(box) {
  const icon = (group) => {
    const count = group.getChildCount();
    const label = box.dataset.several.replace("%n", count);
    group.options.title = label;
    group.options.alt = label;
    return L.divIcon({ className: "map__several", html: `<span>${Number(count)}</span>`, iconSize: [36, 36] });
  };
  return L.markerClusterGroup({ iconCreateFunction: icon, showCoverageOnHover: false, maxClusterRadius: 56 });
}

/** Fills one box; on any failure the list alone remains. */
async function draw(box) {
  const [points, land] = await Promise.all([json(box.dataset.map), json(box.dataset.land)]);
  if (!points.features.length) return;
  box.hidden = false;
  box.dir = "ltr";
  const map = create(box);
  L.geoJSON(outlines(land), { interactive: false, className: "map__land" }).addTo(map);
  const group = cluster(box);
  group.addLayers(points.features.map((feature) => marker(box, feature)));
  map.fitBounds(group.getBounds(), { padding: [24, 24], maxZoom: 5 });
  group.addTo(map);
}

for (const box of document.querySelectorAll("[data-map]")) {
  draw(box).catch(() => {
    box.hidden = true;
  });
}
