using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.TestSupport;

/// <summary>Small containers for tests.</summary>
internal static class TestContainers
{
    /// <summary>An image that every engine of the tests has.</summary>
    public const string Image = "busybox";

    public const string Tag = "1.37";

    /// <summary>A container that runs a shell script and, as its first process, ends at once when told to.</summary>
    public static IResourceBuilder<ContainerResource> AddScript(this IDistributedApplicationBuilder builder, string name, string script, params string[] args)
        => builder.AddContainer(name, Image, Tag).WithEntrypoint("sh").WithArgs(["-c", script, .. args]).WithContainerRuntimeArgs("--stop-signal", "KILL");

    /// <summary>A container that serves its files by HTTP on port 8080.</summary>
    public static IResourceBuilder<ContainerResource> AddWeb(this IDistributedApplicationBuilder builder, string name, string text)
        => builder.AddScript(name, "mkdir /www; echo \"$TEXT\" > /www/index.html; exec httpd -f -p 8080 -h /www").WithEnvironment("TEXT", text).WithHttpEndpoint(targetPort: 8080);

    public static string ContainerId(this CustomResourceSnapshot snapshot) => snapshot.Text("container.id");

    public static string Text(this CustomResourceSnapshot snapshot, string property)
        => Convert.ToString(snapshot.Properties.Single(p => p.Name == property).Value, CultureInfo.InvariantCulture)!;
}
