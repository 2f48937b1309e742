using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Signals by which a waiting resource is started by hand.</summary>
internal static class ManualStarts
{
    private static readonly ConditionalWeakTable<IResource, SemaphoreSlim> s_signals = [];

    public static SemaphoreSlim Of(IResource resource) => s_signals.GetValue(resource, _ => new(0));
}
