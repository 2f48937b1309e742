namespace EnvMap.Hosting.Dcp;

/// <summary>A change of an object.</summary>
internal readonly record struct DcpWatchEvent<T>(DcpWatchEventType Type, T Object);
