namespace EnvMap.Hosting.Dcp;

/// <summary>Kinds of change.</summary>
internal enum DcpWatchEventType
{
    Added,
    Modified,
    Deleted,
}
