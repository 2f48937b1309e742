namespace EnvMap.Api.Observations.Probes;

internal enum ProbeKind
{
    Tcp,
    Http,
    PostgreSql,
    Redis,
    Self,
}
