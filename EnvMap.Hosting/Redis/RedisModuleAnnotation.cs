using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Redis;

/// <summary>A module that the server loads.</summary>
internal sealed record RedisModuleAnnotation(string Path) : IResourceAnnotation;
