using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.TestSupport;

internal sealed class TestResource(string name) : Resource(name), IResourceWithWaitSupport;
