namespace EnvMap.Acquisition;

// One item of native/pg-symlinks.json: {"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}
internal sealed record PostgresLink(string Source, string Target);
