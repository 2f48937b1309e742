using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.TestSupport;

internal sealed class TestChildResource(string name, IResource parent) : Resource(name), IResourceWithParent, IResourceWithWaitSupport
{
    public IResource Parent { get; } = parent;
}
