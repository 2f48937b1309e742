// Keeps the state of the cells up to date; without this module the page shows the state of the moment it was loaded.
// In milliseconds; the stream gives a sign of life every 15 seconds.
const patience = { first: 1_000, longest: 30_000, silence: 40_000 };
const summary = document.querySelector(".now");

if (summary) {
    const cells = new Map([...document.querySelectorAll("[data-cell]")].map(cell => [cell.dataset.cell, cell]));
    const words = kind => new Map([...summary.querySelectorAll(`template[data-${kind}-words]`)]
        .map(template => [plain(template.dataset[`${kind}Words`]), template]));
    const known = { drift: words("drift"), health: words("health") };
    const pulse = summary.querySelector(".pulse");
    const news = summary.querySelector("[data-news]");
    let wait = patience.first;
    const states = new Map();
    let source;
    let silence;
    let retry;

    const time = () => new Date().toLocaleTimeString([], { hour12: false });
    const say = (connection, text) => {
        pulse.dataset.connection = connection;
        pulse.querySelector("[data-connection-words]").textContent = text;
    };

    const connect = () => {
        source = new EventSource(summary.dataset.stream);
        source.addEventListener("status", event => hear(JSON.parse(event.data).cells));
        source.addEventListener("change", event => hear(JSON.parse(event.data).cells));
        source.addEventListener("heartbeat", () => hear([]));
        source.addEventListener("error", () => {
            lose();
            // After an answer that is no stream, as 503 is, the browser gives up by itself.
            if (source.readyState === EventSource.CLOSED) {
                again();
            }
        });
    };

    const hear = cells => {
        wait = patience.first;
        clearTimeout(silence);
        silence = setTimeout(() => (lose(), again()), patience.silence);
        apply(cells);
        say("live", `Live, heard at ${time()}`);
    };

    const lose = () => {
        clearTimeout(silence);
        if (pulse.dataset.connection !== "stale") {
            say("stale", `Stale since ${time()}, reconnecting`);
        }
    };

    const again = () => {
        source.close();
        clearTimeout(retry);
        retry = setTimeout(connect, wait);
        wait = Math.min(wait * 2, patience.longest);
    };

    const apply = changed => {
        for (const state of changed) {
            states.set(`${state.row}:${plain(state.environment)}`, state);
        }
        const changes = changed.map(update).filter(Boolean);
        for (const box of summary.querySelectorAll("[data-environment]")) {
            const own = [...states.values()].filter(state => plain(state.environment) === box.dataset.environment);
            count(box, "drifted", own.filter(state => plain(state.drift) === "drifted").length);
            count(box, "unhealthy", own.filter(state => plain(state.health) === "unhealthy").length);
            count(box, "observed", own.filter(state => plain(state.drift) !== "notobservable").length);
        }
        if (changes.length > 0) {
            news.textContent = changes.length > 5 ? `${changes.length} cells changed.` : changes.join(" ");
        }
    };

    const update = state => {
        const cell = cells.get(`${state.row}:${plain(state.environment)}`);
        const drift = known.drift.get(plain(state.drift));
        const health = known.health.get(plain(state.health));
        if (!cell || !drift || !health) {
            return null;
        }
        const isNews = cell.dataset.drift !== drift.dataset.driftWords || cell.dataset.health !== health.dataset.healthWords;
        const detail = plain(state.drift) === "drifted" || plain(state.health) === "unhealthy" ? state.detail ?? "" : "";
        if (!isNews && detail === (cell.querySelector(".detail")?.textContent ?? "")) {
            return null;
        }
        cell.dataset.drift = drift.dataset.driftWords;
        cell.dataset.health = health.dataset.healthWords;
        cell.replaceChildren(drift.content.cloneNode(true), " ", health.content.cloneNode(true));
        if (detail) {
            cell.append(Object.assign(document.createElement("span"), { className: "detail", textContent: detail }));
        }
        if (!isNews) {
            return null;
        }
        cell.classList.remove("fresh");
        requestAnimationFrame(() => cell.classList.add("fresh"));
        const said = [...cell.querySelectorAll(".drift, .health")].map(part => part.lastChild.textContent.trim()).join(", ");
        return `${cell.closest("[data-name]").dataset.name} in ${state.environment}: ${said}.`;
    };

    connect();
    // A page kept for the back button must hold no connection, and needs one again when it is shown.
    addEventListener("pagehide", () => {
        source.close();
        clearTimeout(silence);
        clearTimeout(retry);
    });
    addEventListener("pageshow", event => event.persisted && connect());
}

function count(box, name, number) {
    const place = box.querySelector(`[data-count=${name}]`);
    place.textContent = number;
    if (place.parentElement.dataset.some) {
        place.parentElement.dataset.some = number > 0 ? "yes" : "no";
    }
}

// The names of values differ in case and hyphens between markup and JSON.
function plain(name) {
    return String(name).toLowerCase().replaceAll("-", "");
}
