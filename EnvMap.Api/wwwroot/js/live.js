// Keeps the state of the cells up to date; without this module the page shows the state of the moment it was loaded.
// In milliseconds; the stream gives a sign of life every 15 seconds.
const patience = { first: 1_000, longest: 30_000, opening: 10_000, silence: 40_000, spread: 1_000 };
const summary = document.querySelector(".now");

if (summary) {
    const findCells = () => new Map([...document.querySelectorAll("[data-cell]")].map(cell => [cell.dataset.cell, cell]));
    let cells = findCells();
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
    let refreshing;
    let asking;
    let isOutdated = false;
    let isAsked = false;
    // What is shown of it besides drift and health.
    const made = state => `${state.declared} ${state.evidence?.grade} ${state.evidence?.at}`;
    const drifted = () => [...new Set([...states.values()].filter(state => plain(state.drift) === "drifted").map(state => state.row))].join();
    let followed = [...new Set([...cells.keys()].map(key => key.split(":")[0]))].join();

    const time = () => new Date().toLocaleTimeString([], { hour12: false });
    const say = (connection, text) => {
        pulse.dataset.connection = connection;
        pulse.querySelector("[data-connection-words]").textContent = text;
    };

    const connect = () => {
        leave();
        // A stream that never begins is no error to the browser.
        listen(patience.opening);
        source = new EventSource(summary.dataset.stream);
        source.addEventListener("status", event => hear(JSON.parse(event.data).cells, event.lastEventId !== summary.dataset.version));
        source.addEventListener("change", event => {
            const report = JSON.parse(event.data);
            hear(report.cells, report.columns.length > 0);
        });
        source.addEventListener("heartbeat", () => hear([]));
        source.addEventListener("error", () => {
            lose();
            // After an answer that is no stream, as 503 is, the browser gives up by itself.
            if (source.readyState === EventSource.CLOSED) {
                ask();
            }
        });
    };

    const hear = (changed, hasColumns) => {
        wait = patience.first;
        listen(patience.silence);
        apply(changed);
        pulse.querySelector("[data-login]").hidden = true;
        say("live", `Live, heard at ${time()}`);
        if (hasColumns || isOutdated) {
            isAsked = true;
            // Many pages hear the same at once.
            refreshing ??= setTimeout(refresh, patience.spread * Math.random());
        }
    };

    const listen = longest => {
        clearTimeout(silence);
        silence = setTimeout(() => (lose(), again()), longest);
    };

    const leave = () => {
        source?.close();
        asking?.abort();
        [silence, retry, refreshing].forEach(clearTimeout);
        refreshing = undefined;
    };

    const lose = () => {
        clearTimeout(silence);
        if (pulse.dataset.connection !== "stale") {
            say("stale", `Stale since ${time()}, reconnecting`);
        }
    };

    // The browser does not tell why there was no stream.
    const ask = async () => {
        const answer = await fetch(summary.dataset.status, { method: "HEAD" }).catch(() => null);
        if (answer?.status === 401) {
            say("stale", `Stale since ${time()}: your login is over.`);
            pulse.querySelector("[data-login]").hidden = false;
        } else {
            again();
        }
    };

    const again = () => {
        leave();
        if (document.hidden) {
            return;
        }
        retry = setTimeout(connect, wait);
        wait = Math.min(wait * 2, patience.longest);
    };

    // What is said of a column, and which rows there are, is made by the server alone: the page is asked for once more, and that part taken.
    const refresh = async () => {
        // What is heard from here on may be newer than the answer, which then is asked for again.
        const replaces = isOutdated;
        isAsked = isOutdated = false;
        const { signal } = asking = new AbortController();
        try {
            const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            // Where the login is over, the answer is another page.
            if (!page.querySelector(".sheet")) {
                throw new Error("No table came.");
            }
            take(page, replaces);
        } catch {
            isOutdated ||= replaces;
            // Whoever left has asked for nothing; what is heard first on coming back asks again.
            if (signal.aborted) {
                return;
            }
            lose();
        }
        refreshing = isAsked ? setTimeout(refresh, patience.spread * Math.random()) : undefined;
    };

    const take = (page, replaces) => {
        const pairs = [...document.querySelectorAll("[data-facts]")]
            .map(old => [old, page.querySelector(`[data-facts="${old.dataset.facts}"]`)])
            .filter(([, now]) => now);
        if (replaces || pairs.some(([old, now]) => old.dataset.profile !== now.dataset.profile)) {
            // Another profile makes something else of every row.
            document.querySelector(".sheet").replaceWith(page.querySelector(".sheet"));
            cells = findCells();
            apply([...states.values()]);
            const rows = document.querySelectorAll(".tool").length;
            news.textContent = `The table has changed: ${rows} ${rows === 1 ? "row" : "rows"}.`;
        } else {
            pairs.forEach(([old, now]) => old.replaceChildren(...now.childNodes));
        }
    };

    const apply = changed => {
        for (const state of changed) {
            const key = `${state.row}:${plain(state.environment)}`;
            isOutdated ||= made(states.get(key) ?? state) !== made(state);
            states.set(key, state);
        }
        if (summary.dataset.rows === "drifted") {
            const rows = drifted();
            isOutdated ||= rows !== followed;
            followed = rows;
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

    // Over HTTP/1.1 a browser has six connections to a host for all its tabs: one that nobody sees must hold none, nor must one that is
    // kept for the back button.
    const follow = () => document.hidden ? leave() : connect();
    follow();
    document.addEventListener("visibilitychange", follow);
    addEventListener("pagehide", leave);
    addEventListener("pageshow", event => event.persisted && follow());
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
