using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Dcp;

/// <summary>What a resource is started with: every value resolved.</summary>
internal sealed record ResourceConfiguration(IReadOnlyList<ResolvedValue> Arguments, IReadOnlyDictionary<string, ResolvedValue> Environment);
