using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Redis;

/// <summary>Has the server write its data down after an interval in which at least so many keys changed.</summary>
internal sealed record RedisSaveAnnotation(TimeSpan Interval, long KeysChanged) : IResourceAnnotation;
